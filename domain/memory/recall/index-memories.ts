import type { Ports } from '../../ports/ports.ts';
import { runWhenRung } from '../../run-regularly.ts';
import { makeTextAnalyser } from './text-analyser.ts';

const EVERY_MS = 2_000;
/** What ends within so many milliseconds is indexed together. A question waits for nothing but what it needs, and that it indexes itself. */
const GATHER_MS = 200;
/** So few that the event loop is never held for long. */
const BATCH = 50;

/**
 * Indexes what was said and stored, so that it can be recalled: a turn soon after it has ended, and what was there before there was an index. What is left
 * undone is done by whoever runs next. Returns how to end that.
 */
export function indexMemories(deps: Pick<Ports, 'recallIndex' | 'clock' | 'doorbell' | 'logger'>): () => Promise<void> {
  const { analyse } = makeTextAnalyser();
  return runWhenRung(deps, 'work:memory', {
    everyMs: EVERY_MS,
    failed: 'memories.not-indexed',
    run: async (signal) => {
      await deps.clock.sleep(GATHER_MS, signal).catch(() => {});
      while (!signal.aborted && (await deps.recallIndex.indexNext(analyse, BATCH, null)) > 0);
    },
  });
}
