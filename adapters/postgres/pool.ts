import { Pool } from 'pg';
import type { PoolConfig } from 'pg';
import type { Logger } from '../../domain/ports/logger.ts';

/** How long to wait for a connection. */
const CONNECT_DEADLINE_MS = 3_000;

export interface PoolDeps {
  readonly url: string;
  /** The most connections at once. */
  readonly size: number;
  readonly logger: Logger;
  /** How long to wait for the answer to a statement, in milliseconds. */
  readonly answerDeadlineMs: number;
  /** Whether the server is known to be down because its disk is full; a server that is down cannot say so itself. */
  readonly isDiskFull: () => boolean;
}

/** A pool that knows why its server is down. */
export class DatabasePool extends Pool {
  readonly isDiskFull: () => boolean;

  constructor(isDiskFull: () => boolean, config: PoolConfig) {
    super(config);
    this.isDiskFull = isDiskFull;
  }
}

/** The connections on which statements run; opens none before the first. `end()` closes them when their statements are done. */
export function makePool({ url, size, logger, answerDeadlineMs, isDiskFull }: PoolDeps): DatabasePool {
  const pool = new DatabasePool(isDiskFull, {
    connectionString: url,
    max: size,
    application_name: 'parley',
    connectionTimeoutMillis: CONNECT_DEADLINE_MS,
    query_timeout: answerDeadlineMs,
    keepAlive: true,
  });
  // One that breaks between two statements of whoever has taken it must not end the process either: their next statement says that it is gone.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // Idle connections that break are replaced at the next statement; without a listener they would end the process.
  pool.on('error', (error) => logger.warn('database.connection.lost', { message: error.message }));
  return pool;
}
