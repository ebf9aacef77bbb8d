import type { IncomingMessage, RepliedTo, Sender } from '../messaging/incoming-message.ts';
import { aChat, NOON } from './fixtures.ts';

/** Somebody on a network, by default Anna's account there. */
export function aSender(change: Partial<Sender> = {}): Sender {
  return { externalId: '501', name: 'Аня', languageTag: 'ru', isBot: false, isUs: false, ...change };
}

/** A private message to the Telegram account `bot1`, sent at noon. */
export function inPrivate(change: Partial<IncomingMessage> = {}): IncomingMessage {
  return {
    address: aChat(),
    audience: 'private',
    author: { kind: 'sender', sender: aSender() },
    externalId: '42/7',
    isEdit: false,
    text: 'Привет',
    attachments: [],
    mentionsUs: false,
    commandTarget: null,
    repliesTo: null,
    isForwarded: false,
    sentAt: NOON,
    ...change,
  };
}

/** The same in the group `-100`, addressed to nobody. */
export function inGroup(change: Partial<IncomingMessage> = {}): IncomingMessage {
  return inPrivate({ address: aChat({ chat: '-100' }), audience: 'group', externalId: '-100/7', ...change });
}

/** A reply to a message of ours. */
export function toUs(change: Partial<RepliedTo> = {}): RepliedTo {
  return { externalId: '-100/3', isOurs: true, isThreadRoot: false, text: 'Мой ответ', ...change };
}
