import type { OutboxDeps, PendingMessage } from './outbox.ts';

const KEY = 'parley.unsent';

/** Messages that were not sent, in the browser's storage for this tab. A storage that is full or forbidden keeps nothing. */
export function makeKeptMessages(storage: Pick<Storage, 'getItem' | 'setItem'>): OutboxDeps['kept'] {
  return {
    read() {
      try {
        const read: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
        return Array.isArray(read) ? read.filter(isPending) : [];
      } catch {
        return [];
      }
    },
    write(messages) {
      try {
        storage.setItem(KEY, JSON.stringify(messages));
      } catch {
        // The message is still on the page.
      }
    },
  };
}

function isPending(value: unknown): value is PendingMessage {
  if (typeof value !== 'object' || value === null) return false;
  const { clientMessageId, conversationId, text, state }: Partial<Record<keyof PendingMessage, unknown>> = value;
  return [clientMessageId, conversationId, text].every((part) => typeof part === 'string') && (state === 'waiting' || state === 'refused');
}
