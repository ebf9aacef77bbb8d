import { NUMBER, Remainder, UNITS, at, dayAt, findDay, monthsLater, numberOf, partsOf, words } from '../../domain/plugins/index.ts';
import type { Day } from '../../domain/plugins/index.ts';
import type { Range } from './occurrence.ts';

/** Days that were said; `rest` is what else was. Null days: none were said. */
export interface SaidRange {
  readonly range: Range | null;
  readonly rest: string;
}

const WEEK = words('(?:(?:for|in) )?(?:this|the) week|на этой неделе|на неделю|за неделю|эту неделю|week');
const NEXT_WEEK = words('(?:for )?next week|на следующей неделе|следующую неделю|на следующую неделю');
const WEEKEND = words('(?:(?:on|for|at) )?(?:this |the )?weekend|(?:на |в |эти(?:х)? )?(?:эти )?выходные|на выходных');
const NEXT_WEEKEND = words('(?:(?:on|for) )?(?:the )?next weekend|(?:на |в )?следующи[ех] выходны[ех]');
const NEXT_MONTH = words('(?:in |for )?next month|(?:в следующем|на следующий) месяце?');
const THIS_DAY = words('tonight|this (?:morning|afternoon|evening)|утром|днем|вечером|ночью');
const MONTH = words('(?:this|the) month|в этом месяце|на месяц');
const NEXT_DAYS = words(
  `(?:(?:for|in) )?the next (?<count>${NUMBER}) (?:${UNITS.day})|(?:в |на )?ближайшие (?<ru>${NUMBER}) (?:${UNITS.day})|(?:в )?ближайшие дни`,
);

/** Finds the days that somebody asks for, on the calendar of their zone. */
export function readRange(text: string, { now, zone }: { readonly now: Date; readonly zone: string }): SaidRange {
  const rest = new Remainder(text.normalize('NFC').replaceAll('ё', 'е').replaceAll('Ё', 'Е'));
  const today = dayAt(now, zone);
  const days = daysIn(rest, today);
  return { range: days === null ? null : rangeOf(days[0], days[1], zone), rest: rest.text };
}

/** From the beginning of one day to the end of another one. */
export function rangeOf(first: Day, last: Day, zone: string): Range {
  const midnight = { hour: 0, minute: 0 };
  return { from: at(first, midnight, zone), until: at(last + 1, midnight, zone) };
}

function daysIn(rest: Remainder, today: Day): readonly [Day, Day] | null {
  // Weeks begin on Monday.
  const monday = today - ((partsOf(today).weekday + 6) % 7);
  if (rest.cut(NEXT_WEEK) !== null) return [monday + 7, monday + 13];
  if (rest.cut(NEXT_WEEKEND) !== null) return [monday + 12, monday + 13];
  if (rest.cut(WEEKEND) !== null) return [Math.max(today, monday + 5), monday + 6];
  if (rest.cut(WEEK) !== null) return [today, monday + 6];
  const first = today - partsOf(today).date + 1;
  if (rest.cut(NEXT_MONTH) !== null) return [monthsLater(first, 1), monthsLater(first, 2) - 1];
  if (rest.cut(MONTH) !== null) return [today, monthsLater(first, 1) - 1];
  const next = rest.cut(NEXT_DAYS);
  if (next !== null) return [today, today + Math.min(60, numberOf(next['count'] ?? next['ru'] ?? '3')) - 1];
  const day = findDay(rest, today);
  if (day === 'none' && rest.cut(THIS_DAY) !== null) return [today, today];
  return typeof day === 'number' ? [day, day] : null;
}
