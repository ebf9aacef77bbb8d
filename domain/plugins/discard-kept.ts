import type { Ports } from '../ports/ports.ts';
import { runRegularly } from '../run-regularly.ts';

const EVERY_MS = 60 * 60 * 1000;

/** Removes, once an hour and at the start, questions that nobody answered and buttons that are old. Returns how to end that. */
export function discardKept(deps: Pick<Ports, 'pluginValues' | 'clock' | 'logger'>): () => Promise<void> {
  const { pluginValues, clock, logger } = deps;
  return runRegularly(deps, {
    everyMs: EVERY_MS,
    failed: 'plugin-values.not-discarded',
    run: async () => {
      const count = await pluginValues.discard(clock.now());
      if (count > 0) logger.info('plugin-values.discarded', { count });
    },
  });
}
