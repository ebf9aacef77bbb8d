import type { Clock } from '../../domain/ports/clock.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import { asDomainError } from './database-error.ts';
import { holdConnection } from './held-connection.ts';
import type { HeldConnection } from './held-connection.ts';
import { EVERYTHING, readPayload, takePayload } from './ring-payload.ts';

export interface DoorbellLineDeps {
  readonly url: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Other processes rang these topics; null: any may have been rung, as after a lost connection. */
  readonly onRing: (topics: readonly string[] | null) => void;
}

export interface DoorbellLine {
  /** Remembers the topics and sends them as soon as it can; does not wait. */
  send(topics: readonly string[]): void;
  /** Sends what is left if the database answers, and ends the connection. */
  close(): Promise<void>;
}

/** While the database is away so many topics are remembered; more are rung as "everything". */
const MOST_PENDING = 2_000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 2_000;
/** How often a connection on which nothing happens is asked whether it still works. */
const CHECK_MS = 10_000;
/** Whoever follows a conversation gathers what happens anyway, so that much later other processes hear of it; nobody works because of it. */
const GATHER_MS = 10;

/** The one connection on which a process listens and rings. Throws an UnreachableError when it cannot be made at first; later it comes back by itself. */
export async function openDoorbellLine(deps: DoorbellLineDeps): Promise<DoorbellLine> {
  const pending = new Set<string>();
  const closed = new AbortController();
  let line = await listen(deps);
  let flushing: Promise<void> | null = null;
  const flush = (): void => {
    if (flushing !== null || pending.size === 0) return;
    flushing = sendAll(line.held, pending).finally(() => {
      flushing = null;
    });
  };
  const gathered = makeGathered(deps.clock, closed.signal, flush);
  const keepUp = async (): Promise<void> => {
    while (!closed.signal.aborted) {
      await untilLost(line, deps.clock, closed.signal);
      if (closed.signal.aborted) return;
      const next = await listenAgain(deps, closed.signal);
      if (next === null) return;
      line = next;
      deps.onRing(null);
      flush();
    }
  };
  const keeping = keepUp();
  return {
    send: (topics) => {
      for (const topic of topics) pending.add(topic);
      if (pending.size > MOST_PENDING) ringForEverything(pending);
      // Everything that is rung in one go leaves as one notification.
      if (topics.every((topic) => topic.startsWith('conversation:'))) gathered.call();
      else queueMicrotask(flush);
    },
    close: async () => {
      closed.abort();
      await Promise.all([keeping, gathered.ended()]);
      await flushing;
      await sendAll(line.held, pending);
      await line.held.close();
    },
  };
}

interface OpenLine {
  readonly held: HeldConnection;
  readonly lost: AbortSignal;
}

async function listen({ url, onRing }: DoorbellLineDeps): Promise<OpenLine> {
  const lost = new AbortController();
  const held = await holdConnection(url, 'parley doorbell', () => lost.abort());
  try {
    // A ring commits nothing that must last: without this each of them would wait for the disk, and make others wait.
    await held.client.query('SET synchronous_commit = off');
    const { rows } = await held.client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const own = rows[0]?.pid;
    // Its own rings come back to a listener as well; those have been heard already.
    held.client.on('notification', ({ processId, payload = EVERYTHING }) => {
      if (processId !== own) onRing(readPayload(payload));
    });
    await held.client.query('LISTEN parley_doorbell');
    return { held, lost: lost.signal };
  } catch (error) {
    held.drop();
    throw asDomainError(error);
  }
}

/** Null: closed meanwhile. */
async function listenAgain(deps: DoorbellLineDeps, closed: AbortSignal): Promise<OpenLine | null> {
  deps.logger.warn('doorbell.lost');
  for (let retryMs = FIRST_RETRY_MS; !closed.aborted; retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)) {
    try {
      const line = await listen(deps);
      deps.logger.info('doorbell.found-again');
      return line;
    } catch (error) {
      deps.logger.debug('doorbell.retry', { error, retryMs });
      await deps.clock.sleep(retryMs, closed).catch(() => undefined);
    }
  }
  return null;
}

/** A network that was cut says nothing, so the connection is asked from time to time. */
async function untilLost({ held, lost }: OpenLine, clock: Clock, closed: AbortSignal): Promise<void> {
  const over = AbortSignal.any([lost, closed]);
  while (!over.aborted) {
    await clock.sleep(CHECK_MS, over).catch(() => undefined);
    if (over.aborted) return;
    try {
      await held.client.query('SELECT 1');
    } catch {
      held.drop();
      return;
    }
  }
}

/** One notification after another until nothing is left. What could not be sent is kept, as "everything", for the next connection. */
async function sendAll(held: HeldConnection, pending: Set<string>): Promise<void> {
  while (pending.size > 0 && held.isOpen()) {
    const payload = takePayload(pending);
    try {
      await held.client.query({ name: 'doorbell-ring', text: "SELECT pg_notify('parley_doorbell', $1)", values: [payload] });
    } catch {
      ringForEverything(pending);
      held.drop();
    }
  }
}

/** Runs something a moment after it was called for first, once for all calls until then; at once when the signal aborts. */
function makeGathered(clock: Clock, until: AbortSignal, run: () => void) {
  let waiting: Promise<void> | null = null;
  const wait = async (): Promise<void> => {
    await clock.sleep(GATHER_MS, until).catch(() => undefined);
    waiting = null;
    run();
  };
  return {
    call: (): void => {
      waiting ??= wait();
    },
    ended: async (): Promise<void> => {
      await waiting;
    },
  };
}

function ringForEverything(pending: Set<string>): void {
  pending.clear();
  pending.add(EVERYTHING);
}
