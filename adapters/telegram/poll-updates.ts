import type { Update } from 'grammy/types';

import { retryWhileUnreachable } from '../../domain/delivery/while-unreachable.ts';
import type { ChannelSession } from '../../domain/ports/chat-adapter.ts';
import type { ConnectionNews } from './connection-news.ts';
import { takeInUpdate } from './take-in-update.ts';
import type { UpdateParts } from './take-in-update.ts';
import { ReadElsewhereError } from './telegram-failure.ts';
import { ALLOWED_UPDATES } from './translate-update.ts';
import { offsetOf, readCursor, writeCursor } from './update-cursor.ts';
import type { UpdateCursor } from './update-cursor.ts';

const LONG_POLL_S = 50;
/** What the network may need on top of the time for which Telegram holds the question. */
const GRACE_MS = 15_000;
const MOST_UPDATES = 100;

interface Polling extends UpdateParts {
  readonly news: ConnectionNews;
  /** What is to be done after each connecting; throws as calls do. */
  readonly prepare: () => Promise<void>;
  /** Called before each question. */
  readonly tend: () => Promise<void>;
}

/**
 * Asks for updates and hands them in, in order, until the signal aborts. The next question acknowledges all that was before it to Telegram, so it is asked only
 * when they are stored (I1). Throws a RejectedError when Telegram refuses the token.
 */
export async function pollUpdates(parts: Polling, session: ChannelSession, signal: AbortSignal): Promise<void> {
  let cursor = readCursor(session.cursor);
  let isReady = false;
  while (!signal.aborted) {
    let updates: readonly Update[];
    try {
      if (!isReady) await parts.prepare();
      await parts.tend();
      // The first question is not held, so that it is soon known whether Telegram answers at all.
      updates = await ask(parts, cursor, isReady ? LONG_POLL_S : 0, signal);
      parts.news.well();
      isReady = true;
    } catch (error) {
      if (error instanceof ReadElsewhereError) isReady = false;
      await parts.news.failed(error, signal);
      continue;
    }
    cursor = (await takeIn(parts, session, updates, signal)) ?? cursor;
  }
}

async function ask(
  { client, clock }: Polling,
  cursor: UpdateCursor | null,
  seconds: number,
  signal: AbortSignal,
): Promise<readonly Update[]> {
  const question = {
    ...offsetOf(cursor, clock.now().getTime()),
    limit: MOST_UPDATES,
    timeout: seconds,
    allowed_updates: ALLOWED_UPDATES,
  };
  return await client.call(seconds * 1000 + GRACE_MS, signal, (api, until) => api.getUpdates(question, until));
}

/** Null: there were none. */
async function takeIn(
  parts: Polling,
  session: ChannelSession,
  updates: readonly Update[],
  signal: AbortSignal,
): Promise<UpdateCursor | null> {
  const { clock } = parts;
  if (updates.length < MOST_UPDATES) session.report({ kind: 'backlog', count: 0 });
  let next = -1;
  for (const update of updates) {
    await retryWhileUnreachable(clock, signal, () => takeInUpdate(parts, session, update, signal));
    next = Math.max(next, update.update_id + 1);
  }
  if (next === -1) return null;
  const cursor = { next, at: clock.now().getTime() };
  await retryWhileUnreachable(clock, signal, () => session.saveCursor(writeCursor(cursor)));
  return cursor;
}
