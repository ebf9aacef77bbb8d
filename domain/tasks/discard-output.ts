import type { Ports } from '../ports/ports.ts';

const EVERY_MS = 60 * 60 * 1000;
/** So many tasks in one statement, so that none takes long. */
const TASKS_AT_ONCE = 100;

/** What is kept of the output of ended tasks. */
export interface KeptOutput {
  /** For how long after their end, in milliseconds. */
  readonly ms: number;
  /** Of all tasks together, in bytes of text. */
  readonly bytes: number;
}

/**
 * Removes, once an hour and at the start, the output of tasks that ended too long ago, and of the oldest when there is too much of it; never of one that has
 * not ended. Returns how to end that. Whoever follows such a task gets no lines and its end.
 */
export function discardOutput(
  { output, clock, logger }: Pick<Ports, 'output' | 'clock' | 'logger'>,
  kept: KeptOutput,
): () => Promise<void> {
  const stopped = new AbortController();
  const discarding = discardUntil(stopped.signal);

  async function discardUntil(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const count = await discardAll(signal);
        if (count > 0) logger.info('output.discarded', { count });
      } catch (cause) {
        logger.warn('output.not-discarded', { cause });
      }
      await clock.sleep(EVERY_MS, signal).catch(() => {});
    }
  }

  async function discardAll(signal: AbortSignal): Promise<number> {
    const before = new Date(clock.now().getTime() - kept.ms);
    for (let count = 0; ;) {
      const removed = await output.discard(before, kept.bytes, TASKS_AT_ONCE);
      count += removed;
      if (removed < TASKS_AT_ONCE || signal.aborted) return count;
    }
  }

  return async () => {
    stopped.abort();
    await discarding;
  };
}
