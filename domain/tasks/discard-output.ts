import type { Ports } from '../ports/ports.ts';
import { runRegularly } from '../run-regularly.ts';

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
export function discardOutput(deps: Pick<Ports, 'output' | 'clock' | 'logger'>, kept: KeptOutput): () => Promise<void> {
  return runRegularly(deps, {
    everyMs: EVERY_MS,
    failed: 'output.not-discarded',
    run: async (signal) => {
      const count = await discardAll(deps, kept, signal);
      if (count > 0) deps.logger.info('output.discarded', { count });
    },
  });
}

async function discardAll({ output, clock }: Pick<Ports, 'output' | 'clock'>, kept: KeptOutput, signal: AbortSignal): Promise<number> {
  const before = new Date(clock.now().getTime() - kept.ms);
  for (let count = 0; ;) {
    const removed = await output.discard(before, kept.bytes, TASKS_AT_ONCE);
    count += removed;
    if (removed < TASKS_AT_ONCE || signal.aborted) return count;
  }
}
