import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Ports } from '../ports/ports.ts';
import type { OutputLine } from './output-line.ts';

const POLL_MS = 1_000;
const READ_BATCH = 1_000;
const KEPT_LINES = 4_096;
const CATCH_UP_BATCH = 500;

/**
 * One reader per task and process, however many followers. It keeps the newest lines; a follower that has
 * fallen behind them reads the log by number, so a slow one costs the others nothing.
 */
interface Tail {
  followers: number;
  /** Lines without gaps, the last one being number `last`. */
  lines: OutputLine[];
  last: number;
  isComplete: boolean;
  failure: unknown;
  readonly waiters: Set<() => void>;
  readonly stop: AbortController;
}

export type OutputTails = ReturnType<typeof makeOutputTails>;

export function makeOutputTails(deps: Pick<Ports, 'output' | 'doorbell' | 'clock'>) {
  const tails = new Map<string, Tail>();

  function attach(taskId: string): Tail {
    const existing = tails.get(taskId);
    if (existing !== undefined) {
      existing.followers += 1;
      return existing;
    }
    const tail: Tail = {
      followers: 1,
      lines: [],
      last: -1,
      isComplete: false,
      failure: null,
      waiters: new Set(),
      stop: new AbortController(),
    };
    tails.set(taskId, tail);
    pump(deps, taskId, tail).catch((cause: unknown) => {
      tail.failure = cause;
      wakeAll(tail);
    });
    return tail;
  }

  function detach(taskId: string, tail: Tail): void {
    tail.followers -= 1;
    if (tail.followers > 0) return;
    tail.stop.abort();
    if (tails.get(taskId) === tail) tails.delete(taskId);
  }

  /** Batches of lines after `after`, in order, each line once; ends when the task has ended and all are given, or when the signal aborts. */
  async function* follow(taskId: string, after: number, signal: AbortSignal): AsyncGenerator<readonly OutputLine[]> {
    let cursor = after;
    const tail = attach(taskId);
    try {
      while (!signal.aborted) {
        const batch = fromTail(tail, cursor) ?? (await readLog(deps, taskId, cursor, CATCH_UP_BATCH, signal))?.lines ?? [];
        const newest = batch.at(-1);
        if (newest !== undefined) {
          cursor = newest.number;
          yield batch;
        } else if (tail.failure !== null) {
          throw tail.failure;
        } else if (tail.isComplete && cursor >= tail.last) {
          return;
        } else if (cursor >= tail.last) {
          await nextChange(tail, signal);
        }
      }
    } finally {
      detach(taskId, tail);
    }
  }

  return { follow };
}

/** The lines after `cursor` that the tail still keeps; null: they must be read from the log. */
function fromTail(tail: Tail, cursor: number): readonly OutputLine[] | null {
  if (tail.last >= 0 && cursor >= tail.last) return [];
  const first = tail.lines[0];
  if (first === undefined || cursor < first.number - 1) return null;
  return tail.lines.slice(cursor - first.number + 1);
}

async function pump(deps: Pick<Ports, 'output' | 'doorbell' | 'clock'>, taskId: string, tail: Tail): Promise<void> {
  using rings = makeRingWaiter(deps, `output:${taskId}`, `task:${taskId}`);
  const { signal } = tail.stop;
  // The tail begins at the end: what was there before is each follower's own to catch up with.
  tail.last = (await retryWhileUnreachable(deps.clock, signal, () => deps.output.last(taskId))) ?? 0;
  while (!signal.aborted && !tail.isComplete) {
    const page = await readLog(deps, taskId, tail.last, READ_BATCH, signal);
    if (page === null) {
      tail.isComplete = true;
    } else {
      tail.lines.push(...page.lines);
      if (tail.lines.length > KEPT_LINES) tail.lines = tail.lines.slice(-KEPT_LINES / 2);
      tail.last = page.lines.at(-1)?.number ?? tail.last;
      tail.isComplete = page.isComplete;
    }
    wakeAll(tail);
    if (!tail.isComplete && (page?.lines.length ?? 0) < READ_BATCH) await rings.wait(POLL_MS, signal);
  }
}

async function readLog(deps: Pick<Ports, 'output' | 'clock'>, taskId: string, after: number, limit: number, signal: AbortSignal) {
  return retryWhileUnreachable(deps.clock, signal, () => deps.output.read(taskId, after, limit));
}

function wakeAll(tail: Tail): void {
  for (const wake of tail.waiters) wake();
  tail.waiters.clear();
}

async function nextChange(tail: Tail, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const wake = (): void => {
      signal.removeEventListener('abort', wake);
      tail.waiters.delete(wake);
      resolve();
    };
    tail.waiters.add(wake);
    signal.addEventListener('abort', wake, { once: true });
  });
}
