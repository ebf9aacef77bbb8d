import { HOUR_WORD, PART_OF_DAY } from './clock-words.ts';
import { CARDINAL, numberOf } from './numbers.ts';
import type { Clock } from './wall.ts';
import { words } from './words.ts';
import type { Remainder } from './words.ts';

/** The hour that begins then: half of the ninth is 8:30. */
const RUSSIAN_HOURS =
  'первого|второго|третьего|четвертого|пятого|шестого|седьмого|восьмого|девятого|десятого|одиннадцатого|двенадцатого'.split('|');

interface Turned extends Clock {
  readonly part: string | undefined;
}

type Groups = Readonly<Record<string, string | undefined>>;

const HOUR = `(?<hour>\\d{1,2}(?![\\d:.])|${HOUR_WORD})`;
const PART = `(?:\\s*(?<part>${PART_OF_DAY}))?`;
const NEXT = `(?<next>${RUSSIAN_HOURS.join('|')})`;
const SOME = '5|10|15|20|25|five|ten|twenty[- ]five|twenty';
const TURN = words(`(?:at\\s+|by\\s+)?(?<turn>half past|half|(?:a )?quarter past|(?:a )?quarter to)\\s+${HOUR}${PART}`);
const MINUTES_TO = words(`(?:at|by)\\s+(?<count>${SOME})(?: minutes)?\\s+(?<turn>to|past)\\s+${HOUR}${PART}`);
const MINUTES_PAST = words(`(?<!from\\s)(?<count>${SOME})(?: minutes)?\\s+(?<turn>past)\\s+${HOUR}${PART}`);
const HALF_RU = words(`(?:в\\s+|к\\s+)?(?:пол(?:овин[ауеу]|)\\s*-?\\s*)${NEXT}${PART}`);
const QUARTER_RU = words(`(?:в\\s+)?четверть\\s+${NEXT}${PART}`);
const MINUTES_RU = words(`(?:в\\s+)?(?<count>\\d{1,2}|${CARDINAL})\\s+минут[уы]?\\s+${NEXT}${PART}`);
const WITHOUT_RU = words(`(?:в\\s+)?без\\s+(?<count>четверти|\\d{1,2}|${CARDINAL})(?:\\s+минут[уы]?)?\\s+${HOUR}${PART}`);

/** Finds a time that is said by how far it is from a full hour; null: none is. */
export function findTurned(rest: Remainder): Turned | null {
  const turn = rest.cut(TURN);
  if (turn !== null) return byTurn(turn);
  const minutes = rest.cut(MINUTES_TO) ?? rest.cut(MINUTES_PAST);
  if (minutes !== null) return around(minutes, minutes['turn'] === 'to' ? -numberOf(minutes['count']) : numberOf(minutes['count']));
  const half = rest.cut(HALF_RU);
  if (half !== null) return around(half, 30);
  const quarter = rest.cut(QUARTER_RU);
  if (quarter !== null) return around(quarter, 15);
  const after = rest.cut(MINUTES_RU);
  if (after !== null) return around(after, numberOf(after['count']));
  const before = rest.cut(WITHOUT_RU);
  if (before === null) return null;
  return around(before, before['count'] === 'четверти' ? -15 : -numberOf(before['count']));
}

function byTurn(found: Groups): Turned {
  const said = (found['turn'] ?? '').toLowerCase().replace('a ', '');
  return around(found, said === 'quarter to' ? -15 : said === 'quarter past' ? 15 : 30);
}

/** So many minutes after the full hour, or before it. */
function around(found: Groups, minutes: number): Turned {
  const { hour: said = '', next, part } = found;
  const named = next === undefined ? (said.toLowerCase() === 'час' ? 1 : numberOf(said)) : RUSSIAN_HOURS.indexOf(next.toLowerCase());
  const hour = (named + (minutes < 0 ? -1 : 0) + 24) % 24;
  // An hour before one o'clock is twelve, as on the face of a clock.
  return { hour: hour === 0 ? 12 : hour, minute: (minutes + 60) % 60, part };
}
