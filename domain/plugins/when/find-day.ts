import { dayOf, monthsLater, partsOf } from './wall.ts';
import type { Day } from './wall.ts';
import { MONTH, monthOf, NUMBER, numberOf, UNITS, unitOf, WEEKDAY, weekdayOf, words } from './words.ts';
import type { Remainder } from './words.ts';

/** A day that was said; `isExact`: of this very year, so that it is not moved to the next. */
type Found = Day | 'none' | 'impossible';

const RELATIVE: readonly (readonly [RegExp, number])[] = [
  [words('(?:the )?day after tomorrow|послезавтра'), 2],
  [words('tomorrow|tmrw|завтра'), 1],
  [words('today|сегодня'), 0],
];
const IN_DAYS = words(
  `(?:in|after|через)\\s+(?:(?<count>${NUMBER})\\s+)?(?<unit>${UNITS.day}|${UNITS.week}|${UNITS.month}|${UNITS.year})(?:\\s+(?:time|from now))?`,
);
const FROM_NOW = words(`(?<count>${NUMBER})\\s+(?<unit>${UNITS.day}|${UNITS.week}|${UNITS.month})\\s+from now`);
const NEXT_UNIT = words('next (?<unit>week|month|year)|на следующей (?<week>неделе)|в следующем (?<ru>месяце|году)');
const ON_WEEKDAY = words(
  `(?:(?:on|by|в|во|к)\\s+)?(?:(?<next>next|следующ(?:ий|ую|ее|ую)|ближайш(?:ий|ую|ее)|this|эт(?:от|у|о)|coming)\\s+)?(?<day>${WEEKDAY})`,
);
const ISO = words(String.raw`(?:on\s+)?(?<year>\d{4})-(?<month>\d{2})-(?<date>\d{2})`);
const DOTTED = words(String.raw`(?:(?:on|в)\s+)?(?<date>\d{1,2})\.(?<month>\d{1,2})(?:\.(?<year>\d{4}))?`);
const ORDINAL = '(?:st|nd|rd|th|-?го|-?е)?';
const DAY_MONTH = words(
  `(?:on\\s+)?(?:the\\s+)?(?<date>\\d{1,2})${ORDINAL}\\s+(?:of\\s+)?(?<month>${MONTH})(?:\\s*,?\\s*(?<year>\\d{4})(?:\\s*г(?:ода|\\.)?)?)?`,
);
const MONTH_DAY = words(`(?:on\\s+)?(?<month>${MONTH})\\s+(?:the\\s+)?(?<date>\\d{1,2})${ORDINAL}(?:\\s*,?\\s+(?<year>\\d{4}))?`);
const NTH = words(String.raw`(?:on\s+)?the\s+(?<date>\d{1,2})(?:st|nd|rd|th)|(?<ru>\d{1,2})(?:-?го|-е)?\s+числа|(?<go>\d{1,2})-?го`);

/** Finds the day; 'none': none is said; 'impossible': one that is not in the calendar. */
export function findDay(rest: Remainder, today: Day): Found {
  for (const [pattern, days] of RELATIVE) if (rest.cut(pattern) !== null) return today + days;
  const later = rest.cut(IN_DAYS) ?? rest.cut(FROM_NOW);
  if (later !== null) return inUnits(today, numberOf(later['count']), later['unit'] ?? '');
  const iso = rest.cut(ISO);
  if (iso !== null) return dated(iso, today);
  const named = rest.cut(DAY_MONTH) ?? rest.cut(MONTH_DAY) ?? rest.cut(DOTTED);
  if (named !== null) return dated(named, today);
  const weekday = rest.cut(ON_WEEKDAY);
  if (weekday !== null) return onWeekday(today, weekdayOf(weekday['day'] ?? '') ?? 0, weekday['next']);
  const next = rest.cut(NEXT_UNIT);
  if (next !== null) return nextUnit(today, next['unit'] ?? next['ru'] ?? next['week'] ?? '');
  const nth = rest.cut(NTH);
  return nth === null ? 'none' : nextDate(today, Number(nth['date'] ?? nth['ru'] ?? nth['go']));
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

/** Without a year it is the next one of this name. */
function dated({ year, month = '', date = '' }: Readonly<Record<string, string | undefined>>, today: Day): Found {
  const number = monthOf(month) ?? Number(month);
  const now = partsOf(today);
  if (number < 1 || number > 12) return 'impossible';
  if (year !== undefined) return dayOf({ year: Number(year), month: number, date: Number(date) }) ?? 'impossible';
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const day = dayOf({ year: now.year + ahead, month: number, date: Number(date) });
    if (day !== null && day >= today) return day;
  }
  return 'impossible';
}

function nextDate(today: Day, date: number): Found {
  if (date < 1 || date > 31) return 'impossible';
  const { year, month } = partsOf(today);
  for (let ahead = 0; ahead <= 2; ahead += 1) {
    const day = dayOf({ year: year + Math.floor((month - 1 + ahead) / 12), month: ((month - 1 + ahead) % 12) + 1, date });
    if (day !== null && day >= today) return day;
  }
  return 'impossible';
}
