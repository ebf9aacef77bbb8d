import { findDate, findNumbered } from './find-date.ts';
import type { Found } from './find-date.ts';
import { HOUR_WORD } from './clock-words.ts';
import { NUMBER, numberOf } from './numbers.ts';
import { monthsLater, partsOf } from './wall.ts';
import type { Day } from './wall.ts';
import { MONTH, UNITS, unitOf, WEEKDAY, weekdayOf, words } from './words.ts';
import type { Remainder } from './words.ts';

const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [words('(?:the )?day after tomorrow|после ?завтра'), 2],
  [words('tomorrow|tmrw|завтра'), 1],
  [words('today|сегодня|this(?= (?:morning|afternoon|evening))'), 0],
];
/** "Yesterday at 9"; and not what was said of yesterday. */
const BEFORE_A_TIME = `(?=\\s+(?:at|в|во)\\s+(?:\\d|noon|midnight|полдень|полночь|${HOUR_WORD})|\\s+(?:утром|днем|вечером)(?!\\p{L}))`;
const YESTERDAY = words(`(?:yesterday|вчера)${BEFORE_A_TIME}`);
const LAST_WEEKDAY = words(`(?:(?:on|в|во)\\s+)?(?:last|прошл(?:ый|ую|ое))\\s+(?<day>${WEEKDAY})${BEFORE_A_TIME}`);
const LONG = `${UNITS.day}|${UNITS.week}|${UNITS.month}|${UNITS.year}`;
const IN_DAYS = words(`(?:in|after|через|спустя)\\s+(?:(?<count>${NUMBER})\\s+)?(?<unit>${LONG})(?:(?:'s?)? time|\\s+from now)?`);
const FROM_NOW = words(`(?<count>${NUMBER})\\s+(?<unit>${UNITS.day}|${UNITS.week}|${UNITS.month})\\s+(?:from now|later)`);
const WHOLES: readonly (readonly [RegExp, (today: Day) => Day])[] = [
  [words('in a fortnight'), (today) => today + 14],
  [words('in half a year|через полгода|через пол года'), (today) => monthsLater(today, 6)],
  [words('через полтора месяца'), (today) => today + 45],
  [words('через полтора года|in a year and a half'), (today) => monthsLater(today, 18)],
];
const WEEKS_FROM = words(
  `(?<count>${NUMBER})\\s+weeks?\\s+(?:from|after)\\s+(?:(?<today>today)|(?<tomorrow>tomorrow)|(?:on\\s+)?(?<day>${WEEKDAY}))`,
);
const IN_WEEKS_ON = words(`через\\s+(?:(?<count>${NUMBER})\\s+)?недел[июь]ю?\\s+(?:в|во)\\s+(?<day>${WEEKDAY})`);
const WEEK_AFTER = words(`(?:(?:on|the)\\s+)*(?<day>${WEEKDAY})\\s+(?:week(?!\\p{L})|after next)`);
const NEXT_WEEK = '(?:next week|(?:на )?следующей неделе|следующую неделю)';
const NEXT_WEEK_DAY = words(
  `${NEXT_WEEK}\\s+(?:(?:on|в|во)\\s+)?(?<day>${WEEKDAY})|(?:(?:on|в|во)\\s+)?(?<day2>${WEEKDAY})\\s+${NEXT_WEEK}`,
);
const NEXT_UNIT = words('next (?<unit>week|month|year)|на следующей (?<week>неделе)|в следующем (?<ru>месяце|году)');
const WEEKEND = words('(?:(?:on|at|for|over) )?(?:the|this) weekend|(?:на|в)(?: эти| ближайшие)? выходны[ех]');
const ON_WEEKDAY = words(
  `(?:(?:on|by|в|во|к|до)\\s+)?(?:(?<next>next|следующ(?:ий|ую|ее)|будущ(?:ий|ую|ее)|ближайш(?:ий|ую|ее)|this|эт(?:от|у|о)|coming)\\s+)?(?<day>${WEEKDAY})`,
);
/** "Friday, 27 November": the date says which one. */
const WEEKDAY_OF_DATE = words(
  `(?:(?:on|в|во)\\s+)?(?:${WEEKDAY}),?(?=\\s+(?:the\\s+)?(?:\\d{1,2}(?:st|nd|rd|th|-?го)?\\s+(?:of\\s+)?(?:${MONTH})|(?:${MONTH})\\s+\\d|\\d{1,2}(?:st|nd|rd|th|-?го)\\s))`,
);

