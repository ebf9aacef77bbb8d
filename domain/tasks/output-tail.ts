import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Ports } from '../ports/ports.ts';
import { HandedLines } from './handed-lines.ts';
import type { OutputLine } from './output-line.ts';
import { TailWindow } from './tail-window.ts';

const POLL_MS = 1_000;
const READ_BATCH = 1_000;
const CATCH_UP_BATCH = 500;

type TailPorts = Pick<Ports, 'output' | 'doorbell' | 'clock'>;

/**
 * One reader per task and process, however many followers. It keeps the newest lines; a follower that has
 * fallen behind them reads the log by number, so a slow one costs the others nothing.
 */
interface Tail {
  followers: number;
  readonly window: TailWindow;
  readonly stop: AbortController;
}

/** The one tail of a task, for somebody who gives its lines to many followers at once. */
export interface JoinedTail {
  readonly window: Pick<TailWindow, 'last' | 'failure' | 'listen' | 'after' | 'hasEndedAt'>;
  /** Lines after a number, at most `limit`, from the log where they are not kept; null: there is no such task any more. Waits while the database is away; rejects once left. */
  read(after: number, limit: number): Promise<readonly OutputLine[] | null>;
  leave(): void;
}

export type OutputTails = ReturnType<typeof makeOutputTails>;

export function makeOutputTails(deps: TailPorts) {
  const { attach, detach } = keepTails(deps);

  /** Batches of lines after `after`, in order, each line once; ends when the task has ended and all are given, or when the signal aborts. */
  async function* follow(taskId: string, after: number, signal: AbortSignal): AsyncGenerator<readonly OutputLine[]> {
    let cursor = after;
    const tail = attach(taskId);
    try {
      while (!signal.aborted) {
        const kept = tail.window.after(cursor);
        const page = kept === null ? await readLog(deps, taskId, cursor, CATCH_UP_BATCH, signal) : { lines: kept, isComplete: false };
        if (page === null) return;
        const batch = page.lines;
        const newest = batch.at(-1);
        if (newest !== undefined) {
          cursor = newest.number;
          yield batch;
        } else if (page.isComplete || tail.window.hasEndedAt(cursor)) {
          return;
        } else {
          await tail.window.nextChange(cursor, signal);
        }
      }
    } finally {
      detach(taskId, tail);
    }
  }

  return { follow, join: (taskId: string): JoinedTail => joined(deps, taskId, attach(taskId), detach) };
}

/** Keeps the tail going until it is left. */
function joined(deps: TailPorts, taskId: string, tail: Tail, detach: (taskId: string, tail: Tail) => void): JoinedTail {
  const left = new AbortController();
  return {
    window: tail.window,
    read: async (after, limit) => {
      const kept = tail.window.after(after)?.slice(0, limit) ?? [];
      return kept.length > 0 ? kept : ((await readLog(deps, taskId, after, limit, left.signal))?.lines ?? null);
    },
    leave() {
      if (left.signal.aborted) return;
      left.abort();
      detach(taskId, tail);
    },
  };
}

/** A tail begins with its first follower and ends with its last. */
function keepTails(deps: TailPorts) {
  const tails = new Map<string, Tail>();
  return {
    attach(taskId: string): Tail {
      const tail = tails.get(taskId) ?? begin(deps, tails, taskId);
      tail.followers += 1;
      return tail;
    },
    detach(taskId: string, tail: Tail): void {
      tail.followers -= 1;
      if (tail.followers > 0) return;
      tail.stop.abort();
      if (tails.get(taskId) === tail) tails.delete(taskId);
    },
  };
}

function begin(deps: TailPorts, tails: Map<string, Tail>, taskId: string): Tail {
  const tail: Tail = { followers: 0, window: new TailWindow(), stop: new AbortController() };
  tails.set(taskId, tail);
  pump(deps, taskId, tail).catch((cause: unknown) => {
    tail.window.fail(cause);
    // Whoever comes now begins anew.
    if (tails.get(taskId) === tail) tails.delete(taskId);
  });
  return tail;
}

async function pump(deps: TailPorts, taskId: string, { window, stop }: Tail): Promise<void> {
  using rings = makeRingWaiter(deps, `output:${taskId}`, `task:${taskId}`);
  using handed = new HandedLines(deps, taskId);
  const { signal } = stop;
  // It begins at the end: what was there before is each follower's own to catch up with.
  let last = (await retryWhileUnreachable(deps.clock, signal, () => deps.output.last(taskId))) ?? 0;
  window.beginAfter(last);
  while (!signal.aborted) {
    const fresh = handed.after(last);
    const page = fresh === null ? await readLog(deps, taskId, last, READ_BATCH, signal) : { lines: fresh, isComplete: false };
    last = page?.lines.at(-1)?.number ?? last;
    window.add(page?.lines ?? [], page?.isComplete ?? true);
    if (page === null || page.isComplete) return;
    if (page.lines.length < READ_BATCH) await rings.wait(POLL_MS, signal);
  }
}

async function readLog(deps: Pick<Ports, 'output' | 'clock'>, taskId: string, after: number, limit: number, signal: AbortSignal) {
  return retryWhileUnreachable(deps.clock, signal, () => deps.output.read(taskId, after, limit));
}
