import type { ReadyFile } from '../files/attached-files.ts';
import { makeValueStore } from '../api/value-store.ts';
import type { ValueStore } from '../api/value-store.ts';

/** A message that is not in its conversation yet. */
export interface PendingMessage {
  readonly clientMessageId: string;
  readonly conversationId: string;
  readonly text: string;
  /** What was uploaded for it. */
  readonly files: readonly ReadyFile[];
  /** `waiting`: will be sent again until it is there; `sent`: it is there, its event has not come yet; `refused`: was not taken. */
  readonly state: 'waiting' | 'sent' | 'refused';
  /** The server's sentence when it was refused. */
  readonly why: string | null;
}

/** What came of sending. The same id sent twice is one message, so `unreachable` may be sent again. */
export type Sent = { readonly kind: 'sent' } | { readonly kind: 'unreachable' } | { readonly kind: 'refused'; readonly why: string };

/** Messages on their way, in order. */
export interface Outbox {
  readonly pending: ValueStore<readonly PendingMessage[]>;
  add(conversationId: string, text: string, files: readonly ReadyFile[]): void;
  /** Sends a refused message again. */
  retry(clientMessageId: string): void;
  discard(clientMessageId: string): void;
  /** These are in their conversation. */
  settle(clientMessageIds: ReadonlySet<string>): void;
  /** Drops what was sent in a conversation: whoever opens it reads it from there. */
  open(conversationId: string): void;
}

export interface OutboxDeps {
  /** Never rejects. */
  readonly send: (message: PendingMessage) => Promise<Sent>;
  readonly newId: () => string;
  /** Resolves when it is time to try again. `failures` in a row so far, from 1. */
  readonly pause: (failures: number) => Promise<void>;
  /** Where messages outlive a reload. */
  readonly kept: { read(): readonly PendingMessage[]; write(messages: readonly PendingMessage[]): void };
}

export function makeOutbox(deps: OutboxDeps): Outbox {
  const list = makeList(deps.kept);
  const sendAll = makeSendAll(deps, list);
  sendAll();
  return {
    pending: list.pending,
    add(conversationId, text, files) {
      list.put([...list.pending.get(), { clientMessageId: deps.newId(), conversationId, text, files, state: 'waiting', why: null }]);
      sendAll();
    },
    retry(clientMessageId) {
      list.change(clientMessageId, { state: 'waiting', why: null });
      sendAll();
    },
    discard: (clientMessageId) => list.remove((message) => message.clientMessageId === clientMessageId),
    settle: (ids) => list.remove(({ clientMessageId }) => ids.has(clientMessageId)),
    open: (conversationId) => list.remove((message) => message.conversationId === conversationId && message.state === 'sent'),
  };
}

type List = ReturnType<typeof makeList>;

/** The messages, kept after each change. */
function makeList(kept: OutboxDeps['kept']) {
  const pending = makeValueStore<readonly PendingMessage[]>(kept.read());
  const put = (messages: readonly PendingMessage[]): void => {
    pending.set(messages);
    kept.write(messages.filter(({ state }) => state !== 'sent'));
  };
  return {
    pending,
    put,
    change(id: string, to: Pick<PendingMessage, 'state' | 'why'>): void {
      put(pending.get().map((message) => (message.clientMessageId === id ? { ...message, ...to } : message)));
    },
    remove(isGone: (message: PendingMessage) => boolean): void {
      const messages = pending.get();
      if (messages.some(isGone)) put(messages.filter((message) => !isGone(message)));
    },
  };
}

/** Sends what waits one after the other, so that messages arrive in the order in which they were written. */
function makeSendAll({ send, pause }: OutboxDeps, { pending, change }: List): () => void {
  let isSending = false;
  const firstWaiting = (): PendingMessage | undefined => pending.get().find(({ state }) => state === 'waiting');
  async function sendAll(): Promise<void> {
    if (isSending) return;
    isSending = true;
    let failures = 0;
    for (let next = firstWaiting(); next !== undefined; next = firstWaiting()) {
      const sent = await send(next);
      failures = sent.kind === 'unreachable' ? failures + 1 : 0;
      if (sent.kind === 'unreachable') await pause(failures);
      else change(next.clientMessageId, sent.kind === 'sent' ? { state: 'sent', why: null } : { state: 'refused', why: sent.why });
    }
    // In the same breath as the last look: what is added after it begins anew.
    isSending = false;
  }
  return () => void sendAll();
}
