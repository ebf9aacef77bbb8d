import { findClock } from './find-clock.ts';
import type { SaidClock } from './find-clock.ts';
import { findDay } from './find-day.ts';
import { findAhead, findLapse } from './find-lapse.ts';
import { findRule, withClock } from './find-rule.ts';
import { mendSpelling } from './mend-spelling.ts';
import { nextOf } from './rule.ts';
import type { Rule } from './rule.ts';
import { at, clockAt, dayAt, partsOf } from './wall.ts';
import type { Clock, Day } from './wall.ts';
import { Remainder, words } from './words.ts';

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
/** Unless that is soon. */
const SOON_MS = 4 * 3_600_000;

/** Reads when something is to be told from what somebody said, on the clock of their zone; what is left is what it is about. */
export function parseWhen(text: string, { now, zone }: { readonly now: Date; readonly zone: string }): Parsed {
  const rest = new Remainder(mendSpelling(plainText(text)));
  const minutes = findLapse(rest);
  if (minutes !== null) return { kind: 'when', when: { kind: 'once', at: new Date(now.getTime() + minutes * 60_000) }, rest: rest.text };
  const today = dayAt(now, zone);
  const rule = findRule(rest, partsOf(today));
  if (rule !== null) {
    const said = findClock(rest);
    return again(withClock(rule, said === null ? MORNING : settled(said)), rest.text, { now, zone });
  }
  const minutesAhead = findAhead(rest);
  return earlier(once(rest, { now, zone, today }), minutesAhead, now);
}

/** As the patterns know it: one way to write each letter, one blank between words, and between a day and its time. */
function plainText(text: string): string {
  const letters = text.normalize('NFC').replaceAll('ё', 'е').replaceAll('Ё', 'Е').replaceAll('’', "'");
  return letters.replaceAll(/\s+/g, ' ').replaceAll(/(?<=\d{4}-\d{2}-\d{2})T(?=\d{2}:)/g, ' ');
}

/** "Ten minutes before six". */
function earlier(parsed: Parsed, minutes: number, now: Date): Parsed {
  if (minutes === 0 || parsed.kind !== 'when' || parsed.when.kind !== 'once') return parsed;
  return onceAt(new Date(parsed.when.at.getTime() - minutes * 60_000), parsed.rest, now);
}

function onceAt(time: Date, rest: string, now: Date): Parsed {
  return time > now ? { kind: 'when', when: { kind: 'once', at: time }, rest } : { kind: 'past', rest };
}

function again(rule: Rule, rest: string, { now, zone }: { readonly now: Date; readonly zone: string }): Parsed {
  const first = nextOf(rule, { after: now, zone, anchor: null });
  if (first === null) return { kind: 'impossible', rest };
  return { kind: 'when', when: { kind: 'again', at: first, rule, anchor: dayAt(first, zone) }, rest };
}

interface Moment {
  readonly now: Date;
  readonly zone: string;
  readonly today: Day;
}

const SAME_TIME = words('(?:at|around) (?:this|the same) time|в (?:это|то) же время');

function once(rest: Remainder, { now, zone, today }: Moment): Parsed {
  const hasTonight = words('tonight').test(rest.text);
  const day = findDay(rest, today);
  const clock = rest.cut(SAME_TIME) === null ? findClock(rest) : { ...clockAt(now, zone), isOpen: false, isWritten: true };
  if (day === 'impossible') return { kind: 'impossible', rest: rest.text };
  if (clock === null)
    return day === 'none' || day === today ? { kind: 'none', rest: rest.text } : onceAt(at(day, MORNING, zone), rest.text, now);
  if (day === 'none') return onceAt(coming(clock, { now, zone, today, isToday: hasTonight }), rest.text, now);
  if (day !== today) return onceAt(at(day, settled(clock), zone), rest.text, now);
  // "Today at 9:00" is nine by the clock, also when that is over; "today at 3:30" is not in the night.
  const said = clock.isWritten && clock.hour >= EARLIEST_OPEN ? { ...clock, isOpen: false } : clock;
  return onceAt(coming(said, { now, zone, today, isToday: true }), rest.text, now);
}

interface Coming extends Moment {
  readonly isToday: boolean;
}

/** The next time at which the clock shows this: of an open one, morning or evening, whichever comes first. */
function coming({ hour, minute, isOpen, isWritten }: SaidClock, { now, zone, today, isToday }: Coming): Date {
  const hours = isOpen ? [hour % 12, (hour % 12) + 12] : [hour];
  const later = hours.map((each) => at(today, { hour: each, minute }, zone)).find((time) => time > now);
  if (later !== undefined) return later;
  if (isToday) return at(today, settled({ hour, minute, isOpen, isWritten }), zone);
  // "At one", said at half past eleven in the evening.
  const early = at(today + 1, { hour, minute }, zone);
  if (isOpen && early.getTime() - now.getTime() <= SOON_MS) return early;
  return at(today + 1, settled({ hour, minute, isOpen, isWritten }), zone);
}

function settled({ hour, minute, isOpen }: SaidClock): Clock {
  return { hour: isOpen && hour < EARLIEST_OPEN ? hour + 12 : hour, minute };
}
