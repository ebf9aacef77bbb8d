const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const LONGEST_DAY_MINUTES = 26 * 60;

interface CalendarDay {
  /** As `2026-11-23`. */
  readonly day: string;
  /** The first moment of the next one. */
  readonly renewsAt: Date;
}

/** The calendar day in a zone, and the first full minute of the next one, found by halving: right also where a day has 23 or 25 hours. */
export function dayOf(timeZone: string, now: Date): CalendarDay {
  if (timeZone === 'UTC') return utcDay(now);
  const nameOf = dayNames(timeZone);
  const day = nameOf(now);
  const start = Math.floor(now.getTime() / MINUTE_MS);
  let [same, other] = [start, start + LONGEST_DAY_MINUTES];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (nameOf(new Date(middle * MINUTE_MS)) === day) same = middle;
    else other = middle;
  }
  return { day, renewsAt: new Date(other * MINUTE_MS) };
}

/** Asked for with each call of a model, and much quicker than the calendar of a zone. */
function utcDay(now: Date): CalendarDay {
  const day = now.toISOString().slice(0, 10);
  return { day, renewsAt: new Date(Date.parse(day) + DAY_MS) };
}

/** The last days in a zone, oldest first, the one of `now` last: their names, and the first full minute of the oldest. */
export function lastDays(timeZone: string, now: Date, count: number): { readonly days: readonly string[]; readonly from: Date } {
  const nameOf = dayNames(timeZone);
  const today = Date.parse(nameOf(now));
  // By its name alone a day has 24 hours in UTC, whatever it has in its zone.
  const days = Array.from({ length: count }, (_, index) => new Date(today - (count - 1 - index) * DAY_MS).toISOString().slice(0, 10));
  const oldest = days[0] ?? nameOf(now);
  // No zone is as much as two days from UTC.
  let before = Math.floor(Date.parse(oldest) / MINUTE_MS) - 2 * LONGEST_DAY_MINUTES;
  let within = Math.floor(now.getTime() / MINUTE_MS);
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2);
    if (nameOf(new Date(middle * MINUTE_MS)) >= oldest) within = middle;
    else before = middle;
  }
  return { days, from: new Date(within * MINUTE_MS) };
}

/** Names the day of a moment in a zone, as `2026-11-23`; made once for many moments, because a calendar takes its time to be made. */
export function dayNames(timeZone: string): (at: Date) => string {
  if (timeZone === 'UTC') return (at) => at.toISOString().slice(0, 10);
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (at) => format.format(at);
}
