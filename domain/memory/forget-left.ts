import type { Ports } from '../ports/ports.ts';
import { runRegularly } from '../run-regularly.ts';

const EVERY_MS = 60_000;
/** Nothing that was under way at a forgetting takes longer to end and to be kept. */
const CARE_MS = 60 * 60_000;

type Deps = Pick<Ports, 'forgetting' | 'clock' | 'doorbell'>;

/** Forgets what can be forgotten now, and lets everybody know: followers of the conversations, and whoever keeps what can be recalled in memory. */
export async function carryOutForgetting({ forgetting, clock, doorbell }: Deps, id: string): Promise<void> {
  const talks = await forgetting.carryOut(id, clock.now());
  doorbell.ring('forgotten', ...talks.map((talk) => `conversation:${talk}` as const));
}

/**
 * Carries out, once a minute and at the start, what a crash cut off, and again for an hour what people wanted forgotten: what was being answered, sent or
 * learned from at that moment may have been kept after it. Returns how to end that.
 */
export function forgetLeft(deps: Deps & Pick<Ports, 'logger'>): () => Promise<void> {
  const { forgetting, clock } = deps;
  return runRegularly(deps, {
    everyMs: EVERY_MS,
    failed: 'memory.not-forgotten',
    run: async (signal) => {
      for (const id of await forgetting.unsettled()) {
        if (signal.aborted) return;
        await carryOutForgetting(deps, id);
        const now = clock.now();
        await forgetting.settle(id, now, new Date(now.getTime() - CARE_MS));
      }
    },
  });
}
