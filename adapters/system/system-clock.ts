import type { Clock } from '../../domain/ports/clock.ts';

/** What one timer of Node can hold; a longer one would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's own time. */
export function makeSystemClock(): Clock {
  return {
    now: () => new Date(),
    monotonic: () => performance.now(),
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      for (let left = ms; left > 0; left -= LONGEST_TIMER_MS) await sleepOnce(Math.min(left, LONGEST_TIMER_MS), signal);
    },
  };
}

/** Sleeps are cut short all the time, whenever somebody rings; the sleep of `node:timers/promises` makes an error with a stack for each. */
function sleepOnce(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return new Promise((resolve) => setTimeout(resolve, ms));
  return new Promise((resolve, reject) => {
    const wakeUp = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', wakeUp);
      resolve();
    }, ms);
    signal.addEventListener('abort', wakeUp, { once: true });
  });
}
