const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a cron expression says, as plain lists; a list that is left out allows everything. */
export interface Pattern {
  readonly minutes: readonly number[];
  readonly hours: readonly number[] | 'every';
  readonly days?: readonly number[];
  readonly months?: readonly number[];
  /** 0: Sunday. */
  readonly weekdays?: readonly number[];
}

/** From an instant on, how far the clock on the wall is ahead of UTC. */
interface Stretch {
  readonly from: number;
  readonly offset: number;
}

/**
 * All times of a pattern in `(from, to]`, without any cron library: goes through the days of the calendar and puts each time of day on the zone's
 * stretches between two changes of its clock.
 */
export function timesOf(pattern: Pattern, zone: string, from: number, to: number): readonly number[] {
  const stretches = stretchesOf(zone, from - 3 * DAY, to + 3 * DAY);
  const times = new Set<number>();
  let current = 0;
  for (let day = Math.floor(from / DAY) * DAY - 2 * DAY; day < to + 2 * DAY; day += DAY) {
    if (!isDay(pattern, new Date(day))) continue;
    while ((stretches[current + 1]?.from ?? Infinity) < day - 2 * DAY) current += 1;
    const near = stretches.slice(current, current + 4);
    for (const time of timesOfDay(pattern))
      for (const instant of instantsOf(day + time, near, pattern.hours === 'every')) times.add(instant);
  }
  return [...times].filter((time) => time > from && time <= to).sort((one, other) => one - other);
}

function timesOfDay({ minutes, hours }: Pattern): readonly number[] {
  const all = hours === 'every' ? Array.from({ length: 24 }, (_, hour) => hour) : hours;
  return all.flatMap((hour) => minutes.map((minute) => hour * HOUR + minute * MINUTE));
}

function isDay({ days, months, weekdays }: Pattern, date: Date): boolean {
  if (months !== undefined && !months.includes(date.getUTCMonth() + 1)) return false;
  const isDayOfMonth = days?.includes(date.getUTCDate());
  const isWeekday = weekdays?.includes(date.getUTCDay());
  // Cron's old rule: of two restrictions on the day, one is enough.
  return days !== undefined && weekdays !== undefined
    ? isDayOfMonth === true || isWeekday === true
    : isDayOfMonth !== false && isWeekday !== false;
}

function instantsOf(wall: number, stretches: readonly Stretch[], keepsPace: boolean): readonly number[] {
  const hits: number[] = [];
  let gapEnd: number | null = null;
  for (const [index, { from, offset }] of stretches.entries()) {
    const instant = wall - offset;
    const before = stretches[index - 1];
    if (instant >= from && instant < (stretches[index + 1]?.from ?? Infinity)) hits.push(instant);
    else if (before !== undefined && instant < from && wall - before.offset >= from && offset - before.offset < DAY) gapEnd = from;
  }
  if (keepsPace) return hits;
  const [first] = hits;
  if (first !== undefined) return [first];
  return gapEnd === null ? [] : [gapEnd];
}

/** Looks once a day and searches for the minute of each change in between. */
function stretchesOf(zone: string, from: number, to: number): readonly Stretch[] {
  const numeric = 'numeric';
  const fields = { year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric } as const;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...fields });
  const offsetAt = (time: number): number => Date.parse(`${format.format(time)} UTC`) - time;
  const stretches: Stretch[] = [{ from: -Infinity, offset: offsetAt(from) }];
  for (let day = from; day < to; day += DAY) {
    const [old, fresh] = [offsetAt(day), offsetAt(day + DAY)];
    if (old === fresh) continue;
    let [before, behind] = [day, day + DAY];
    while (behind - before > MINUTE) {
      const middle = before + Math.floor((behind - before) / (2 * MINUTE)) * MINUTE;
      if (offsetAt(middle) === old) before = middle;
      else behind = middle;
    }
    stretches.push({ from: behind, offset: fresh });
  }
  return stretches;
}
