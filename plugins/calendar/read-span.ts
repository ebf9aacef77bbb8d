import {
  MONTH,
  NUMBER,
  Remainder,
  UNITS,
  WEEKDAY,
  at,
  clockAt,
  dayAt,
  findClock,
  findDay,
  numberOf,
  parseWhen,
  words,
} from '../../domain/plugins/index.ts';
import { repeatRule } from './repeat-rule.ts';
import type { Span } from './write-ics.ts';

/** When something is to be, as it was said; `rest` is what else was said. */
export type SaidSpan =
  | { readonly kind: 'span'; readonly span: Span; readonly rule: string | null; readonly hasLength: boolean; readonly rest: string }
  | { readonly kind: 'none' | 'past' | 'impossible'; readonly rest: string };

interface Now {
  readonly now: Date;
  readonly zone: string;
}

const MINUTE_MS = 60_000;
const USUAL_MINUTES = 60;

const HALF = words('for (?:half an hour|a half hour)|на полчаса|на пол часа');
const HOUR_AND_HALF = words('for (?:an hour and a half|one and a half hours)|на полтора часа');
const LENGTH = words(`(?:for|на)\\s+(?:(?<count>${NUMBER})\\s+)?(?<unit>${UNITS.minute}|${UNITS.hour})(?:ик)?`);
const DAYS_LONG = words(`(?:for|на)\\s+(?<count>${NUMBER})\\s+(?:${UNITS.day})`);
const CLOCK = String.raw`\d{1,2}(?:[:.]\d{2})?(?:\s*(?:a\.?m\.?|p\.?m\.?))?`;
const FROM_TO = words(
  `(?:from|с|со|between)\\s+(?<from>${CLOCK})(?:\\s*(?:часов|часа))?\\s+(?:to|till|until|and|до|по)\\s+(?<to>${CLOCK})(?<part>\\s*(?:утра|дня|вечера))?`,
);
const DASHED = words(String.raw`(?<from>\d{1,2}[:.]\d{2})\s*[-–—]\s*(?<to>\d{1,2}[:.]\d{2})`);
const NAMED_DAY = String.raw`(?:the )?\d{1,2}(?:st|nd|rd|th|-?го|-?е)?\s+(?:of\s+)?(?:${MONTH})|(?:${MONTH})\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,2}\.\d{2}|\d{4}-\d{2}-\d{2}|${WEEKDAY}`;
const FIRST_TO_LAST = words(
  String.raw`(?:(?:from|с|со)\s+(?<date>\d{1,2})|(?:(?:from|с|со)\s+)?(?<first>${NAMED_DAY}))\s*(?:to|till|until|through|до|по|[-–—])\s*(?<last>${NAMED_DAY})`,
);
const ALL_DAY = words('all[- ]day|the whole day|весь день|целый день|на весь день|целиком');

/** Reads from when to when something is to be, on the clock of the zone: an hour long where nothing else is said, and the whole day where no time is. */
export function readSpan(text: string, { now, zone }: Now): SaidSpan {
  const rest = new Remainder(text.normalize('NFC').replaceAll('ё', 'е').replaceAll('Ё', 'Е').replaceAll(/\s+/g, ' '));
  const several = daysFromTo(rest, { now, zone });
  if (several !== null) return several;
  const wholeDay = rest.cut(ALL_DAY) !== null;
  const days = rest.cut(DAYS_LONG);
  const minutes = days === null ? lengthIn(rest) : null;
  const ends = endIn(rest);
  const parsed = parseWhen(rest.text, { now, zone });
  if (parsed.kind === 'none') return onlyToday(rest, { now, zone }) ?? parsed;
  if (parsed.kind !== 'when') return parsed;
  const { when } = parsed;
  const rule = when.kind === 'again' ? repeatRule(when.rule) : null;
  if (when.kind === 'again' && rule === null) return { kind: 'impossible', rest: parsed.rest };
  const said = { rule, hasLength: minutes !== null || ends !== null || days !== null, rest: parsed.rest };
  if (wholeDay || days !== null || !hasClock(rest.text, when.at, zone))
    return { kind: 'span', span: daysFrom(dayAt(when.at, zone), numberOf(days?.['count'] ?? '1'), zone), ...said };
  const start = when.at.getTime();
  const end = ends === null ? start + (minutes ?? USUAL_MINUTES) * MINUTE_MS : endAfter(when.at, ends, zone);
  return { kind: 'span', span: { start, end, isAllDay: false }, ...said };
}

