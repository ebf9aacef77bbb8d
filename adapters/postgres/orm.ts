import { MikroORM } from '@mikro-orm/postgresql';
import type { Options } from '@mikro-orm/postgresql';

import { ENTITIES } from './entities/index.ts';

export interface OrmDeps {
  readonly url: string;
  readonly poolSize: number;
  readonly more?: Pick<Options, 'extensions' | 'migrations' | 'driverOptions' | 'schemaGenerator'>;
}

/** The ORM over a database; opens no connection before the first query. Everything is named here, nothing is searched for on the disk. */
export function makeOrm({ url, poolSize, more }: OrmDeps): MikroORM {
  return new MikroORM({
    entities: ENTITIES,
    clientUrl: url,
    dbName: decodeURIComponent(new URL(url).pathname.slice(1)),
    ensureDatabase: false,
    metadataCache: { enabled: false },
    discovery: { warnWhenNoEntities: false },
    forceUtcTimezone: true,
    pool: { max: poolSize },
    logger: () => undefined,
    ...more,
    // The driver's own parser: it knows `?host=` for sockets, which the ORM's doesn't.
    driverOptions: { connectionString: url, application_name: 'parley', ...(more?.driverOptions ?? {}) },
  });
}
