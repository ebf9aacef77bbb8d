import type { Rule } from './rule.ts';
import type { SaidClock } from './find-clock.ts';
import { MONTH, monthOf, NUMBER, numberOf, UNITS, unitOf, WEEKDAY, weekdayOf, words } from './words.ts';
import type { Remainder } from './words.ts';

/** A rule whose time of the day is said elsewhere. */
type Timeless = Rule extends infer R ? (R extends { readonly clock: unknown } ? Omit<R, 'clock'> : R) : never;

const EVERY = '(?:every|each|кажд(?:ый|ую|ое|ые|ого|ой)|раз в)';
const ORDINALS =
  'first|second|third|fourth|last|1st|2nd|3rd|4th|перв(?:ый|ую|ое)|втор(?:ой|ую|ое)|трет(?:ий|ью|ье)|четверт(?:ый|ую|ое)|последн(?:ий|юю|ее)';
const OF_MONTH = `(?:of (?:the|every|each) month|каждого месяца|(?:в )?месяца|monthly)`;
const NTH_WEEKDAY = words(`(?:(?:on|в|во)\\s+)?(?:(?:the|${EVERY})\\s+)?(?<nth>${ORDINALS})\\s+(?<day>${WEEKDAY})\\s+${OF_MONTH}`);
const LAST_DAY = words(`(?:on\\s+)?(?:the\\s+|в\\s+)?(?:last day|последний день)\\s+(?:of (?:every|each|the) month|каждого месяца|месяца)`);
const DATE_OF_MONTH = words(
  `(?:on\\s+)?(?:the\\s+)?(?<date>\\d{1,2})(?:st|nd|rd|th|-?го|-?е)?\\s+(?:of (?:every|each) month|(?:числа\\s+)?каждого месяца|(?:числа\\s+)?ежемесячно)`,
);
const EVERY_DATE = words(`(?:кажд(?:ое|ого))\\s+(?<date>\\d{1,2})(?:-?е|-?го)?(?:\\s+числ[оа])?`);
const MONTHLY_ON = words(
  `(?:every month|each month|monthly|ежемесячно|каждый месяц)\\s+(?:on\\s+the\\s+|on\\s+|the\\s+)?(?<date>\\d{1,2})(?:st|nd|rd|th|-?го)?(?:\\s+числа)?`,
);
const YEARLY = words(
  `(?:every year|each year|yearly|annually|каждый год|ежегодно)\\s+(?:on\\s+)?(?:(?<month>${MONTH})\\s+(?<date>\\d{1,2})(?:st|nd|rd|th)?|(?:the\\s+)?(?<date2>\\d{1,2})(?:st|nd|rd|th|-?го)?\\s+(?:of\\s+)?(?<month2>${MONTH}))`,
);
const YEARLY_AFTER = words(
  `(?:on\\s+)?(?:(?<month>${MONTH})\\s+(?<date>\\d{1,2})(?:st|nd|rd|th)?|(?<date2>\\d{1,2})(?:st|nd|rd|th|-?го)?\\s+(?:of\\s+)?(?<month2>${MONTH}))\\s+(?:every year|each year|каждый год|ежегодно|каждого года)`,
);
const WORKDAYS = words(
  `(?:on\\s+)?(?:${EVERY}\\s+)?(?:weekdays?|workdays?|working days?|рабочи[йе] д(?:ень|ни)|будни[йе] д(?:ень|ни))|по будням|по рабочим дням|в будни`,
);
const WEEKENDS = words(`(?:on\\s+|at\\s+)?(?:${EVERY}\\s+)?(?:weekends?|выходн(?:ые|ой))|по выходным`);
const LIST = `(?:(?:${WEEKDAY})(?:\\s*(?:,|and|и|&|,\\s*and)\\s*)?(?:(?:on|в|во|по|every|кажд(?:ый|ую|ое))\\s+)?)+`;
const EVERY_WEEKDAY = words(
  `${EVERY}\\s+(?:(?<count>second|other|third|fourth|2nd|3rd|вторую|второй|второе|третий|третью)\\s+)?(?<days>${LIST})|по\\s+(?<plural>${LIST})|(?:on\\s+)?(?<s>(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)s(?:\\s*(?:,|and)\\s*(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)s)*)`,
);
const EVERY_UNIT = words(
  `${EVERY}\\s+(?:(?<count>${NUMBER}|2nd|3rd)\\s+)?(?<unit>${Object.values(UNITS).join('|')}|полчаса|half(?: an)? hour)`,
);
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
  return ofMonth(rest) ?? ofYear(rest) ?? ofWeek(rest) ?? ofUnit(rest, today) ?? byAdverb(rest, today);
}

