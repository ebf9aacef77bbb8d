import { makeRingWaiter } from '../../delivery/ring-waiter.ts';
import type { Ports } from '../../ports/ports.ts';
import { makeTextAnalyser } from './text-analyser.ts';

const EVERY_MS = 2_000;
/** So few that the event loop is never held for long. */
const BATCH = 50;

/**
 * Indexes what was said and stored, so that it can be recalled: a turn as soon as it has ended, and what was there before there was an index. What is left
 * undone is done by whoever runs next. Returns how to end that.
 */
export function indexMemories(deps: Pick<Ports, 'recallIndex' | 'clock' | 'doorbell' | 'logger'>): () => Promise<void> {
  const { analyse } = makeTextAnalyser();
  const stopped = new AbortController();
  const running = indexUntil(stopped.signal);

  async function indexUntil(signal: AbortSignal): Promise<void> {
    using rings = makeRingWaiter(deps, 'work:memory');
    while (!signal.aborted) {
      try {
        while (!signal.aborted && (await deps.recallIndex.indexNext(analyse, BATCH, null)) > 0);
      } catch (cause) {
        deps.logger.warn('memories.not-indexed', { cause });
      }
      await rings.wait(EVERY_MS, signal);
    }
  }

  return async () => {
    stopped.abort();
    await running;
  };
}
