import { Client } from 'pg';

import { ConflictError } from '../../../domain/errors.ts';
import { asDomainError } from '../database-error.ts';

const ASIDE = 'before_restore';

/** What a database held before something else is put there. */
export interface SetAside {
  /** Puts it back as it was, in place of what is there now. */
  putBack(): Promise<void>;
  /** Removes it for good. */
  discard(): Promise<void>;
}

/**
 * Makes room for a backup in a database that nobody uses. `isReplaced`: what is there is kept beside until it is put back or discarded;
 * else there has to be nobody in it. What an earlier, killed restore had set aside is put back first.
 * Throws a ConflictError when Parley runs on it or people would be lost.
 */
export async function setAside(url: string, isReplaced: boolean): Promise<SetAside> {
  await connected(url, async (client) => {
    await refuseUsed(client);
    if (await exists(client, `to_regnamespace('${ASIDE}')`)) await putBack(client);
    if (isReplaced) await inOneGo(client, [`ALTER SCHEMA public RENAME TO ${ASIDE}`, 'CREATE SCHEMA public']);
    else await refusePeople(client);
  });
  return {
    putBack: () => (isReplaced ? connected(url, putBack) : Promise.resolve()),
    discard: () =>
      connected(url, async (client) => {
        await client.query(`DROP SCHEMA IF EXISTS ${ASIDE} CASCADE`);
      }),
  };
}

async function refuseUsed(client: Client): Promise<void> {
  const { rows } = await client.query(
    "SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name ~ '^parley' LIMIT 1",
  );
  if (rows.length > 0) throw new ConflictError('Parley runs on this database: stop all its processes, then restore.');
}

async function refusePeople(client: Client): Promise<void> {
  if (!(await exists(client, "to_regclass('public.persons')"))) return;
  const { rows } = await client.query('SELECT FROM persons LIMIT 1');
  if (rows.length > 0)
    throw new ConflictError('This database already knows people. Restore into an empty one, or add --replace to lose what is in it.');
}

function putBack(client: Client): Promise<void> {
  return inOneGo(client, ['DROP SCHEMA public CASCADE', `ALTER SCHEMA ${ASIDE} RENAME TO public`]);
}

async function inOneGo(client: Client, statements: readonly string[]): Promise<void> {
  await client.query(['BEGIN', ...statements, 'COMMIT'].join(';\n'));
}

async function exists(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ isThere: boolean }>(`SELECT ${name} IS NOT NULL AS "isThere"`);
  return rows[0]?.isThere === true;
}

async function connected(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'restore of parley' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await work(client);
  } catch (error) {
    throw asDomainError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
