import { DATE_IN_WORDS, dateOf } from './numbers.ts';
import { dayOf, daysIn, partsOf } from './wall.ts';
import type { Day } from './wall.ts';
import { MONTH, monthOf, WEEKDAY, weekdayOf, words } from './words.ts';
import type { Remainder } from './words.ts';

/** A day that was said; 'impossible': one that is not in the calendar. */
export type Found = Day | 'none' | 'impossible';
type Groups = Readonly<Record<string, string | undefined>>;

const ISO = words(String.raw`(?:on\s+)?(?<year>\d{4})[-/.](?<month>\d{2})[-/.](?<date>\d{2})`);
const BACKWARDS = words(String.raw`(?:(?:on|в)\s+)?(?<date>\d{1,2})-(?<month>\d{1,2})-(?<year>\d{4})`);
const DOTTED = words(String.raw`(?:(?:on|в)\s+)?(?<date>\d{1,2})\.(?<month>\d{1,2})(?:\.(?<year>\d{4}|\d{2})(?!:))?`);
const SLASHED = words(String.raw`(?:(?<lead>on|by|в|на|к)\s+)?(?<one>\d{1,2})/(?<other>\d{1,2})(?:/(?<year>\d{4}|\d{2}))?`);
const ORDINAL = '(?:st|nd|rd|th|-?го|-?е)?';
const DATE = `\\d{1,2}|${DATE_IN_WORDS}`;
const DAY_MONTH = words(
  `(?:on\\s+)?(?:the\\s+)?(?<date>${DATE})${ORDINAL}\\s+(?:of\\s+)?(?<month>${MONTH})(?:\\s*,?\\s*(?<year>\\d{4})(?:\\s*г(?:ода|\\.)?)?)?`,
);
const MONTH_DAY = words(`(?:on\\s+)?(?<month>${MONTH})\\s+(?:the\\s+)?(?<date>${DATE})${ORDINAL}(?:\\s*,?\\s+(?<year>\\d{4}))?`);
const NTH = words(
  String.raw`(?:on\s+)?the\s+(?<date>\d{1,2})(?:st|nd|rd|th)|(?<ru>${DATE})(?:-?го|-е)?\s+числа|(?<go>\d{1,2})-?го|` +
    // "Пятого в десять утра", and not "в половине пятого".
    String.raw`(?<!(?:пол|половине|половину|четверть|минут|минуты)\s?)(?<word>${DATE_IN_WORDS})(?=\s+(?:в|во|к|утром|днем|вечером)\s)`,
);
const NEXT_MONTH_DATE = words(
  `(?:on\\s+)?(?:the\\s+)?(?<date>${DATE})${ORDINAL}\\s+(?:of next month|(?:числа\\s+)?(?:следующего месяца|в следующем месяце))|` +
    `(?:next month|в следующем месяце)\\s+(?:on\\s+)?(?:the\\s+)?(?<date2>${DATE})${ORDINAL}(?:\\s+числа)?`,
);
const END = words(
  `(?:(?:at|by|on|before)\\s+)?(?:the\\s+)?(?:end|last day)\\s+of\\s+(?:(?:the |this )?(?<this>month|year)|(?<next>next month)|(?<month>${MONTH}))|` +
    `(?:в конце|к концу|до конца|(?:в )?последний день)\\s+(?:(?<ruThis>месяца|года)|(?<ruNext>следующего месяца)|(?<ruMonth>${MONTH}))`,
);
const NAMED_ORDINALS = [
  'first|перв(?:ый|ую|ое)',
  'second|втор(?:ой|ую|ое)',
  'third|трет(?:ий|ью|ье)',
  'fourth|четверт(?:ый|ую|ое)',
  'last|последн(?:ий|юю|ее)',
];
const NTH_WEEKDAY = words(
  `(?:(?:on|в|во)\\s+)?(?:the\\s+)?(?<nth>${NAMED_ORDINALS.join('|')})\\s+(?<day>${WEEKDAY})\\s+` +
    `(?:(?:of|in)\\s+)?(?:(?<here>the month|this month|этого месяца|месяца)|(?<next>next month|следующего месяца)|(?<month>${MONTH}))`,
);
const HOLIDAYS: readonly (readonly [RegExp, { readonly month: number; readonly date: number }])[] = [
  [words('(?:on|at|by) christmas eve'), { month: 12, date: 24 }],
  [words('(?:on|at|by) christmas(?: day)?'), { month: 12, date: 25 }],
  [words("(?:on|by) new year's eve|(?:на|в|под) новый год"), { month: 12, date: 31 }],
  [words("(?:on|by) new year's day"), { month: 1, date: 1 }],
];

