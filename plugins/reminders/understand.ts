import { parseWhen } from '../../domain/plugins/index.ts';
import type { JobPlace, Parsed } from '../../domain/plugins/index.ts';
import { looseWish } from './loose-wish.ts';
import { takeLeadingPlace, takePlace } from './private-words.ts';
import { CANCEL, LIST, MOVE, TRIGGERS } from './wish-words.ts';

/** What somebody wants of their reminders. */
export type Wish =
  | { readonly kind: 'make'; readonly what: string; readonly place: JobPlace; readonly parsed: Parsed; readonly isClear: boolean }
  | { readonly kind: 'list' }
  | { readonly kind: 'cancel' | 'move'; readonly which: string; readonly parsed: Parsed };

const LINK =
  /^[\s,:–—-]*(?:(?:to|about|of|that|for|i (?:have|need) to|о том,? что(?:бы)?|про|об?|что(?:бы)?(?: надо| нужно)?|надо|нужно)(?![\p{L}]))?[\s,:–—-]*/iu;
/** What stood before the time that was cut out, or only makes it polite. */
const ASIDE = /^(?:(?:на|for|on|at|в)\s*[:,–—-]|(?:пожалуйста|please)\s*,?)\s*/iu;
const EDGES = /^[\s,.;:!–—-]+|[\s,.;:!–—-]+$/gu;
const LOOSE_ENDS = /(?:^|\s)(?:at|on|in|by|in the|every|and|в|во|к|на|и|каждый|please|пожалуйста|to)$/iu;
/** Asked to be told something, not at a time. */
const QUESTION =
  /^[\s,:]*(?:me |us |мне )?(?:what|who|how|why|when|where|which|whether|of the (?:name|difference)|что такое|кто|как(?:ой|ая|ие|ое)?|почему|когда|где|сколько|о ч[её]м|чем)(?![\p{L}])/iu;
interface Moment {
  readonly now: Date;
  readonly zone: string;
}

/** What is wanted, as far as the words say; null: nothing of reminders is in them. */
export function understand(text: string, at: Moment): Wish | null {
  const said = text.trim();
  if (LIST.test(said)) return { kind: 'list' };
  const cancel = CANCEL.exec(said)?.groups;
  if (cancel !== undefined) return { kind: 'cancel', which: tidy(cancel['which'] ?? ''), parsed: { kind: 'none', rest: '' } };
  const move = MOVE.exec(said)?.groups;
  if (move !== undefined) {
    const parsed = parseWhen(move['which'] ?? '', at);
    return { kind: 'move', which: tidy(parsed.rest), parsed };
  }
  const { place, rest } = takeLeadingPlace(said);
  const wish = newWish(rest, at) ?? anywhere(rest, at);
  return wish?.kind === 'make' && place === 'private' ? { ...wish, place } : wish;
}

function anywhere(said: string, at: Moment): Wish | null {
  const wish = QUESTION.test(said.replace(TRIGGERS.strong, '')) && TRIGGERS.strong.test(said) ? null : looseWish(said, at);
  return wish?.kind === 'make' ? made(wish.parsed) : wish;
}

function newWish(said: string, at: Moment): Wish | null {
  const timer = TRIGGERS.timer.exec(said);
  if (timer !== null) {
    const rest = said.slice(timer[0].length).trim();
    const parsed = [rest, `in ${rest}`, `через ${rest}`].map((text) => parseWhen(text, at)).find(({ kind }) => kind === 'when');
    return parsed === undefined ? null : made(parsed);
  }
  const trigger = TRIGGERS.strong.exec(said) ?? TRIGGERS.weak.exec(said);
  if (trigger === null) return null;
  const after = said.slice(trigger[0].length);
  const parsed = parseWhen(after, at);
  if (parsed.kind === 'when') return made(parsed);
  const isAsked = parsed.kind === 'none' && QUESTION.test(after);
  return isAsked || !TRIGGERS.strong.test(said) ? null : made(parsed);
}

function made(parsed: Parsed): Wish {
  const { place, rest } = takePlace(parsed.rest);
  return { kind: 'make', what: subject(rest), place, parsed, isClear: parsed.kind !== 'none' };
}

/** What is left of a sentence when its time is taken out. */
export function subject(rest: string): string {
  const plain = tidy(rest.replaceAll(/\s+/g, ' '));
  const linked = tidy(plain.replace(ASIDE, '').replace(LINK, ''));
  return linked === '' ? plain : linked;
}

function tidy(text: string): string {
  const trimmed = text.replaceAll(/\s+/g, ' ').replaceAll(EDGES, '');
  const cut = trimmed.replace(LOOSE_ENDS, '').replaceAll(EDGES, '');
  return cut === trimmed ? cut : tidy(cut);
}
