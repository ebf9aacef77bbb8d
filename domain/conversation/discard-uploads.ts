import type { Ports } from '../ports/ports.ts';
import { runRegularly } from '../run-regularly.ts';
import { KEPT_UNUSED_MS } from './upload-file.ts';

const EVERY_MS = 60 * 60 * 1000;

/** Removes, once an hour and at the start, what people uploaded and no message took within its time. Returns how to end that. */
export function discardUploads(deps: Pick<Ports, 'uploads' | 'clock' | 'logger'>): () => Promise<void> {
  const { uploads, clock, logger } = deps;
  return runRegularly(deps, {
    everyMs: EVERY_MS,
    failed: 'uploads.not-discarded',
    run: async () => {
      const count = await uploads.discardUnused(new Date(clock.now().getTime() - KEPT_UNUSED_MS));
      if (count > 0) logger.info('uploads.discarded', { count });
    },
  });
}
