import { Migrator } from '@mikro-orm/migrations';

import { MIGRATIONS } from '../../migrations/index.ts';
import { ENTITIES } from './entities/index.ts';
import { makeOrm } from './orm.ts';

/** Runs migrations that the database has not had, in one transaction; the caller sees to it that nobody else does. */
export async function runMigrations(url: string, tableName: string, names: readonly string[]): Promise<void> {
  const orm = makeOrm(url, {
    entities: ENTITIES,
    extensions: [Migrator],
    migrations: { tableName, migrationsList: MIGRATIONS, snapshot: false, silent: true },
  });
  try {
    await orm.migrator.up({ migrations: [...names] });
  } finally {
    await orm.close();
  }
}
