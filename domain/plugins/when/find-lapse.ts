import { NUMBER, numberOf } from './numbers.ts';
import { UNITS, unitOf, words } from './words.ts';
import type { Remainder } from './words.ts';

const IN = '(?:in|after|через|спустя)';
const SECOND = 'seconds?|secs?|секунд(?:[уы]|очк[уи])?|сек';
const MINUTE = `${UNITS.minute}|minuts?`;
const AMOUNT = String.raw`(?:\d{1,3}[.,]\d{1,2}|${NUMBER})`;

/** What stands for a length of time as a whole, in minutes. */
const WHOLES: readonly (readonly [pattern: string, minutes: number])[] = [
  ['half an hour|a half hour|half hour|полчаса|пол часа|полчасика', 30],
  ['an hour and a half|one and a half hours|полтора час(?:а|ика)|час(?:[ -]полтора| тридцать)', 90],
  ['three[- ]quarters of an hour|3/4 of an hour|три четверти часа', 45],
  ['(?:a )?quarter of an hour|четверть часа', 15],
  ['сутки', 1_440],
];
const WHOLE = WHOLES.map(([pattern, minutes]) => [words(`${IN}\\s+(?:${pattern})|(?:${pattern})\\s+(?:from now|later)`), minutes] as const);
const AND_HALF = words(`${IN}\\s+(?<hours>${NUMBER})\\s+(?:and a half hours?|с половиной часа)`);
const HOURS_MINUTES = words(
  `${IN}\\s+(?:(?<hours>${AMOUNT})\\s*)?(?:${UNITS.hour}|h)(?:\\s*(?:and|и|,)?\\s*(?<minutes>${AMOUNT})\\s*(?:${MINUTE}|m|м))?`,
);
const OPEN_MINUTES = words(String.raw`(?:in|через)\s+(?<hours>\d{1,2})\s*(?:h|ч)\s*(?<minutes>\d{1,2})`);
const SECONDS = words(`${IN}\\s+(?:(?<seconds>${AMOUNT})\\s*)?(?:${SECOND})`);
const MINUTES = words(`${IN}\\s+(?:(?<minutes>${AMOUNT})\\s*)?(?:${MINUTE}|m|м)`);
const LATER = words(`(?<count>${AMOUNT})\\s+(?<unit>${UNITS.minute}|${UNITS.hour})\\s+(?:from now|later|спустя)`);
/** "Минут через десять": about so many. */
const ABOUT = words(`(?<unit>минут|часа|часов|часиков|минуток)\\s+через\\s+(?<count>${NUMBER})`);

/** How long from now, in minutes, where hours or less are said; null: nothing of that kind is. */
export function findLapse(rest: Remainder): number | null {
  for (const [pattern, minutes] of WHOLE) if (rest.cut(pattern) !== null) return minutes;
  const half = rest.cut(AND_HALF);
  if (half !== null) return numberOf(half['hours']) * 60 + 30;
  const open = rest.cut(OPEN_MINUTES) ?? rest.cut(HOURS_MINUTES);
  if (open !== null) return amountOf(open['hours']) * 60 + (open['minutes'] === undefined ? 0 : amountOf(open['minutes']));
  const seconds = rest.cut(SECONDS);
  if (seconds !== null) return amountOf(seconds['seconds']) / 60;
  const minutes = rest.cut(MINUTES);
  if (minutes !== null) return amountOf(minutes['minutes']);
  const later = rest.cut(LATER) ?? rest.cut(ABOUT);
  return later === null ? null : amountOf(later['count']) * (unitOf(later['unit'] ?? '') === 'hour' ? 60 : 1);
}

const AHEAD = [
  words(`(?<count>${NUMBER})\\s*(?<unit>${UNITS.minute}|${UNITS.hour})\\s+before(?=\\s+(?:\\d|noon|midnight))`),
  words(`за\\s+(?:(?<count>${NUMBER})\\s*)?(?<unit>${UNITS.minute}|${UNITS.hour})\\s+до(?=\\s+(?:\\d|полудня|полуночи))`),
];

/** How long before the time that follows, in minutes ("10 minutes before 6pm"); 0: at that time. */
export function findAhead(rest: Remainder): number {
  for (const pattern of AHEAD) {
    const found = rest.cut(pattern);
    if (found !== null) return numberOf(found['count']) * (unitOf(found['unit'] ?? '') === 'hour' ? 60 : 1);
  }
  return 0;
}

function amountOf(written: string | undefined): number {
  return /[.,]/.test(written ?? '') ? Number((written ?? '').replace(',', '.')) : numberOf(written);
}