/** "From 1 to 5 December", of whole days; null: nothing of that kind is said, or a time of the day is said with it. */
function daysFromTo(said: Remainder, { now, zone }: Now): SaidSpan | null {
  const rest = new Remainder(said.text);
  const found = rest.cut(FIRST_TO_LAST);
  if (found === null || findClock(new Remainder(rest.text)) !== null) return null;
  const month = words(MONTH).exec(found['last'] ?? '')?.[0];
  const begin = found['first'] ?? (month === undefined ? '' : `${found['date'] ?? ''} ${month}`);
  const first = findDay(new Remainder(begin), dayAt(now, zone));
  if (typeof first !== 'number') return null;
  const last = findDay(new Remainder(found['last'] ?? ''), first);
  if (typeof last !== 'number' || last < first) return null;
  return { kind: 'span', span: daysFrom(first, last - first + 1, zone), rule: null, hasLength: true, rest: rest.text };
}

/** Whole days, from midnight to midnight. */
function daysFrom(day: number, count: number, zone: string): Span {
  const midnight = { hour: 0, minute: 0 };
  return { start: at(day, midnight, zone).getTime(), end: at(day + Math.max(1, count), midnight, zone).getTime(), isAllDay: true };
}

/** "Today" alone is no time to be reminded at, but a day in a calendar. */
function onlyToday(said: Remainder, { now, zone }: Now): SaidSpan | null {
  const rest = new Remainder(said.text);
  const today = dayAt(now, zone);
  if (findDay(rest, today) !== today) return null;
  return { kind: 'span', span: daysFrom(today, 1, zone), rule: null, hasLength: false, rest: rest.text };
}

/** Whether a time of the day was said, or one that is counted from now. */
function hasClock(text: string, found: Date, zone: string): boolean {
  const rest = new Remainder(text);
  findDay(rest, 0);
  const { hour, minute } = clockAt(found, zone);
  return findClock(rest) !== null || hour !== 9 || minute !== 0;
}

/** Minutes; null: nothing is said of it. */
function lengthIn(rest: Remainder): number | null {
  if (rest.cut(HALF) !== null) return 30;
  if (rest.cut(HOUR_AND_HALF) !== null) return 90;
  const found = rest.cut(LENGTH);
  if (found === null) return null;
  const isHours = /^(?:h|ч)/iu.test(found['unit'] ?? '');
  return numberOf(found['count']) * (isHours ? 60 : 1);
}

/** The clock at the end, which is cut out; the one at the beginning stays to be read. */
function endIn(rest: Remainder): string | null {
  const found = FROM_TO.exec(rest.text) ?? DASHED.exec(rest.text);
  const { from = '', to = '', part = '' } = found?.groups ?? {};
  if (found === null) return null;
  const evening = /[ap]\.?m\.?$/iu.exec(to)?.[0] ?? '';
  const begin = /m\.?$/iu.test(from) || evening === '' ? from : `${from} ${evening}`;
  rest.text = `${rest.text.slice(0, found.index)} at ${begin}${part} ${rest.text.slice(found.index + found[0].length)}`;
  return `at ${to}${part}`;
}

/** The first time after the beginning at which the clock shows this. */
function endAfter(start: Date, said: string, zone: string): number {
  const clock = findClock(new Remainder(said));
  if (clock === null) return start.getTime() + USUAL_MINUTES * MINUTE_MS;
  const day = dayAt(start, zone);
  const hours = clock.isOpen ? [clock.hour % 12, (clock.hour % 12) + 12] : [clock.hour];
  const ends = [day, day + 1].flatMap((each) => hours.map((hour) => at(each, { hour, minute: clock.minute }, zone)));
  return (ends.find((end) => end > start) ?? start).getTime();
}
