import type { Update } from 'grammy/types';
import { conflict } from './api-problem.ts';
import type { Clock } from '../../domain/ports/clock.ts';

export type UpdateKind = Exclude<keyof Update, 'update_id'>;

/** The kinds that a bot may ask for here; the others are refused as misspelt. */
export const UPDATE_KINDS = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'message_reaction',
  'message_reaction_count',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
] as const satisfies readonly UpdateKind[];

/** Sent only when they are asked for by name. */
const ON_REQUEST: readonly string[] = ['chat_member', 'message_reaction', 'message_reaction_count'];
const KEPT_MS = 24 * 3600 * 1000;
const MAX_POLL_SECONDS = 50;

interface QueuedUpdate {
  readonly update: Update;
  readonly at: number;
}

export interface PollOptions {
  readonly offset: number;
  readonly limit: number;
  readonly timeoutSeconds: number;
  /** Aborted when the client has gone. */
  readonly signal: AbortSignal;
}

export interface UpdateQueue {
  /** Keeps an update for the bot, unless it did not ask for its kind; tells whether it was kept. */
  add(kind: UpdateKind, update: Omit<Update, 'update_id'>): boolean;
  /** Asks for these kinds from now on; an empty list: the usual ones. */
  allow(kinds: readonly UpdateKind[]): void;
  allowed(): readonly UpdateKind[];
  /** Waits for updates from the offset on; a higher offset forgets all before it. A second poll ends the first one with 409. */
  poll(options: PollOptions): Promise<Update[]>;
  /** Ends a poll that is waiting, with 409 and this reason. */
  interrupt(reason: string): void;
  /** What is waiting, oldest first. */
  pending(): readonly Update[];
  forgetUpTo(updateId: number): void;
  /** Resolves with the next change of the queue. */
  next(signal: AbortSignal): Promise<void>;
}

export function makeUpdateQueue(clock: Clock, firstId: number): UpdateQueue {
  let queue: QueuedUpdate[] = [];
  let nextId = firstId;
  let kinds: readonly UpdateKind[] = [];
  let poller: AbortController | undefined;
  const watchers = new Set<() => void>();

  const fresh = (): QueuedUpdate[] => {
    const oldest = clock.now().getTime() - KEPT_MS;
    queue = queue.filter(({ at }) => at > oldest);
    return queue;
  };
  const forgetUpTo = (updateId: number): void => {
    queue = queue.filter(({ update }) => update.update_id > updateId);
  };
  const next = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        watchers.delete(wake);
        resolve();
      };
      watchers.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  const read = (offset: number, limit: number): Update[] => {
    if (offset > 0) forgetUpTo(offset - 1);
    else if (offset < 0) queue = fresh().slice(offset);
    return fresh()
      .slice(0, limit)
      .map(({ update }) => update);
  };
  const poll = async ({ offset, limit, timeoutSeconds, signal }: PollOptions): Promise<Update[]> => {
    poller?.abort(conflict('terminated by other getUpdates request; make sure that only one bot instance is running'));
    const mine = new AbortController();
    poller = mine;
    const waiting = new AbortController();
    const over = AbortSignal.any([mine.signal, signal, waiting.signal]);
    const seconds = Math.min(MAX_POLL_SECONDS, timeoutSeconds);
    try {
      const found = read(offset, limit);
      if (found.length > 0 || seconds <= 0) return found;
      await Promise.race([next(over), clock.sleep(seconds * 1000, over).catch(() => undefined)]);
      if (mine.signal.aborted) throw mine.signal.reason;
      return signal.aborted ? [] : read(Math.max(0, offset), limit);
    } finally {
      waiting.abort();
      if (poller === mine) poller = undefined;
    }
  };

  return {
    add: (kind, update) => {
      if (kinds.length > 0 ? !kinds.includes(kind) : ON_REQUEST.includes(kind)) return false;
      queue.push({ update: { update_id: nextId, ...update }, at: clock.now().getTime() });
      nextId += 1;
      for (const wake of [...watchers]) wake();
      return true;
    },
    allow: (asked) => {
      kinds = asked;
    },
    allowed: () => kinds,
    poll,
    interrupt: (reason) => poller?.abort(conflict(reason)),
    pending: () => fresh().map(({ update }) => update),
    forgetUpTo,
    next,
  };
}
