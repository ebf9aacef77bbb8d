import type { Ports } from '../../ports/ports.ts';
import { runRegularly } from '../../run-regularly.ts';
import { extract } from './extract.ts';
import type { ExtractDeps } from './extract.ts';

const EVERY_MS = 5_000;
/** Longer than any model may take. */
const LEASE_MS = 900_000;
/** So many turns are worth a call at once; fewer wait for more. */
const ENOUGH = 5;
const LONGEST_WAIT_MS = 120_000;
const MOST_TURNS = 10;

/** Lets a model read what people said for facts, several turns at a time, behind the turns. Returns how to end that. */
export function extractFacts(deps: ExtractDeps & Pick<Ports, 'clock'> & { readonly workerId: string }): () => Promise<void> {
  const { extraction, clock, workerId } = deps;
  return runRegularly(deps, {
    everyMs: EVERY_MS,
    failed: 'facts.not-extracted',
    run: async (signal) => {
      while (!signal.aborted) {
        const at = clock.now();
        const waitingSince = new Date(at.getTime() - LONGEST_WAIT_MS);
        const due = { at, enough: ENOUGH, waitingSince, limit: MOST_TURNS };
        const batch = await extraction.claim({ workerId, milliseconds: LEASE_MS }, due);
        if (batch === null) return;
        await extract(deps, batch, signal);
      }
    },
  });
}