/** Finds the day; 'none': none is said; 'impossible': one that is not in the calendar. */
export function findDay(rest: Remainder, today: Day): Found {
  const week = ofAnotherWeek(rest, today);
  if (week !== null) return week;
  for (const [pattern, days] of RELATIVE) if (rest.cut(pattern) !== null) return today + days;
  for (const [pattern, day] of WHOLES) if (rest.cut(pattern) !== null) return day(today);
  const later = rest.cut(IN_DAYS) ?? rest.cut(FROM_NOW);
  if (later !== null) return inUnits(today, numberOf(later['count']), later['unit'] ?? '');
  rest.cut(WEEKDAY_OF_DATE);
  const date = findDate(rest, today);
  if (date !== 'none') return date;
  const weekday = rest.cut(ON_WEEKDAY);
  if (weekday !== null) return onWeekday(today, weekdayOf(weekday['day'] ?? '') ?? 0, weekday['next']);
  const next = rest.cut(NEXT_UNIT);
  if (next !== null) return nextUnit(today, next['unit'] ?? next['ru'] ?? next['week'] ?? '');
  if (rest.cut(WEEKEND) !== null) return partsOf(today).weekday === 0 ? today : onWeekday(today - 1, 6, undefined);
  return findNumbered(rest, today);
}

/** A day that is said by how far its week is away, also behind; null: none is. */
function ofAnotherWeek(rest: Remainder, today: Day): Day | null {
  if (rest.cut(YESTERDAY) !== null) return today - 1;
  const last = rest.cut(LAST_WEEKDAY);
  if (last !== null) return onWeekday(today, weekdayOf(last['day'] ?? '') ?? 0, undefined) - 7;
  const weeks = rest.cut(WEEKS_FROM);
  if (weeks !== null) {
    const { count, tomorrow, day } = weeks;
    const from = day === undefined ? today + (tomorrow === undefined ? 0 : 1) : onWeekday(today, weekdayOf(day) ?? 0, undefined);
    return from + numberOf(count) * 7;
  }
  const after = rest.cut(WEEK_AFTER);
  if (after !== null) return onWeekday(today, weekdayOf(after['day'] ?? '') ?? 0, undefined) + 7;
  const inWeeks = rest.cut(IN_WEEKS_ON);
  if (inWeeks !== null) return onWeekday(today, weekdayOf(inWeeks['day'] ?? '') ?? 0, 'next') + (numberOf(inWeeks['count']) - 1) * 7;
  const next = rest.cut(NEXT_WEEK_DAY);
  return next === null ? null : onWeekday(today, weekdayOf(next['day'] ?? next['day2'] ?? '') ?? 0, 'next');
}

function inUnits(today: Day, count: number, word: string): Day {
  const unit = unitOf(word);
  if (unit === 'month') return monthsLater(today, count);
  if (unit === 'year') return monthsLater(today, count * 12);
  return today + count * (unit === 'week' ? 7 : 1);
}

/** The coming one; today's is meant only by "this". "Next" is the one of next week where another comes before. */
function onWeekday(today: Day, weekday: number, next: string | undefined): Day {
  const { weekday: now } = partsOf(today);
  const ahead = (weekday - now + 7) % 7 || 7;
  const isOfNextWeek = /^(?:next|следующ)/i.test(next ?? '');
  if (!isOfNextWeek) return today + ahead;
  const monday = today + ((8 - now) % 7 || 7);
  return monday + ((weekday + 6) % 7);
}

function nextUnit(today: Day, word: string): Day {
  if (/month|месяц/i.test(word)) return monthsLater(today, 1);
  if (/year|год/i.test(word)) return monthsLater(today, 12);
  return today + ((8 - partsOf(today).weekday) % 7 || 7);
}
