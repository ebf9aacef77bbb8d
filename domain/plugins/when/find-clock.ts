import type { Clock } from './wall.ts';
import { numberOf, words } from './words.ts';
import type { Remainder } from './words.ts';

/** A time of the day as it was said: `isOpen` where morning or evening was not. */
export interface SaidClock extends Clock {
  readonly isOpen: boolean;
}

const HOUR_WORDS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|час|два|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать';
/** The hour that begins then: half of the ninth is 8:30. */
const RUSSIAN_HALVES =
  'первого|второго|третьего|четвертого|пятого|шестого|седьмого|восьмого|девятого|десятого|одиннадцатого|двенадцатого'.split('|');
const PART = 'a\\.?m\\.?|p\\.?m\\.?|in the morning|in the afternoon|in the evening|at night|утра|дня|вечера|ночи';
const NAMED: readonly (readonly [RegExp, Clock])[] = [
  [words('at noon|at midday|noon|midday|в полдень|к полудню'), { hour: 12, minute: 0 }],
  [words('at midnight|midnight|в полночь|к полуночи'), { hour: 0, minute: 0 }],
  [words('tonight'), { hour: 20, minute: 0 }],
];
const PARTS_OF_DAY: readonly (readonly [RegExp, Clock])[] = [
  [words('(?:(?:in the|this) )?morning|утром|с утра|по утрам|утро'), { hour: 9, minute: 0 }],
  [words('(?:(?:in the|this) )?afternoon|днем|после обеда|в обед|at lunch(?:time)?'), { hour: 14, minute: 0 }],
  [words('(?:(?:in the|this) )?evening|вечером|по вечерам|вечер'), { hour: 19, minute: 0 }],
  [words('(?:at )?night|ночью|по ночам|ночь|перед сном'), { hour: 22, minute: 0 }],
];

const LEAD = '(?:at|by|around|в|во|к|около)\\s+';
const HALF_PAST = words(
  `(?:at\\s+)?(?<turn>half past|quarter past|quarter to)\\s+(?<hour>\\d{1,2}|${HOUR_WORDS})(?:\\s*(?<part>${PART}))?`,
);
const HALF_RU = words(`(?:в\\s+)?(?:пол(?:овин[ауе]|)\\s*-?\\s*)(?<half>${RUSSIAN_HALVES.join('|')})(?:\\s+(?<part>${PART}))?`);
const DIGITAL = words(`(?:${LEAD})?(?<hour>[01]?\\d|2[0-3])(?::|\\.(?=[0-5]\\d(?!\\.?\\d)))(?<minute>[0-5]\\d)(?:\\s*(?<part>${PART}))?`);
const WITH_PART = words(`(?:${LEAD})?(?<hour>\\d{1,2}|${HOUR_WORDS})(?:\\s*(?:o'clock|час(?:а|ов)?))?\\s*(?<part>${PART})`);
const PLAIN = words(
  `${LEAD}(?<hour>\\d{1,2}|${HOUR_WORDS})(?:\\s*(?:o'clock|час(?:а|ов)?))?(?!\\s*(?:-?го|числа|[:./]\\d|%|\\$|€|процент|руб|апреля|мая|июн|июл))`,
);

/** Finds the time of the day; null: none is said. */
export function findClock(rest: Remainder): SaidClock | null {
  for (const [pattern, clock] of NAMED) if (rest.cut(pattern) !== null) return { ...clock, isOpen: false };
  const turned = rest.cut(HALF_PAST);
  if (turned !== null) return halfPast(turned);
  const half = rest.cut(HALF_RU);
  if (half !== null) {
    const hour = (RUSSIAN_HALVES.indexOf((half['half'] ?? '').toLowerCase()) + 12) % 12;
    return withPart({ hour: hour === 0 ? 12 : hour, minute: 30 }, half['part']);
  }
  const digital = rest.cut(DIGITAL) ?? rest.cut(WITH_PART) ?? rest.cut(PLAIN);
  if (digital !== null) {
    const written = digital['hour'] ?? '';
    const hour = hourOf(written);
    if (hour > 24) return null;
    return withPart(
      { hour: hour % 24, minute: Number(digital['minute'] ?? 0) },
      digital['part'] ?? partAfter(rest),
      written.startsWith('0'),
    );
  }
  for (const [pattern, clock] of PARTS_OF_DAY) if (rest.cut(pattern) !== null) return { ...clock, isOpen: false };
  return null;
}

/** "Tomorrow evening at 7": said somewhere else in the sentence. */
function partAfter(rest: Remainder): string | undefined {
  for (const [index, [pattern]] of PARTS_OF_DAY.entries())
    if (rest.cut(pattern) !== null) return ['утра', 'дня', 'вечера', 'вечера'][index];
  return undefined;
}

function hourOf(written: string): number {
  return written.toLowerCase() === 'час' ? 1 : numberOf(written);
}

function halfPast({ turn = '', hour = '', part }: Readonly<Record<string, string | undefined>>): SaidClock {
  const named = numberOf(hour);
  if (turn.toLowerCase() === 'quarter to') return withPart({ hour: named === 1 ? 12 : named - 1, minute: 45 }, part);
  return withPart({ hour: named, minute: turn.toLowerCase() === 'half past' ? 30 : 15 }, part);
}

/** `isWhole`: written as clocks show it, so that nothing is open. */
function withPart({ hour, minute }: Clock, part: string | undefined, isWhole = false): SaidClock {
  const said = part?.toLowerCase().replaceAll('.', '');
  if (said === undefined) return { hour, minute, isOpen: !isWhole && hour >= 1 && hour <= 12 };
  const isLate = said === 'pm' || said.includes('afternoon') || said.includes('evening') || said === 'дня' || said === 'вечера';
  const isNight = said === 'at night' || said === 'ночи';
  if (isLate) return { hour: hour < 12 ? hour + 12 : hour, minute, isOpen: false };
  if (isNight) return { hour: hour >= 6 && hour < 12 ? hour + 12 : hour % 12, minute, isOpen: false };
  return { hour: hour === 12 ? 0 : hour, minute, isOpen: false };
}
