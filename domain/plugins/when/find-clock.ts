import { HOUR_WORD, PART_OF_DAY } from './clock-words.ts';
import { CARDINAL, numberOf } from './numbers.ts';
import { findTurned } from './find-turned.ts';
import type { Clock } from './wall.ts';
import { words } from './words.ts';
import type { Remainder } from './words.ts';

/** A time of the day as it was said. */
export interface SaidClock extends Clock {
  /** Morning or evening was not said. */
  readonly isOpen: boolean;
  /** With its minutes in digits, as clocks show it. */
  readonly isWritten: boolean;
}

const NAMED: readonly (readonly [RegExp, Clock])[] = [
  [words('at noon|at midday|noon|midday|в полдень|к полудню'), { hour: 12, minute: 0 }],
  [words('at midnight|midnight|в полночь|к полуночи'), { hour: 0, minute: 0 }],
];
/** `part`: what an hour that is said with it belongs to. */
const PARTS_OF_DAY: readonly (readonly [pattern: RegExp, clock: Clock, part: string])[] = [
  [words('tonight'), { hour: 20, minute: 0 }, 'tonight'],
  [words('(?:(?:in the|this) )?morning|first thing|утр(?:ом|ечком)|с утра|по утрам|утро|первым делом'), { hour: 9, minute: 0 }, 'утра'],
  [words('at lunch(?:time)?|в обед|в обеденный перерыв'), { hour: 13, minute: 0 }, 'дня'],
  [words('(?:(?:in the|this) )?afternoon|днем|после обеда'), { hour: 14, minute: 0 }, 'дня'],
  [words('after work|после работы'), { hour: 18, minute: 0 }, 'вечера'],
  [words('(?:(?:in the|this) )?evening|вечер(?:ом|ком)|по вечерам|вечер'), { hour: 19, minute: 0 }, 'вечера'],
  [words('(?:at )?night|ночью|по ночам|ночь|перед сном'), { hour: 22, minute: 0 }, 'ночи'],
];

const ABOUT = '(?:(?:часов|часиков|часа|часика)\\s+)?';
const LEAD = '(?:at|by|around|в|во|к|около)\\s+';
const OCLOCK = "(?:\\s*(?:o'clock|час(?:а|ов)?|ч(?![\\p{L}])|h(?![\\p{L}])|-?ish))?";
const DIGITAL = words(
  `${ABOUT}(?:${LEAD})?(?<hour>[01]?\\d|2[0-3])(?::|\\.(?=[0-5]\\d(?!\\.?\\d)))(?<minute>[0-5]\\d)(?:\\s*(?<part>${PART_OF_DAY}))?`,
);
/** Digits with something else between them, or with nothing: only behind a word that leads to a time. */
const APART = words(
  `(?:at|by|в|к|на)\\s+(?:(?<hour>[01]?\\d|2[0-3])[- ](?<minute>[0-5]\\d)(?!\\s*-|[.:/]\\d|\\s*(?!\\p{L}+(?:ть|ти|чь|ться|тись)(?!\\p{L}))\\p{L})|(?:(?<=at\\s)(?<hour2>[01]\\d|2[0-3])|(?<hour3>0\\d))(?<minute2>[0-5]\\d))`,
);
const HOURS_MINUTES = words(
  `(?:${LEAD})?(?<hour>\\d{1,2}|${HOUR_WORD})\\s*(?:час(?:а|ов)?|ч)\\s*(?:и\\s+)?(?<minute>\\d{1,2}|${CARDINAL})\\s*(?:минут[аы]?|мин|м)(?:\\s*(?<part>${PART_OF_DAY}))?`,
);
const SPOKEN = words(
  `${LEAD}(?<hour>${CARDINAL})\\s+(?:oh\\s+|ноль\\s+)?(?<minute>(?:twenty|thirty|forty|fifty|двадцать|тридцать|сорок|пятьдесят)(?:[- ](?:${CARDINAL}))?|ten|fifteen|пятнадцать|десять)(?:\\s*(?<part>${PART_OF_DAY}))?`,
);
const WITH_PART = words(`${ABOUT}(?:${LEAD})?(?<hour>\\d{1,2}|${HOUR_WORD})${OCLOCK}\\s*(?<part>${PART_OF_DAY})`);
const PLAIN = words(
  `${ABOUT}${LEAD}(?<hour>\\d{1,2}|${HOUR_WORD})${OCLOCK}(?!\\s*(?:-?го|числа|[:./]\\d|%|\\$|€|процент|руб|апреля|мая|июн|июл))`,
);

/** Finds the time of the day; null: none is said. */
export function findClock(rest: Remainder): SaidClock | null {
  for (const [pattern, clock] of NAMED) if (rest.cut(pattern) !== null) return { ...clock, isOpen: false, isWritten: false };
  const turned = findTurned(rest);
  if (turned !== null) return withPart(turned, turned.part ?? partAfter(rest));
  const said = written(rest) ?? rest.cut(HOURS_MINUTES) ?? rest.cut(SPOKEN) ?? rest.cut(WITH_PART) ?? rest.cut(PLAIN);
  if (said !== null) return readClock(said, rest);
  for (const [pattern, clock] of PARTS_OF_DAY) if (rest.cut(pattern) !== null) return { ...clock, isOpen: false, isWritten: false };
  return null;
}

type Groups = Readonly<Record<string, string | undefined>>;

function written(rest: Remainder): Groups | null {
  const digital = rest.cut(DIGITAL);
  if (digital !== null) return { ...digital, written: 'yes' };
  const apart = rest.cut(APART);
  if (apart === null) return null;
  return { hour: apart['hour'] ?? apart['hour2'] ?? apart['hour3'], minute: apart['minute'] ?? apart['minute2'], written: 'yes' };
}

function readClock(said: Groups, rest: Remainder): SaidClock | null {
  const digits = said['hour'] ?? '';
  const hour = digits.toLowerCase() === 'час' ? 1 : numberOf(digits);
  if (hour > 24) return null;
  const minute = said['minute'] === undefined ? 0 : numberOf(said['minute']);
  const isWritten = said['written'] !== undefined;
  return { ...withPart({ hour: hour % 24, minute }, said['part'] ?? partAfter(rest), digits.startsWith('0')), isWritten };
}

/** "Tomorrow evening at 7": said somewhere else in the sentence. */
function partAfter(rest: Remainder): string | undefined {
  for (const [pattern, , part] of PARTS_OF_DAY) if (rest.cut(pattern) !== null) return part;
  return undefined;
}

/** `isWhole`: written as clocks show it, so that nothing is open. */
function withPart({ hour, minute }: Clock, part: string | undefined, isWhole = false): SaidClock {
  const said = part?.toLowerCase().replaceAll('.', '');
  const of = (hours: number, isOpen = false): SaidClock => ({ hour: hours, minute, isOpen, isWritten: false });
  if (said === undefined) return of(hour, !isWhole && hour >= 1 && hour <= 12);
  // After midnight, where "tonight" goes on.
  if (said === 'tonight' && (hour === 12 || hour < 5)) return of((hour % 12) + 24);
  const isLate = ['pm', 'дня', 'вечера', 'tonight'].includes(said) || said.includes('afternoon') || said.includes('evening');
  if (isLate) return of(hour < 12 ? hour + 12 : hour);
  if (said === 'at night' || said === 'ночи') return of(hour >= 6 && hour < 12 ? hour + 12 : hour > 12 ? hour : hour % 12);
  return of(hour === 12 ? 0 : hour);
}
