import { at, dayAt, daysIn, partsOf } from './wall.ts';
import type { Clock, Day } from './wall.ts';

/** When something comes again and again, on the clock of a zone. */
export type Rule =
  | { readonly kind: 'interval'; readonly minutes: number }
  | { readonly kind: 'days'; readonly every: number; readonly clock: Clock }
  /** 0 is Sunday. */
  | { readonly kind: 'weeks'; readonly every: number; readonly weekdays: readonly number[]; readonly clock: Clock }
  /** `date` 31: the last day where a month has fewer. */
  | { readonly kind: 'months'; readonly every: number; readonly date: number; readonly clock: Clock }
  /** `nth` -1: the last one of the month. */
  | { readonly kind: 'nth'; readonly nth: number; readonly weekday: number; readonly clock: Clock }
  | { readonly kind: 'years'; readonly month: number; readonly date: number; readonly clock: Clock };

/** No rule is silent for longer: 29 February. */
const FURTHEST_DAYS = 366 * 9;

/** The first time after `after`. `anchor`: the day from which every other week or every third day is counted; null: from the first that fits. */
export function nextOf(
  rule: Rule,
  { after, zone, anchor }: { readonly after: Date; readonly zone: string; readonly anchor: Day | null },
): Date | null {
  if (rule.kind === 'interval') return new Date(after.getTime() + rule.minutes * 60_000);
  const today = dayAt(after, zone);
  for (let day = today; day <= today + FURTHEST_DAYS; day += 1) {
    if (!fits(rule, day, anchor)) continue;
    const time = at(day, rule.clock, zone);
    if (time > after) return time;
  }
  return null;
}

function fits(rule: Exclude<Rule, { kind: 'interval' }>, day: Day, anchor: Day | null): boolean {
  const { year, month, date, weekday } = partsOf(day);
  if (rule.kind === 'days') return anchor === null || (day - anchor) % rule.every === 0;
  if (rule.kind === 'weeks')
    return rule.weekdays.includes(weekday) && (anchor === null || (weekOf(day) - weekOf(anchor)) % rule.every === 0);
  if (rule.kind === 'months') {
    const isDate = date === Math.min(rule.date, daysIn(year, month));
    return isDate && (anchor === null || (monthNumber(day) - monthNumber(anchor)) % rule.every === 0);
  }
  if (rule.kind === 'years') return month === rule.month && date === Math.min(rule.date, daysIn(year, month));
  if (weekday !== rule.weekday) return false;
  return rule.nth === -1 ? date + 7 > daysIn(year, month) : Math.ceil(date / 7) === rule.nth;
}

/** Weeks begin on Monday; 1 January 1970 was a Thursday. */
function weekOf(day: Day): number {
  return Math.floor((day + 3) / 7);
}

function monthNumber(day: Day): number {
  const { year, month } = partsOf(day);
  return year * 12 + month;
}
