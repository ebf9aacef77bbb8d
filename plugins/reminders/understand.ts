import { parseWhen } from './parse-when.ts';
import type { Parsed } from './parse-when.ts';

/** What somebody wants of their reminders. */
export type Wish =
  | { readonly kind: 'make'; readonly what: string; readonly parsed: Parsed; readonly isClear: boolean }
  | { readonly kind: 'list' }
  | { readonly kind: 'cancel' | 'move'; readonly which: string; readonly parsed: Parsed };

const POLITE = '(?:(?:please|hey|ok|can you|could you|would you|will you|пожалуйста|слушай|эй|можешь|не мог(?:ла)? бы ты)[, ]+)*';
const TRIGGER = new RegExp(
  `^${POLITE}(?:remind(?: me| us)?|set (?:a |an |the |me a )?(?:reminder|alarm)|(?:add|create|make|schedule) (?:a |me a )?reminder|reminder|ping me|wake (?:me|us) up|wake me|don't let me forget|напомни(?:те|ть|шь)?(?: мне| нам)?|(?:поставь|создай|добавь|сделай|установи)(?: мне)? (?:напоминание|напоминалку|будильник)|напоминание|напоминалка|разбуди(?:те)?(?: меня)?|не дай мне забыть|пни меня)(?![\\p{L}])`,
  'iu',
);
const LINK =
  /^[\s,:–—-]*(?:(?:to|about|of|that|for|i (?:have|need) to|о том,? что(?:бы)?|про|об?|что(?:бы)?(?: надо| нужно)?|надо|нужно)(?![\p{L}]))?[\s,:–—-]*/iu;
/** What stood before the time that was cut out, or only makes it polite. */
const ASIDE = /^(?:(?:на|for|on|at|в)\s*[:,–—-]|(?:пожалуйста|please)\s*,?)\s*/iu;
const EDGES = /^[\s,.;:!–—-]+|[\s,.;:!–—-]+$/gu;
const LOOSE_ENDS = /(?:^|\s)(?:at|on|in|by|in the|every|and|в|во|к|на|и|каждый|please|пожалуйста|to)$/iu;
/** Asked to be told something, not at a time. */
const QUESTION =
  /^[\s,:]*(?:me |us |мне )?(?:what|who|how|why|when|where|which|whether|of the (?:name|difference)|что такое|кто|как(?:ой|ая|ие|ое)?|почему|когда|где|сколько|о ч[её]м|чем)(?![\p{L}])/iu;
const LIST = new RegExp(
  `^${POLITE}(?:(?:what|which|show|list|see|tell me)(?: are| me)?(?: all)?(?: of)?(?: my| the)? reminders|(?:my|all(?: my)?) reminders|do i have (?:any )?reminders|(?:покажи|перечисли|какие)(?: у меня| мне| все| мои| есть)* напоминани[яй]|(?:мои|все) напоминания|что у меня в напоминаниях|есть (?:ли )?у меня напоминания)`,
  'iu',
);
const CANCEL = new RegExp(
  `^${POLITE}(?:cancel|delete|remove|drop|forget|отмени(?:те)?|удали(?:те)?|убери(?:те)?)\\s+(?:the |my )?(?:reminder|напоминани[ея]|напоминалку)(?![\\p{L}])\\s*(?:to |about |for |про |об? |что )?(?<which>.*)$`,
  'iu',
);
const MOVE = new RegExp(
  `^${POLITE}(?:move|change|reschedule|postpone|snooze|edit|перенеси(?:те)?|сдвинь(?:те)?|измени(?:те)?|отложи(?:те)?)\\s+(?:the |my )?(?:reminder|напоминание|напоминалку)(?![\\p{L}])\\s*(?:to |about |for |про |об? )?(?<which>.*)$`,
  'iu',
);

/** What is wanted, as far as the words say; null: nothing of reminders is in them. */
export function understand(text: string, at: { readonly now: Date; readonly zone: string }): Wish | null {
  const said = text.trim();
  if (LIST.test(said)) return { kind: 'list' };
  const cancel = CANCEL.exec(said)?.groups;
  if (cancel !== undefined) return { kind: 'cancel', which: tidy(cancel['which'] ?? ''), parsed: { kind: 'none', rest: '' } };
  const move = MOVE.exec(said)?.groups;
  if (move !== undefined) {
    const parsed = parseWhen(move['which'] ?? '', at);
    return { kind: 'move', which: tidy(parsed.rest), parsed };
  }
  const trigger = TRIGGER.exec(said);
  if (trigger === null) return null;
  const after = said.slice(trigger[0].length);
  const parsed = parseWhen(after, at);
  if (parsed.kind === 'none' && QUESTION.test(after)) return null;
  return { kind: 'make', what: subject(parsed.rest), parsed, isClear: parsed.kind !== 'none' };
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
