import type { EntityManager } from '@mikro-orm/postgresql';

import { asDomainError } from './database-error.ts';
import { STORED_ENTITIES } from './entities/index.ts';
import { makeOrm } from './orm.ts';
import { makePool } from './pool.ts';
import type { DatabasePool, PoolDeps } from './pool.ts';
import { sharedPoolDialect } from './shared-pool-dialect.ts';

/** One pool of connections, for hand-written statements and for the ORM. */
export interface Database {
  /** For `statement`. */
  readonly pool: DatabasePool;
  /** One unit of work with an entity manager of its own; throws the errors of the domain, as `statement` does. */
  unit<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Opens no connection before the first use. */
export function openDatabase(deps: PoolDeps): Database {
  const pool = makePool(deps);
  const orm = makeOrm(deps.url, { entities: STORED_ENTITIES, driverOptions: () => sharedPoolDialect(pool) });
  return {
    pool,
    unit: async (work) => {
      try {
        return await work(orm.em.fork());
      } catch (error) {
        throw asDomainError(error);
      }
    },
    close: async () => {
      await orm.close();
      await pool.end();
    },
  };
}
