import { setTimeout as wait } from 'node:timers/promises';

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
      try {
        for (let left = ms; left > 0; left -= LONGEST_TIMER_MS) {
          await wait(Math.min(left, LONGEST_TIMER_MS), undefined, signal === undefined ? {} : { signal });
        }
      } catch (error) {
        throw signal?.aborted === true ? signal.reason : error;
      }
    },
  };
}
