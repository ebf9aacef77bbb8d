import { MikroORM } from '@mikro-orm/postgresql';
import type { Options } from '@mikro-orm/postgresql';

export type OrmOptions = Required<Pick<Options, 'entities'>> &
  Pick<Options, 'driverOptions' | 'extensions' | 'migrations' | 'schemaGenerator'>;

/** The ORM over a database; opens no connection before the first query. Everything is named here, nothing is searched for on the disk. */
export function makeOrm(url: string, options: OrmOptions): MikroORM {
  return new MikroORM({
    clientUrl: url,
    dbName: decodeURIComponent(new URL(url).pathname.slice(1)),
    ensureDatabase: false,
    metadataCache: { enabled: false },
    forceUtcTimezone: true,
    pool: { max: 2 },
    logger: () => undefined,
    // The driver's own parser: it knows `?host=` for sockets, which the ORM's doesn't.
    driverOptions: { connectionString: url, application_name: 'parley migrate' },
    ...options,
  });
}
