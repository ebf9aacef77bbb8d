import type { OutboxDeps, PendingMessage } from './outbox.ts';

const KEY = 'parley.unsent';

/** Messages that were not sent, in the browser's storage for this tab. A storage that is full or forbidden keeps nothing. */
export function makeKeptMessages(storage: Pick<Storage, 'getItem' | 'setItem'>): OutboxDeps['kept'] {
  return {
    read() {
      try {
        const read: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
        return Array.isArray(read) ? read.map(withFiles).filter(isPending) : [];
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

/** What was kept before messages had files has none. */
function withFiles(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? { files: [], ...value } : value;
}

function isPending(value: unknown): value is PendingMessage {
  if (typeof value !== 'object' || value === null) return false;
  const { clientMessageId, conversationId, text, files, state }: Partial<Record<keyof PendingMessage, unknown>> = value;
  const isWhole = [clientMessageId, conversationId, text].every((part) => typeof part === 'string');
  return isWhole && (state === 'waiting' || state === 'refused') && Array.isArray(files) && files.every(isFile);
}

function isFile(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && 'name' in value;
}
