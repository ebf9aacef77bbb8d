import { setTimeout as sleep } from 'node:timers/promises';

import { Unreachable } from '../failure.ts';

const FIRST_MS = 200;
const LONGEST_MS = 5_000;
/** Clients that lost the same server do not come back all at once. */
const SPREAD = 0.25;

/** Waiting for a server that is away, with growing pauses. */
export interface Patience {
  /** Says so the first time, then waits. Throws what waiting cannot help. */
  after(failure: unknown): Promise<void>;
  /** The server has answered. */
  succeeded(): void;
}

/** `say` tells the person: once that the server is away, and once that it is back. */
export function makePatience(say: (sentence: string) => void): Patience {
  let failures = 0;
  return {
    async after(failure) {
      if (!(failure instanceof Unreachable)) throw failure;
      if (failures === 0) say(`${failure.message} Trying again; Ctrl-C gives up.`);
      failures += 1;
      const pause = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
      await sleep(pause * (1 + SPREAD * Math.random()));
    },
    succeeded() {
      if (failures === 0) return;
      failures = 0;
      say('Connected again.');
    },
  };
}

/** Tries until the server answers. */
export async function patiently<T>(patience: Patience, attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      const result = await attempt();
      patience.succeeded();
      return result;
    } catch (failure) {
      await patience.after(failure);
    }
  }
}
