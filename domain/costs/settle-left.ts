import type { Ports } from '../ports/ports.ts';
import { runRegularly } from '../run-regularly.ts';

const EVERY_MS = 10_000;
/** How many are settled before it is looked again. */
const BATCH = 100;

/**
 * Settles what runs that have ended left reserved, because the database was away or the process died in that moment: whoever ends a run settles
 * it, and this comes after them (I6). Returns how to end that.
 */
export function settleLeft(deps: Pick<Ports, 'ledger' | 'clock' | 'logger'>): () => Promise<void> {
  const { ledger, clock, logger } = deps;
  return runRegularly(deps, {
    everyMs: EVERY_MS,
    failed: 'reservations.not-settled',
    run: async (signal) => {
      for (let count = BATCH; count === BATCH && !signal.aborted;) {
        count = await ledger.settleLeft(clock.now(), BATCH);
        if (count > 0) logger.info('reservations.settled', { count });
      }
    },
  });
}
