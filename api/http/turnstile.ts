/** Lets work begin in the order in which it came, and so much of it at a time. */
export type Turnstile = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * When a thousand clients come back at once, each asks the store who it is and what it may: without a queue in front of the store the last would
 * wait for a connection longer than that is allowed to take, and be told that the database is away.
 */
export function makeTurnstile(most: number): Turnstile {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
