import type { Clock } from '../ports/clock.ts';
import type { Doorbell, Topic } from '../ports/doorbell.ts';

/** Why a sleep was cut short; made once, because whoever waits is woken often. */
const RUNG = 'rung';

/** Waits for the doorbell; a ring between two waits is not missed. */
export interface RingWaiter extends Disposable {
  /**
   * Resolves at the next ring, or after `pollMs` as a safety net, or when the signal aborts. `gatherMs`: so long after a ring more of them are
   * waited for, which then count as the same; absent: it resolves at once.
   */
  wait(pollMs: number, signal: AbortSignal, gatherMs?: number): Promise<void>;
}

export function makeRingWaiter({ doorbell, clock }: { doorbell: Doorbell; clock: Clock }, ...topics: readonly Topic[]): RingWaiter {
  let hasRung = false;
  let wake: AbortController | null = null;
  const stops = topics.map((topic) =>
    doorbell.listen(topic, () => {
      hasRung = true;
      wake?.abort(RUNG);
    }),
  );
  return {
    async wait(pollMs, signal, gatherMs = 0) {
      if (!hasRung && !signal.aborted) {
        const awake = new AbortController();
        const end = (): void => awake.abort(RUNG);
        wake = awake;
        // Costs a fraction of a signal made of several, and this is waited for many times in each turn.
        signal.addEventListener('abort', end, { once: true });
        await clock.sleep(pollMs, awake.signal).catch(ignoreWakeUp);
        signal.removeEventListener('abort', end);
        wake = null;
      }
      if (hasRung && gatherMs > 0) await clock.sleep(gatherMs, signal).catch(ignoreWakeUp);
      hasRung = false;
    },
    [Symbol.dispose]() {
      for (const stop of stops) stop();
      wake?.abort(RUNG);
    },
  };
}

/** A sleep that was cut short is what waiting is for. */
function ignoreWakeUp(): void {}
