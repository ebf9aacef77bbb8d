import type { Ports } from '../ports/ports.ts';
import { KEPT_UNUSED_MS } from './upload-file.ts';

const EVERY_MS = 60 * 60 * 1000;

/** Removes, once an hour and at the start, what people uploaded and no message took within its time. Returns how to end that. */
export function discardUploads({ uploads, clock, logger }: Pick<Ports, 'uploads' | 'clock' | 'logger'>): () => Promise<void> {
  const stopped = new AbortController();
  const discarding = discardUntil(stopped.signal);

  async function discardUntil(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const count = await uploads.discardUnused(new Date(clock.now().getTime() - KEPT_UNUSED_MS));
        if (count > 0) logger.info('uploads.discarded', { count });
      } catch (cause) {
        logger.warn('uploads.not-discarded', { cause });
      }
      await clock.sleep(EVERY_MS, signal).catch(() => {});
    }
  }

  return async () => {
    stopped.abort();
    await discarding;
  };
}
