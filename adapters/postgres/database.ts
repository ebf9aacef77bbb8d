import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';

import { UnreachableError } from '../../domain/errors.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import { asDomainError } from './database-error.ts';
import { makeOrm } from './orm.ts';

/** One pool of connections: the ORM and the hand-written statements share it. */
export interface Database {
  /** For `statement`. */
  readonly pool: Pool;
  /** One unit of work with an entity manager of its own; what the driver throws becomes an error of the domain. */
  unit<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
  /** Whether the database answers now; takes two seconds at most, and never throws. */
  isReachable(): Promise<boolean>;
  /** Resolves when the database answers; rejects with the signal's reason, or with a RejectedError when it refuses this address for good. */
  whenReady(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseDeps {
  readonly url: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Connections at most; each costs the server some megabytes. */
  readonly poolSize?: number;
}

const POOL_SIZE = 8;

/** Fast failures: who meets a database that is away retries, and people are told within seconds. */
const CONNECT_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 15_000;
/** For a server that is gone without a word; a little later than the server's own deadline. */
const ANSWER_TIMEOUT_MS = 17_000;
const PROBE_TIMEOUT_MS = 2_000;
const PROBE_PAUSE_MS = 250;

/** Opens no connection before the first use, so it can be made while the database is away. */
export function openDatabase({ url, clock, logger, poolSize = POOL_SIZE }: DatabaseDeps): Database {
  const pools: Pool[] = [];
  const orm = makeOrm({
    url,
    poolSize,
    more: {
      driverOptions: {
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
        statement_timeout: STATEMENT_TIMEOUT_MS,
        query_timeout: ANSWER_TIMEOUT_MS,
        idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
        keepAlive: true,
        onPoolCreated: (pool: Pool) => pools.push(pool),
      },
    },
  });
  // The ORM makes its pool with its client, and that when it is first asked for.
  orm.em.getConnection().getClient();
  const [pool] = pools;
  if (pool === undefined) throw new Error('The ORM made no pool.');
  pool.on('error', (error) => logger.warn('database.connection-lost', { error }));

  return {
    pool,
    unit: async (work) => {
      try {
        return await work(orm.em.fork());
      } catch (error) {
        throw asDomainError(error);
      }
    },
    isReachable: () => answers(pool, clock).catch(() => false),
    whenReady: async (signal) => {
      for (let tries = 1; !(await answers(pool, clock)); tries += 1) {
        if (tries === 1) logger.warn('database.waiting');
        await clock.sleep(PROBE_PAUSE_MS, signal);
      }
    },
    close: () => orm.close(true),
  };
}

/** False when the database is away or takes too long; throws a RejectedError when it refuses. */
async function answers(pool: Pool, clock: Clock): Promise<boolean> {
  const answered = new AbortController();
  const late = clock.sleep(PROBE_TIMEOUT_MS, answered.signal).then(
    () => false,
    () => false,
  );
  const asked = pool.query('SELECT 1').then(
    () => true,
    (cause: unknown) => {
      const error = asDomainError(cause);
      if (error instanceof UnreachableError) return false;
      throw error;
    },
  );
  try {
    return await Promise.race([asked, late]);
  } finally {
    answered.abort();
  }
}
