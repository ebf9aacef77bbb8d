import type { Clock } from '../ports/clock.ts';
import type { Doorbell, Topic } from '../ports/doorbell.ts';

/** Waits for the doorbell; a ring between two waits is not missed. */
export interface RingWaiter extends Disposable {
  /** Resolves at the next ring, or after `pollMs` as a safety net, or when the signal aborts. */
  wait(pollMs: number, signal: AbortSignal): Promise<void>;
}

export function makeRingWaiter({ doorbell, clock }: { doorbell: Doorbell; clock: Clock }, ...topics: readonly Topic[]): RingWaiter {
  let hasRung = false;
  let wake: AbortController | null = null;
  const stops = topics.map((topic) =>
    doorbell.listen(topic, () => {
      hasRung = true;
      wake?.abort();
    }),
  );
  return {
    async wait(pollMs, signal) {
      if (!hasRung && !signal.aborted) {
        wake = new AbortController();
        await clock.sleep(pollMs, AbortSignal.any([wake.signal, signal])).catch(ignoreWakeUp);
        wake = null;
      }
      hasRung = false;
    },
    [Symbol.dispose]() {
      for (const stop of stops) stop();
      wake?.abort();
    },
  };
}

/** A sleep that was cut short is what waiting is for. */
function ignoreWakeUp(): void {}
