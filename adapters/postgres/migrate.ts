import { Client } from 'pg';

import { RejectedError } from '../../domain/errors.ts';
import { MIGRATION_NAMES } from '../../migrations/names.ts';
import { asDomainError } from './database-error.ts';

/** Only one process at a time migrates a database. */
const MIGRATION_LOCK = 7042;

const TABLE = 'migrations';

/** How long to wait for another process that migrates, and for the database to answer. */
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Brings the tables of a database up to date; quick when they are. Other processes that start at the same time wait.
 * With names, the first ones of all, it is brought so far and no further.
 * Throws an UnreachableError, or a RejectedError when the database was migrated by a newer Parley, or further than the names say.
 */
export async function migrate(url: string, names: readonly string[] = MIGRATION_NAMES): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, application_name: 'parley migrate' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await executed(client);
    const unknown = done.filter((name) => !MIGRATION_NAMES.some((known) => known === name));
    if (unknown.length > 0) {
      throw new RejectedError(
        `This database was made by a newer Parley: it has the migration ${unknown.join(', ')}, which this one does not know.`,
      );
    }
    if (done.length > names.length)
      throw new RejectedError('The tables of this database are newer than those of the backup: use an empty database.');
    if (done.length < names.length) {
      // Only a first or a changed start needs the ORM.
      const { runMigrations } = await import('./run-migrations.ts');
      await runMigrations(url, TABLE, names.slice(done.length));
    }
  } catch (error) {
    throw asDomainError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function executed(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ exists: boolean }>('SELECT to_regclass($1) IS NOT NULL AS exists', [TABLE]);
  if (rows[0]?.exists !== true) return [];
  const names = await client.query<{ name: string }>(`SELECT name FROM ${TABLE} ORDER BY id`);
  return names.rows.map(({ name }) => name);
}
