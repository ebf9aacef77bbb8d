import type { Rule } from './rule.ts';
import type { SaidClock } from './find-clock.ts';
import { DATE_IN_WORDS, dateOf, NUMBER, numberOf } from './numbers.ts';
import { MONTH, monthOf, UNITS, unitOf, WEEKDAY, weekdayOf, words } from './words.ts';
import type { Remainder } from './words.ts';

/** A rule whose time of the day is said elsewhere. */
type Timeless = Rule extends infer R ? (R extends { readonly clock: unknown } ? Omit<R, 'clock'> : R) : never;

const EVERY = '(?:every(?: single)?|each|once an?|once every|кажд(?:ый|ую|ое|ые|ого|ой)(?: божий)?|раз в)';
const ORDINALS =
  'first|second|third|fourth|last|1st|2nd|3rd|4th|перв(?:ый|ую|ое|ая)|втор(?:ой|ую|ое|ая)|трет(?:ий|ью|ье|ья)|четверт(?:ый|ую|ое|ая)|последн(?:ий|юю|ее|яя)';
const EVERY_MONTH = '(?:of (?:every|each) month|каждого месяца|monthly)';
const NTH = `(?<nth>${ORDINALS})\\s+(?<day>${WEEKDAY})\\s+`;
const NTH_WEEKDAYS = [
  words(`(?:(?:on|в|во)\\s+)?(?:the\\s+)?${NTH}${EVERY_MONTH}`),
  words(`${EVERY}\\s+${NTH}(?:of the month|(?:в )?месяца|${EVERY_MONTH})`),
];
const LAST_DAY = words(
  `(?:on\\s+)?(?:the\\s+|в\\s+)?(?:last day|последний день)\\s+(?:of (?:every|each) month|каждого месяца)|(?:every|each|каждый)\\s+(?:last day of the month|последний день месяца)`,
);
const SUFFIX = '(?:st|nd|rd|th|-?го|-?е)?';
const DATE = `\\d{1,2}|${DATE_IN_WORDS}`;
const DATE_OF_MONTH = words(
  `(?:on\\s+)?(?:the\\s+)?(?<date>${DATE})${SUFFIX}\\s+(?:of (?:every|each) month|(?:числа\\s+)?каждого месяца|(?:числа\\s+)?ежемесячно)`,
);
const EVERY_DATE = words(
  `(?:(?:кажд(?:ое|ого))\\s+(?<date>\\d{1,2})(?:-?е|-?го)?(?:\\s+числ[оа])?|(?:every|each)\\s+(?<en>\\d{1,2})(?:st|nd|rd|th))(?!\\s+(?:${WEEKDAY}|${MONTH}|of|${Object.values(UNITS).join('|')})(?!\\p{L}))`,
);
const MONTHLY_ON = words(
  `(?:(?:every|each|once a) month|monthly|ежемесячно|каждый месяц|раз в месяц)\\s+(?:on\\s+the\\s+|on\\s+|the\\s+)?(?<date>${DATE})${SUFFIX}(?:\\s+числа)?`,
);
const YEAR_DAY = `(?:(?<month>${MONTH})\\s+(?<date>${DATE})${SUFFIX}|(?:the\\s+)?(?<date2>${DATE})${SUFFIX}\\s+(?:of\\s+)?(?<month2>${MONTH}))`;
const YEARLY = words(
  `(?:(?:every|each|once a) year|yearly|annually|каждый год|раз в год|ежегодно|every|each|каждое|каждого)\\s+(?:on\\s+)?${YEAR_DAY}`,
);
const YEARLY_AFTER = words(`(?:on\\s+)?${YEAR_DAY}\\s+(?:every year|each year|каждый год|ежегодно|каждого года)`);
const WORKDAYS = words(
  `(?:on\\s+)?(?:${EVERY}\\s+)?(?:weekdays?|workdays?|working days?|рабочи[йе] д(?:ень|ни)|будни[йе] д(?:ень|ни))|по будням|по (?:рабочим|будним) дням|в будни(?:е дни)?`,
);
const WEEKENDS = words(`(?:on\\s+|at\\s+)?weekends|${EVERY}\\s+(?:weekends?|выходн(?:ые|ой))|по выходным`);
const DAYS_FROM_TO = words(`(?:(?:from|с|со)\\s+)?(?<from>${WEEKDAY})\\s*(?:to|till|through|по|[-–—])\\s*(?<to>${WEEKDAY})`);
const LIST = `(?:(?:${WEEKDAY})(?:\\s*(?:,|and|и|&|,\\s*and)\\s*)?(?:(?:on|в|во|по|every|кажд(?:ый|ую|ое))\\s+)?)+`;
const EVERY_WEEKS = words(
  `(?:${EVERY}\\s+(?:(?<count>${NUMBER})\\s+)?(?:${UNITS.week})|(?<two>biweekly|fortnightly|every fortnight)|weekly|еженедельно)(?:\\s+(?:on|в|во|по)\\s+(?<days>${LIST}))?`,
);
const EVERY_WEEKDAY = words(
  `${EVERY}\\s+(?:(?<count>second|other|third|fourth|2nd|3rd|вторую|второй|второе|третий|третью)\\s+)?(?<days>${LIST})|по\\s+(?<plural>${LIST})|(?:on\\s+)?(?<s>(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)s(?:\\s*(?:,|and)\\s*(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)s)*)`,
);
const EVERY_UNIT = words(`${EVERY}\\s+(?:(?<count>${NUMBER})\\s+)?(?<unit>${Object.values(UNITS).join('|')}|полчаса|half(?: an)? hour)`);
const ADVERBS: readonly (readonly [RegExp, Timeless])[] = [
  [words('daily|ежедневно'), { kind: 'days', every: 1 }],
  [words('hourly|ежечасно'), { kind: 'interval', minutes: 60 }],
];
const PARTS = words('по (?:утрам|вечерам|ночам)');
/** The part of the day stays: it says when. */
const EACH_PART = /(?<![\p{L}\p{N}])(?:every|each|кажд(?:ое|ый|ую))\s+(?=(?:morning|evening|night|afternoon|утро|вечер|ночь)(?!\p{L}))/iu;

