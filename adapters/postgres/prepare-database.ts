import { UnreachableError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import { migrate } from './migrate.ts';

export interface PrepareDatabaseDeps {
  readonly url: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

const PAUSE_MS = 500;

/**
 * Waits until the database answers, and brings its tables up to date. Rejects with the signal's reason, or with a RejectedError when
 * waiting does not help: a wrong password, a database that does not exist, one that a newer Parley has migrated.
 */
export async function prepareDatabase({ url, clock, logger, signal }: PrepareDatabaseDeps): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    signal.throwIfAborted();
    try {
      return await migrate(url);
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      if (tries === 1) logger.warn('database.waiting', { error });
      await clock.sleep(PAUSE_MS, signal);
    }
  }
}
