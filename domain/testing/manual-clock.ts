import type { Clock } from '../ports/clock.ts';

/** A clock that moves only when told. */
export interface ManualClock extends Clock {
  /** Moves both clocks forward and wakes the sleepers on the way in order; what they do next happens before the next one wakes. */
  advance(ms: number): Promise<void>;
  /** Moves only the wall clock, as when the machine's time is corrected. */
  jump(ms: number): void;
  /** How many sleep at this moment. */
  readonly sleepers: number;
}

interface Sleeper {
  readonly wakeAt: number;
  readonly wake: () => void;
}

/** Lets everything run that is ready to run, chained promises included. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Starts at `start`, by default a Monday noon in UTC. */
export function makeManualClock(start: Date = new Date('2026-11-23T12:00:00Z')): ManualClock {
  let wall = start.getTime();
  let steady = 0;
  const sleepers = new Set<Sleeper>();

  const moveTo = (target: number): void => {
    wall += target - steady;
    steady = target;
  };
  /** The one that wakes first; of several at once, the one that has slept longest. */
  const nextBefore = (target: number): Sleeper | undefined => {
    let next: Sleeper | undefined;
    for (const sleeper of sleepers) if (sleeper.wakeAt <= target && (next === undefined || sleeper.wakeAt < next.wakeAt)) next = sleeper;
    return next;
  };

  return {
    now: () => new Date(wall),
    monotonic: () => steady,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const abort = (): void => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        const wake = (): void => {
          signal?.removeEventListener('abort', abort);
          resolve();
        };
        const sleeper: Sleeper = { wakeAt: steady + Math.max(0, ms), wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', abort, { once: true });
      }),
    advance: async (ms) => {
      const target = steady + ms;
      await settle();
      for (let next = nextBefore(target); next !== undefined; next = nextBefore(target)) {
        moveTo(Math.max(steady, next.wakeAt));
        sleepers.delete(next);
        next.wake();
        await settle();
      }
      moveTo(target);
    },
    jump: (ms) => {
      wall += ms;
    },
    get sleepers() {
      return sleepers.size;
    },
  };
}