function ofMonth(rest: Remainder): Timeless | null {
  const nth = rest.cut(NTH_WEEKDAY);
  if (nth !== null) return { kind: 'nth', nth: ordinalOf(nth['nth'] ?? ''), weekday: weekdayOf(nth['day'] ?? '') ?? 0 };
  if (rest.cut(LAST_DAY) !== null) return { kind: 'months', every: 1, date: 31 };
  const date = rest.cut(DATE_OF_MONTH) ?? rest.cut(MONTHLY_ON) ?? rest.cut(EVERY_DATE);
  return date === null ? null : { kind: 'months', every: 1, date: Math.min(31, Math.max(1, Number(date['date']))) };
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
  return { kind: 'years', month, date: Number(found['date'] ?? found['date2']) };
}

function ofWeek(rest: Remainder): Timeless | null {
  if (rest.cut(WORKDAYS) !== null) return { kind: 'weeks', every: 1, weekdays: [1, 2, 3, 4, 5] };
  if (rest.cut(WEEKENDS) !== null) return { kind: 'weeks', every: 1, weekdays: [0, 6] };
  const found = rest.cut(EVERY_WEEKDAY);
  if (found === null) return null;
  const named = (found['days'] ?? found['plural'] ?? found['s'] ?? '').split(/[^\p{L}]+/u).flatMap((word) => weekdayOf(word) ?? []);
  const count = found['count'] === undefined ? 1 : numberOf(found['count'].replace('2nd', '2').replace('3rd', '3'));
  return { kind: 'weeks', every: count, weekdays: [...new Set(named)] };
}

function ofUnit(rest: Remainder, today: { readonly weekday: number; readonly date: number; readonly month: number }): Timeless | null {
  const found = rest.cut(EVERY_UNIT);
  if (found === null) return null;
  const word = found['unit'] ?? '';
  const every = numberOf(found['count']?.replace('2nd', '2').replace('3rd', '3'));
  const unit = unitOf(word);
  if (unit === null) return { kind: 'interval', minutes: 30 * every };
  if (unit === 'minute' || unit === 'hour') return { kind: 'interval', minutes: every * (unit === 'hour' ? 60 : 1) };
  if (unit === 'day') return { kind: 'days', every };
  if (unit === 'month') return { kind: 'months', every, date: today.date };
  if (unit === 'year') return { kind: 'years', month: today.month, date: today.date };
  return { kind: 'weeks', every, weekdays: [onDay(rest) ?? today.weekday] };
}

/** "Every two weeks on Friday". */
function onDay(rest: Remainder): number | null {
  const found = rest.cut(words(`(?:on|в|во|по)\\s+(?<day>${WEEKDAY})`));
  return found === null ? null : weekdayOf(found['day'] ?? '');
}

function byAdverb(rest: Remainder, today: { readonly weekday: number; readonly date: number }): Timeless | null {
  for (const [pattern, rule] of ADVERBS) if (rest.cut(pattern) !== null) return rule;
  if (PARTS.test(rest.text) || rest.cut(EACH_PART) !== null) return { kind: 'days', every: 1 };
  if (rest.cut(words('weekly|еженедельно')) !== null) return { kind: 'weeks', every: 1, weekdays: [onDay(rest) ?? today.weekday] };
  if (rest.cut(words('monthly|ежемесячно')) !== null) return { kind: 'months', every: 1, date: today.date };
  return null;
}

/** The rule with the time of the day that was said for it. */
export function withClock(rule: Timeless, { hour, minute }: Pick<SaidClock, 'hour' | 'minute'>): Rule {
  return rule.kind === 'interval' ? rule : { ...rule, clock: { hour, minute } };
}
