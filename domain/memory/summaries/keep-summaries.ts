import type { ModelChoice } from '../../routing/model-choice.ts';
import { modelsFor } from '../../conversation/models-for.ts';
import type { Ports } from '../../ports/ports.ts';
import type { SummaryDue } from '../../ports/summary-store.ts';
import { windowOf } from '../../routing/estimate-tokens.ts';
import { runRegularly } from '../../run-regularly.ts';
import { summarise } from './summarise.ts';
import type { SummariseDeps } from './summarise.ts';

const EVERY_MS = 5_000;
/** Longer than any model may take. */
const LEASE_MS = 900_000;
/** Prompts drop twenty turns at a time, and never those that were said last. */
const GROWN_TURNS = 20;
/** Fewer are found word for word. */
const RESTED_TURNS = 6;
const REST_MS = 300_000;
/** Half of a window is for earlier turns, and a quarter of it goes at a time, which half of that is well below; a token has about four bytes. */
const BYTES_OF_WINDOW = 0.125 * 4;

export interface KeepSummariesDeps extends SummariseDeps, Pick<Ports, 'providers'> {
  readonly workerId: string;
  readonly models: ModelChoice;
}

/** Sums up conversations when they rest or have grown, one after another. Returns how to end that. */
export function keepSummaries(deps: KeepSummariesDeps): () => Promise<void> {
  const { summaries, workerId } = deps;
  return runRegularly(deps, {
    everyMs: EVERY_MS,
    failed: 'summaries.not-made',
    run: async (signal) => {
      while (!signal.aborted) {
        const claim = await summaries.claim({ workerId, milliseconds: LEASE_MS }, dueNow(deps));
        if (claim === null) return;
        await summarise(deps, claim, signal);
      }
    },
  });
}

function dueNow(deps: KeepSummariesDeps): SummaryDue {
  const at = deps.clock.now();
  const { chain } = modelsFor(deps, { mode: 'chat', preferred: null, person: {} });
  const window = Math.min(...chain.map(windowOf));
  return {
    at,
    grownTurns: GROWN_TURNS,
    grownBytes: Number.isFinite(window) ? Math.ceil(window * BYTES_OF_WINDOW) : Number.MAX_SAFE_INTEGER,
    restedTurns: RESTED_TURNS,
    restedSince: new Date(at.getTime() - REST_MS),
  };
}
