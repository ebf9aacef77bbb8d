import type { Language } from '../access/person.ts';
import type { PressAction } from '../messaging/incoming-message.ts';
import type { Button, ChannelCapabilities, OutgoingMessage } from '../ports/chat-transport.ts';
import { DELIVERY_TEXTS } from './delivery-texts.ts';
import type { Inline, ReplyDocument } from './document.ts';
import { layOut } from './lay-out.ts';
import { parseGrowingReply } from './parse-growing-reply.ts';
import { parseReply } from './parse-reply.ts';
import { splitReply } from './split-reply.ts';

type Limits = Pick<ChannelCapabilities, 'maxLength' | 'maxSpans' | 'feedback'>;

/** The room that the note about a possible repetition takes in a message. */
const NOTE_LENGTH = 120;
/** What is said when there is nothing to be seen: no network takes an empty message. */
const NOTHING: ReplyDocument = [{ kind: 'paragraph', children: [{ kind: 'text', text: '…' }] }];

/** The messages that show a text which is still growing, the last one with a button that stops it; none while nothing is to be seen. */
export function growingMessages(markdown: string, limits: Limits, language: Language): readonly OutgoingMessage[] {
  // Reactions can stop it too, but nobody wants to see one put there and taken away.
  const buttons = limits.feedback === 'buttons' ? labelled(['stop'], language) : [];
  return messages(splitReply(parseGrowingReply(markdown), limits).filter(isVisible), buttons, false);
}

/** The messages that show a text for good, the buttons under the last one. */
export function finalMessages(
  body: { readonly markdown: string; readonly buttons: readonly PressAction[] },
  limits: Limits,
  language: Language,
): readonly OutgoingMessage[] {
  const buttons = limits.feedback === 'none' ? [] : labelled(body.buttons, language);
  const parts = splitReply(parseReply(body.markdown), limits).filter(isVisible);
  return messages(parts.length === 0 ? [NOTHING] : parts, buttons, true);
}

function isVisible(document: ReplyDocument): boolean {
  return layOut(document).text.trim() !== '';
}

/** The same for what is sent as it is: each message leaves room for a note in front of it. */
export function noticeMessages(
  body: { readonly markdown: string; readonly buttons: readonly PressAction[] },
  limits: Limits,
  language: Language,
): readonly OutgoingMessage[] {
  const maxLength = Math.max(limits.maxLength - NOTE_LENGTH, Math.ceil(limits.maxLength / 2));
  return finalMessages(body, { ...limits, maxLength }, language);
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

function labelled(actions: readonly PressAction[], language: Language): readonly Button[] {
  return actions.map((action) => ({ action, label: DELIVERY_TEXTS[language].buttons[action] }));
}
