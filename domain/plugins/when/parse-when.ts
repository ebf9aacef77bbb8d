import { findClock } from './find-clock.ts';
import type { SaidClock } from './find-clock.ts';
import { findDay } from './find-day.ts';
import { findRule, withClock } from './find-rule.ts';
import { nextOf } from './rule.ts';
import type { Rule } from './rule.ts';
import { at, dayAt, partsOf } from './wall.ts';
import type { Clock, Day } from './wall.ts';
import { NUMBER, numberOf, Remainder, UNITS, words } from './words.ts';

/** When something is to be told. `anchor`: the day from which every other week is counted. */
export type When =
  { readonly kind: 'once'; readonly at: Date } | { readonly kind: 'again'; readonly at: Date; readonly rule: Rule; readonly anchor: Day };

export type Parsed =
  | { readonly kind: 'when'; readonly when: When; readonly rest: string }
  /** A time that is over already, or a day that is in no calendar. */
  | { readonly kind: 'past' | 'impossible'; readonly rest: string }
  /** No time is said. */
  | { readonly kind: 'none'; readonly rest: string };

const MORNING: Clock = { hour: 9, minute: 0 };
/** Nobody means five in the morning by "tomorrow at five". */
const EARLIEST_OPEN = 6;

const IN = '(?:in|after|через)';
const HALF = words(`${IN}\\s+(?:half an hour|a half hour|полчаса|пол часа)`);
const HOUR_AND_HALF = words(`${IN}\\s+(?:an hour and a half|one and a half hours|полтора часа|час тридцать)`);
const HOURS_MINUTES = words(
  `${IN}\\s+(?:(?<hours>${NUMBER})\\s+)?(?:${UNITS.hour})(?:\\s*(?:and|и|,)?\\s*(?<minutes>${NUMBER})\\s*(?:${UNITS.minute}))?`,
);
const HOURS_HALF = words(`${IN}\\s+(?<hours>${NUMBER})\\s+(?:and a half hours?|с половиной часа)`);
const MINUTES = words(`${IN}\\s+(?:(?<minutes>${NUMBER})\\s*)?(?:${UNITS.minute})`);
const SECONDS = words(`${IN}\\s+(?<seconds>${NUMBER})\\s*(?:seconds?|secs?|секунд[уы]?|сек)`);
const FROM_NOW = words(`(?<count>${NUMBER})\\s+(?<unit>minutes?|hours?)\\s+from now`);
const SHORT = words(String.raw`(?:in|через)\s+(?:(?<hours>\d{1,2})\s*(?:h|ч))?\s*(?:(?<minutes>\d{1,3})\s*(?:m|min|м|мин))?`);

/** Reads when something is to be told from what somebody said, on the clock of their zone; what is left is what it is about. */
export function parseWhen(text: string, { now, zone }: { readonly now: Date; readonly zone: string }): Parsed {
  const rest = new Remainder(text.normalize('NFC').replaceAll('ё', 'е').replaceAll('Ё', 'Е').replaceAll('’', "'").replaceAll(/\s+/g, ' '));
  const minutes = soon(rest);
  if (minutes !== null) return { kind: 'when', when: { kind: 'once', at: new Date(now.getTime() + minutes * 60_000) }, rest: rest.text };
  const today = dayAt(now, zone);
  const rule = findRule(rest, partsOf(today));
  if (rule !== null) {
    const said = findClock(rest);
    return again(withClock(rule, said === null ? MORNING : settled(said)), rest.text, { now, zone });
  }
  return once(rest, { now, zone, today });
}

function again(rule: Rule, rest: string, { now, zone }: { readonly now: Date; readonly zone: string }): Parsed {
  const first = nextOf(rule, { after: now, zone, anchor: null });
  if (first === null) return { kind: 'impossible', rest };
  return { kind: 'when', when: { kind: 'again', at: first, rule, anchor: dayAt(first, zone) }, rest };
}

/** Minutes from now; null: nothing of that kind is said. */
function soon(rest: Remainder): number | null {
  if (rest.cut(HALF) !== null) return 30;
  if (rest.cut(HOUR_AND_HALF) !== null) return 90;
  const halves = rest.cut(HOURS_HALF);
  if (halves !== null) return numberOf(halves['hours']) * 60 + 30;
  const hours = rest.cut(HOURS_MINUTES);
  if (hours !== null) return numberOf(hours['hours']) * 60 + (hours['minutes'] === undefined ? 0 : numberOf(hours['minutes']));
  const seconds = rest.cut(SECONDS);
  if (seconds !== null) return numberOf(seconds['seconds']) / 60;
  const minutes = rest.cut(MINUTES);
  if (minutes !== null) return numberOf(minutes['minutes']);
  const later = rest.cut(FROM_NOW);
  if (later !== null) return numberOf(later['count']) * (/^hour/i.test(later['unit'] ?? '') ? 60 : 1);
  return short(rest);
}

function short(rest: Remainder): number | null {
  const found = SHORT.exec(rest.text)?.groups;
  if (found === undefined || (found['hours'] === undefined && found['minutes'] === undefined)) return null;
  rest.cut(SHORT);
  return Number(found['hours'] ?? 0) * 60 + Number(found['minutes'] ?? 0);
}

function once(rest: Remainder, { now, zone, today }: { readonly now: Date; readonly zone: string; readonly today: Day }): Parsed {
  const hasTonight = words('tonight').test(rest.text);
  const day = findDay(rest, today);
  const clock = findClock(rest);
  if (day === 'impossible') return { kind: 'impossible', rest: rest.text };
  if (day === 'none' && clock === null) return { kind: 'none', rest: rest.text };
  if (day === 'none' && clock !== null)
    return { kind: 'when', when: { kind: 'once', at: coming(clock, { now, zone, today, mayBeTomorrow: !hasTonight }) }, rest: rest.text };
  if (day === 'none') return { kind: 'none', rest: rest.text };
  if (day === today && clock !== null) {
    const time = coming(clock, { now, zone, today, mayBeTomorrow: false });
    return time > now ? { kind: 'when', when: { kind: 'once', at: time }, rest: rest.text } : { kind: 'past', rest: rest.text };
  }
  if (day === today) return { kind: 'none', rest: rest.text };
  const time = at(day, clock === null ? MORNING : settled(clock), zone);
  return time > now ? { kind: 'when', when: { kind: 'once', at: time }, rest: rest.text } : { kind: 'past', rest: rest.text };
}

interface Coming {
  readonly now: Date;
  readonly zone: string;
  readonly today: Day;
  readonly mayBeTomorrow: boolean;
}

/** The next time at which the clock shows this: of an open one, morning or evening, whichever comes first. */
function coming({ hour, minute, isOpen }: SaidClock, { now, zone, today, mayBeTomorrow }: Coming): Date {
  const hours = isOpen ? [hour % 12, (hour % 12) + 12] : [hour];
  const later = hours.map((each) => at(today, { hour: each, minute }, zone)).find((time) => time > now);
  if (later !== undefined) return later;
  return at(today + (mayBeTomorrow ? 1 : 0), isOpen ? settled({ hour, minute, isOpen }) : { hour, minute }, zone);
}

function settled({ hour, minute, isOpen }: SaidClock): Clock {
  return { hour: isOpen && hour < EARLIEST_OPEN ? hour + 12 : hour, minute };
}
