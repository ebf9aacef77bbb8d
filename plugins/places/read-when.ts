import { words } from './words.ts';

/** The day that is meant: so many days from today, or the next such weekday (0 is Sunday), today included. */
export type Day = { readonly in: number } | { readonly weekday: number };

/** When a place has to be open. `minutes` after midnight; null: at any time of that day. */
export type When =
  { readonly kind: 'now' } | { readonly kind: 'always' } | { readonly kind: 'at'; readonly day: Day; readonly minutes: number | null };

export interface ReadWhen {
  /** Null: nobody cares. */
  readonly when: When | null;
  /** The text without it. */
  readonly rest: string;
}

const ALWAYS = words(
  String.raw`24 ?[/x] ?7|24 ?(?:h|hours?)(?: a day)?|(?:round|around) the clock|all night(?: long)?|круглосуточн\p{L}+|круглые сутки|24 часа|всю ночь`,
);
const OPEN = String.raw`(?:(?:that|which|who)(?:'s| is| are|'re)? )?(?:still |already |currently )?(?:open(?:s|ed)?|working)|котор\p{L}+ (?:(?:ещ[её]|уже|сейчас) )?(?:открыт\p{L}*|работа\p{L}+)|открыт\p{L}*|работа(?:ет|ют|ющ\p{L}+)`;
const NOW = words(
  String.raw`(?:${OPEN})[, ]+(?:right )?(?:now|at the moment|at this hour|today now|сейчас|прямо сейчас|в такое время)|(?:котор\p{L}+ )?(?:сейчас|прямо сейчас|ещ[её]|до сих пор)[, ]+(?:открыт\p{L}*|работа\p{L}+)|still (?:open|serving)|currently open|right now|open now`,
);
const BARE_OPEN = words(OPEN);
const DAYS: readonly (readonly [pattern: string, day: Day])[] = [
  ['day after tomorrow|послезавтра', { in: 2 }],
  ['tomorrow|завтра', { in: 1 }],
  ['today|tonight|this (?:evening|afternoon|morning)|сегодня', { in: 0 }],
  ['sundays?|воскресень[еяю]|вс', { weekday: 0 }],
  ['mondays?|понедельник(?:а|ам)?', { weekday: 1 }],
  ['tuesdays?|вторник(?:а|ам)?', { weekday: 2 }],
  ['wednesdays?|сред[уы]|средам', { weekday: 3 }],
  ['thursdays?|четверг(?:а|ам)?', { weekday: 4 }],
  ['fridays?|пятниц[уы]|пятницам', { weekday: 5 }],
  ['saturdays?|суббот[уы]|субботам', { weekday: 6 }],
];
const DAY = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:on|by|for|in|в|во|на|по) )?(?:(?:this|next|эт[уо]|следующ\p{L}+) )?(?:${DAYS.map(([pattern]) => `(${pattern})`).join('|')})(?![\p{L}\p{N}])`,
  'iu',
);
const CLOCK = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?<how>at|by|after|past|until|untill|till?|before|from|в|к|после|до|с) (?:around |about |примерно )?(?:(?<hour>[01]?\d|2[0-4])(?:[:.](?<minute>[0-5]\d))?\s*(?<half>a\.?m\.?|p\.?m\.?|утра|вечера|дня|ночи|часов|o'?clock)?|(?<word>midnight|noon|полуночи|полдень|полудня))(?![\p{L}\p{N}])`,
  'iu',
);
const LATE = words(
  String.raw`(?:un)?till? late|late(?: at night| night)?|at night|допоздна|поздно(?: вечером)?|до ночи|до поздн\p{L}+|ночью`,
);
const PARTS: readonly (readonly [RegExp, number])[] = [
  [words(String.raw`(?:early )?(?:in the )?morning|утром|с утра`), 9 * 60],
  [words(String.raw`(?:at )?(?:lunch ?time|midday)|днём|в обед`), 13 * 60],
  [words(String.raw`(?:in the )?afternoon|после обеда`), 15 * 60],
  [words(String.raw`(?:in the )?evening|вечером`), 20 * 60],
];
const LATE_AT = 23 * 60;
const TONIGHT_AT = 21 * 60;

/** When it is to be open, as far as the words say. */
export function readWhen(text: string): ReadWhen {
  if (ALWAYS.test(text)) return { when: { kind: 'always' }, rest: without(without(text, ALWAYS), BARE_OPEN) };
  const day = DAY.exec(text);
  const withoutDay = day === null ? text : cut(text, day);
  const clock = CLOCK.exec(withoutDay);
  const rest = clock === null ? withoutDay : cut(withoutDay, clock);
  const minutes = clock === null ? null : minutesOf(clock.groups ?? {});
  if (minutes !== null) return { when: { kind: 'at', day: dayOf(day) ?? { in: 0 }, minutes }, rest: bare(rest) };
  if (LATE.test(withoutDay))
    return { when: { kind: 'at', day: dayOf(day) ?? { in: 0 }, minutes: LATE_AT }, rest: bare(without(withoutDay, LATE)) };
  const part = PARTS.find(([pattern]) => pattern.test(withoutDay));
  if (part !== undefined)
    return { when: { kind: 'at', day: dayOf(day) ?? { in: 0 }, minutes: part[1] }, rest: bare(without(withoutDay, part[0])) };
  if (day !== null) return { when: { kind: 'at', day: dayOf(day) ?? { in: 0 }, minutes: timeIn(day[0]) }, rest: bare(withoutDay) };
  if (NOW.test(text)) return { when: { kind: 'now' }, rest: bare(without(text, NOW)) };
  return BARE_OPEN.test(text) ? { when: { kind: 'now' }, rest: bare(text) } : { when: null, rest: text };
}

/** What a day says of its time by itself. */
function timeIn(said: string): number | null {
  if (/tonight|evening/i.test(said)) return TONIGHT_AT;
  if (/morning/i.test(said)) return 9 * 60;
  return /afternoon/i.test(said) ? 15 * 60 : null;
}

function dayOf(found: RegExpExecArray | null): Day | null {
  if (found === null) return null;
  return DAYS[found.slice(1).findIndex((group) => group !== undefined)]?.[1] ?? null;
}

/** "Till 11" is still open a minute before; without a half of the day, hours that nobody would ask for are those of the evening. */
function minutesOf({ how = '', hour, minute, half = '', word }: Readonly<Record<string, string | undefined>>): number | null {
  const isUntil = /^(?:un|till?|до|before)/i.test(how);
  const before = isUntil ? 1 : 0;
  if (word !== undefined) return /^(?:midnight|полуночи)/i.test(word) ? 24 * 60 - 1 : 12 * 60 - before;
  const said = Number(hour);
  const isEvening = /^p|вечера|дня/i.test(half) || (half === '' && isUntil && said < 12 && said > 4);
  const isNight = /^a|ночи/i.test(half) && said === 12;
  const hours = isNight ? 24 : isEvening && said < 12 ? said + 12 : said;
  const all = hours * 60 + Number(minute ?? 0) - before;
  return all < 0 || all > 24 * 60 ? null : Math.min(all, 24 * 60 - 1);
}

function cut(text: string, found: RegExpExecArray): string {
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
}

function without(text: string, pattern: RegExp): string {
  const found = pattern.exec(text);
  return found === null ? text : cut(text, found);
}

function bare(text: string): string {
  return without(text, BARE_OPEN);
}
