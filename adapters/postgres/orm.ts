import { MikroORM } from '@mikro-orm/postgresql';
import type { Options } from '@mikro-orm/postgresql';

import { ENTITIES } from './entities/index.ts';

/** The ORM over a database; opens no connection before the first query. Everything is named here, nothing is searched for on the disk. */
export function makeOrm(url: string, more: Pick<Options, 'extensions' | 'migrations' | 'schemaGenerator'>): MikroORM {
  return new MikroORM({
    entities: ENTITIES,
    clientUrl: url,
    dbName: decodeURIComponent(new URL(url).pathname.slice(1)),
    ensureDatabase: false,
    metadataCache: { enabled: false },
    pool: { max: 2 },
    logger: () => undefined,
    // The driver's own parser: it knows `?host=` for sockets, which the ORM's doesn't.
    driverOptions: { connectionString: url, application_name: 'parley migrate' },
    ...more,
  });
}