/** Finds a day that is said as a date of the calendar. */
export function findDate(rest: Remainder, today: Day): Found {
  for (const [pattern, { month, date }] of HOLIDAYS)
    if (rest.cut(pattern) !== null) return dated({ month: String(month), date: String(date) }, today);
  const iso = rest.cut(ISO) ?? rest.cut(BACKWARDS);
  if (iso !== null) return dated(iso, today);
  const ofMonth = inMonth(rest, today);
  if (ofMonth !== 'none') return ofMonth;
  const named = rest.cut(DAY_MONTH) ?? rest.cut(MONTH_DAY) ?? rest.cut(DOTTED);
  return named === null ? slashed(rest, today) : dated(named, today);
}

/** Finds a day that is said by its number alone, such as "on the 5th". */
export function findNumbered(rest: Remainder, today: Day): Found {
  const nth = rest.cut(NTH);
  return nth === null ? 'none' : nextDate(today, dateOf(nth['date'] ?? nth['ru'] ?? nth['go'] ?? nth['word'] ?? ''));
}

/** What is said by its place in a month: its end, its last Friday, the third of the next one. */
function inMonth(rest: Remainder, today: Day): Found {
  const next = rest.cut(NEXT_MONTH_DATE);
  if (next !== null) return dayIn(monthOn(today, 1), dateOf(next['date'] ?? next['date2'] ?? ''));
  const weekday = rest.cut(NTH_WEEKDAY);
  if (weekday !== null) return nthWeekday(weekday, today);
  const end = rest.cut(END);
  if (end === null) return 'none';
  const month = end['month'] ?? end['ruMonth'];
  const isYear = /year|года/i.test(end['this'] ?? end['ruThis'] ?? '');
  const isNext = (end['next'] ?? end['ruNext']) !== undefined;
  if (month !== undefined) return lastOf(monthNamed(today, month));
  return lastOf(isYear ? { year: partsOf(today).year, month: 12 } : monthOn(today, isNext ? 1 : 0));
}

interface Month {
  readonly year: number;
  /** From 1. */
  readonly month: number;
}

function monthOn(today: Day, ahead: number): Month {
  const { year, month } = partsOf(today);
  return { year: year + Math.floor((month - 1 + ahead) / 12), month: ((month - 1 + ahead) % 12) + 1 };
}

/** The coming one of this name; this month's is still it. */
function monthNamed(today: Day, word: string): Month {
  const now = partsOf(today);
  const month = monthOf(word) ?? now.month;
  return { year: month < now.month ? now.year + 1 : now.year, month };
}

function dayIn({ year, month }: Month, date: number): Found {
  return dayOf({ year, month, date }) ?? 'impossible';
}

function lastOf({ year, month }: Month): Found {
  return dayIn({ year, month }, daysIn(year, month));
}

function nthWeekday({ nth = '', day = '', month, next }: Groups, today: Day): Found {
  const index = NAMED_ORDINALS.findIndex((pattern) => words(pattern).test(nth));
  const weekday = weekdayOf(day) ?? 0;
  const find = (from: Month): Found => {
    const last = daysIn(from.year, from.month);
    const dates = Array.from({ length: last }, (_, at) => at + 1).filter((date) => weekdayIn(from, date) === weekday);
    return dayIn(from, dates[index === NAMED_ORDINALS.length - 1 ? dates.length - 1 : index] ?? 0);
  };
  const first = find(month === undefined ? monthOn(today, next === undefined ? 0 : 1) : monthNamed(today, month));
  if (typeof first !== 'number' || first >= today) return first;
  return month === undefined ? find(monthOn(today, 1)) : find({ ...monthNamed(today, month), year: partsOf(today).year + 1 });
}

function weekdayIn({ year, month }: Month, date: number): number {
  return partsOf(dayOf({ year, month, date }) ?? 0).weekday;
}

/** 24/12 and 12/24 say which is the month; where neither does, the day comes first, and only where it is clear that a date is meant. */
function slashed(rest: Remainder, today: Day): Found {
  const found = SLASHED.exec(rest.text)?.groups;
  if (found === undefined) return 'none';
  const { one = '', other = '', lead, year } = found;
  if (Number(one) <= 12 && Number(other) <= 12 && lead === undefined && year === undefined) return 'none';
  rest.cut(SLASHED);
  const isMonthFirst = Number(other) > 12;
  return dated({ month: isMonthFirst ? one : other, date: isMonthFirst ? other : one, year }, today);
}

/** Without a year it is the next one of this name. */
function dated({ year, month = '', date = '' }: Groups, today: Day): Found {
  const number = monthOf(month) ?? Number(month);
  const now = partsOf(today);
  if (number < 1 || number > 12) return 'impossible';
  const wanted = dateOf(date);
  if (year !== undefined) return dayIn({ year: year.length === 2 ? 2000 + Number(year) : Number(year), month: number }, wanted);
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const day = dayOf({ year: now.year + ahead, month: number, date: wanted });
    if (day !== null && day >= today) return day;
  }
  return 'impossible';
}

function nextDate(today: Day, date: number): Found {
  if (Number.isNaN(date) || date < 1 || date > 31) return 'impossible';
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const day = dayIn(monthOn(today, ahead), date);
    if (typeof day === 'number' && day >= today) return day;
  }
  return 'impossible';
}
