import { UnreachableError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;

/** Does it again, with growing pauses, for as long as the database is away; throws what else goes wrong, and the signal's reason when that aborts. */
export async function retryWhileUnreachable<T>(clock: Clock, signal: AbortSignal, attempt: () => Promise<T>): Promise<T> {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      await clock.sleep(pauseMs, signal);
    }
  }
}