/** What comes again and again; null: nothing of that is said. `weekday` and `date`: of today, for what names none. */
export function findRule(
  rest: Remainder,
  today: { readonly weekday: number; readonly date: number; readonly month: number },
): Timeless | null {
  return ofMonth(rest) ?? ofYear(rest) ?? ofWeek(rest, today) ?? ofUnit(rest, today) ?? byAdverb(rest, today);
}

function ofMonth(rest: Remainder): Timeless | null {
  const nth = NTH_WEEKDAYS.map((pattern) => rest.cut(pattern)).find((found) => found !== null) ?? null;
  if (nth !== null) return { kind: 'nth', nth: ordinalOf(nth['nth'] ?? ''), weekday: weekdayOf(nth['day'] ?? '') ?? 0 };
  if (rest.cut(LAST_DAY) !== null) return { kind: 'months', every: 1, date: 31 };
  const date = rest.cut(DATE_OF_MONTH) ?? rest.cut(MONTHLY_ON) ?? rest.cut(EVERY_DATE);
  return date === null ? null : { kind: 'months', every: 1, date: Math.min(31, Math.max(1, dateOf(date['date'] ?? date['en'] ?? ''))) };
}

function ordinalOf(word: string): number {
  if (/^(?:last|последн)/i.test(word)) return -1;
  const starts = ['first|1st|перв', 'second|2nd|втор', 'third|3rd|трет', 'fourth|4th|четверт'];
  return starts.findIndex((start) => new RegExp(`^(?:${start})`, 'iu').test(word)) + 1;
}

function ofYear(rest: Remainder): Timeless | null {
  const found = rest.cut(YEARLY) ?? rest.cut(YEARLY_AFTER);
  if (found === null) return null;
  const month = monthOf(found['month'] ?? found['month2'] ?? '') ?? 1;
  return { kind: 'years', month, date: dateOf(found['date'] ?? found['date2'] ?? '') };
}

function ofWeek(rest: Remainder, today: { readonly weekday: number }): Timeless | null {
  if (rest.cut(WORKDAYS) !== null) return { kind: 'weeks', every: 1, weekdays: [1, 2, 3, 4, 5] };
  if (rest.cut(WEEKENDS) !== null) return { kind: 'weeks', every: 1, weekdays: [0, 6] };
  const range = rest.cut(DAYS_FROM_TO);
  if (range !== null) return { kind: 'weeks', every: 1, weekdays: fromTo(range['from'] ?? '', range['to'] ?? '') };
  const weeks = rest.cut(EVERY_WEEKS);
  if (weeks !== null) {
    const named = daysIn(weeks['days'] ?? '');
    const every = weeks['two'] === undefined ? numberOf(weeks['count']) : 2;
    return { kind: 'weeks', every, weekdays: named.length === 0 ? [today.weekday] : named };
  }
  const found = rest.cut(EVERY_WEEKDAY);
  if (found === null) return null;
  return { kind: 'weeks', every: numberOf(found['count']), weekdays: daysIn(found['days'] ?? found['plural'] ?? found['s'] ?? '') };
}

function daysIn(list: string): readonly number[] {
  return [...new Set(list.split(/[^\p{L}]+/u).flatMap((word) => weekdayOf(word) ?? []))];
}

function fromTo(from: string, to: string): readonly number[] {
  const first = weekdayOf(from) ?? 0;
  const count = ((((weekdayOf(to) ?? 0) - first) % 7) + 7) % 7;
  return Array.from({ length: count + 1 }, (_, at) => (first + at) % 7);
}

function ofUnit(rest: Remainder, today: { readonly weekday: number; readonly date: number; readonly month: number }): Timeless | null {
  const found = rest.cut(EVERY_UNIT);
  if (found === null) return null;
  const word = found['unit'] ?? '';
  const every = numberOf(found['count']);
  const unit = unitOf(word);
  if (unit === null) return { kind: 'interval', minutes: 30 * every };
  if (unit === 'minute' || unit === 'hour') return { kind: 'interval', minutes: every * (unit === 'hour' ? 60 : 1) };
  if (unit === 'day') return { kind: 'days', every };
  if (unit === 'month') return { kind: 'months', every, date: today.date };
  if (unit === 'year') return { kind: 'years', month: today.month, date: today.date };
  return { kind: 'weeks', every, weekdays: [today.weekday] };
}

function byAdverb(rest: Remainder, today: { readonly date: number }): Timeless | null {
  for (const [pattern, rule] of ADVERBS) if (rest.cut(pattern) !== null) return rule;
  if (PARTS.test(rest.text) || rest.cut(EACH_PART) !== null) return { kind: 'days', every: 1 };
  if (rest.cut(words('monthly|ежемесячно')) !== null) return { kind: 'months', every: 1, date: today.date };
  return null;
}

/** The rule with the time of the day that was said for it. */
export function withClock(rule: Timeless, { hour, minute }: Pick<SaidClock, 'hour' | 'minute'>): Rule {
  return rule.kind === 'interval' ? rule : { ...rule, clock: { hour, minute } };
}
