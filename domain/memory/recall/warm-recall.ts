import type { Ports } from '../../ports/ports.ts';
import type { Recall } from './recall.ts';

/** Reads what large scopes hold, so that the first question after a start is answered like any other. Returns how to end that; nobody waits for it. */
export function warmRecall({ logger }: Pick<Ports, 'logger'>, recall: Recall): () => Promise<void> {
  const stopped = new AbortController();
  recall.warm(stopped.signal).catch((cause: unknown) => logger.warn('recall.not-warmed', { cause }));
  return async () => stopped.abort();
}
