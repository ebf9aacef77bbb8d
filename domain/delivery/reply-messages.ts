import type { Language } from '../access/person.ts';
import { CHOICE_ACTIONS } from '../messaging/incoming-message.ts';
import type { StandardAction } from '../messaging/incoming-message.ts';
import type { Button, ChannelCapabilities, OutgoingMessage } from '../ports/chat-transport.ts';
import { DELIVERY_TEXTS } from './delivery-texts.ts';
import type { Inline, ReplyDocument } from './document.ts';
import { layOut } from './lay-out.ts';
import type { OutboxBody } from './outbox-entry.ts';
import { parseReply } from './parse-reply.ts';
import type { Pin } from './pin.ts';
import { splitReply } from './split-reply.ts';

/** What is to be said, and the buttons for it. */
type Said = Pick<Extract<OutboxBody, { kind: 'text' }>, 'markdown' | 'buttons' | 'choices' | 'pin'>;

type Limits = Pick<ChannelCapabilities, 'maxLength' | 'maxSpans' | 'feedback'>;

/** The room that the note about a possible repetition takes in a message. */
const NOTE_LENGTH = 120;
/** The share of a message, and the most of it, that stays free while an answer grows: its last words and closing line then need no message of their own. */
const CLOSING_SHARE = 0.25;
const CLOSING_LENGTH = 200;
/** What is said when there is nothing to be seen: no network takes an empty message. */
const NOTHING: ReplyDocument = [{ kind: 'paragraph', children: [{ kind: 'text', text: '…' }] }];

/** The messages that show a text which is still growing, parsed as such, the last one with a button that stops it; none while nothing is to be seen. */
export function growingMessages(document: ReplyDocument, limits: Limits, language: Language): readonly OutgoingMessage[] {
  // Reactions can stop it too, but nobody wants to see one put there and taken away.
  const buttons = limits.feedback === 'buttons' ? labelled(['stop'], language) : [];
  return messages(splitReply(document, withRoom(limits)).filter(isVisible), buttons, false);
}

/** The messages that show an answer for good, the buttons under the last one; `shown`: so many show it as far as it had grown. */
export function finalMessages(body: Said, limits: Limits, language: Language, shown: number): readonly OutgoingMessage[] {
  const parts = splitReply(parseReply(body.markdown), withRoom(limits)).filter(isVisible);
  const [beforeLast, last] = [parts.at(-2) ?? [], parts.at(-1) ?? []];
  const joined = [...beforeLast, ...last];
  const isOneTooMany = parts.length > Math.max(1, shown) && splitReply(joined, limits).length === 1;
  return finals(isOneTooMany ? [...parts.slice(0, -2), joined] : parts, body, limits, language);
}

/** The messages for what is sent as it is: each leaves room for a note in front of it. */
export function noticeMessages(body: Said, limits: Limits, language: Language): readonly OutgoingMessage[] {
  const maxLength = Math.max(limits.maxLength - NOTE_LENGTH, Math.ceil(limits.maxLength / 2));
  return finals(splitReply(parseReply(body.markdown), { ...limits, maxLength }).filter(isVisible), body, limits, language);
}

function finals(parts: readonly ReplyDocument[], said: Said, { feedback }: Limits, language: Language): readonly OutgoingMessage[] {
  const { buttons, choices = [], pin = null } = said;
  const offered = CHOICE_ACTIONS.flatMap((action, at) => (choices[at] === undefined ? [] : [{ action, label: choices[at] }]));
  const shown = feedback === 'reactions' ? withLegend(parts, choices) : parts;
  const pressed = feedback === 'none' ? [] : [...offered, ...labelled(buttons, language)];
  return [...messages(shown.length === 0 ? [NOTHING] : shown, pressed, true), ...(pin === null ? [] : [pinMessage(pin)])];
}

function pinMessage(pin: Pin): OutgoingMessage {
  const { latitude, longitude, title, address } = pin;
  const text = ['📍', [title, address].filter((part) => part !== '').join(', '), `(${String(latitude)}, ${String(longitude)})`].join(' ');
  return { document: [{ kind: 'paragraph', children: [{ kind: 'text', text }] }], buttons: [], isFinal: true, pin };
}

/** Where reactions stand for buttons, the last message says which one means what. */
function withLegend(parts: readonly ReplyDocument[], choices: readonly string[]): readonly ReplyDocument[] {
  if (choices.length === 0) return parts;
  const legend = choices.map((label, at) => `${String(at + 1)}\uFE0F\u20E3 ${label}`).join(' · ');
  return [...parts.slice(0, -1), [...(parts.at(-1) ?? []), { kind: 'paragraph', children: [{ kind: 'text', text: legend }] }]];
}

function withRoom(limits: Limits): Limits {
  return { ...limits, maxLength: limits.maxLength - Math.min(CLOSING_LENGTH, Math.floor(limits.maxLength * CLOSING_SHARE)) };
}

function isVisible(document: ReplyDocument): boolean {
  return layOut(document).text.trim() !== '';
}

/** The message with a note that it may have been sent before. */
export function asRepetition(message: OutgoingMessage, language: Language): OutgoingMessage {
  const text: Inline = { kind: 'text', text: DELIVERY_TEXTS[language].maybeRepeated };
  const note = { kind: 'paragraph', children: [{ kind: 'italic', children: [text] }] } as const;
  return { ...message, document: [note, ...message.document] };
}

function messages(parts: readonly ReplyDocument[], buttons: readonly Button[], isComplete: boolean): readonly OutgoingMessage[] {
  return parts.map((document, index) => {
    const isLast = index === parts.length - 1;
    return { document, buttons: isLast ? buttons : [], isFinal: isComplete || !isLast };
  });
}

function labelled(actions: readonly StandardAction[], language: Language): readonly Button[] {
  return actions.map((action) => ({ action, label: DELIVERY_TEXTS[language].buttons[action] }));
}
