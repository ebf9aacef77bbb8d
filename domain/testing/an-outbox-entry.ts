import type { OutboxEntry } from '../delivery/outbox-entry.ts';
import { NOON, uuid } from './fixtures.ts';

/** By default an answer that is still being made, in Anna's private chat on Telegram. */
export function anEntry(change: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id: uuid(5001),
    order: 1,
    kind: 'answer',
    address: { channel: 'telegram', account: 'bot1', chat: '1', thread: null },
    audience: 'private',
    language: 'ru',
    conversationId: uuid(10),
    turnId: uuid(2001),
    replyTo: null,
    createdAt: NOON,
    body: null,
    parts: [],
    ...change,
  };
}
