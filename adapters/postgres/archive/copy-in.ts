import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { RejectedError } from '../../../domain/errors.ts';
import { asDomainError } from '../database-error.ts';
import { fileOf } from './copy-out.ts';
import type { CopiedTable } from './copy-out.ts';
import { storedTables } from './stored-tables.ts';

const FOREIGN_KEYS = `
SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
FROM pg_constraint
WHERE contype = 'f' AND conparentid = 0 AND connamespace = 'public'::regnamespace
ORDER BY 1, 2`;

const WITH_TRIGGERS = `
SELECT DISTINCT tgrelid::regclass::text AS "table" FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE NOT tgisinternal AND relnamespace = 'public'::regnamespace AND tgparentid = 0
ORDER BY 1`;

export interface CopyInOptions {
  /** Holds the files of the tables. */
  readonly folder: string;
  readonly tables: readonly CopiedTable[];
}

/**
 * Fills a database whose tables are those of the copy, in place of what the migrations put there, all or nothing. What refers to what is checked when everything is there.
 * Throws a RejectedError when a table or a row does not fit.
 */
export async function copyIn(url: string, { folder, tables }: CopyInOptions): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'restore of parley' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await refuseOthers(client, tables);
    await client.query('BEGIN');
    const tie = await untie(client);
    const names = tables.map(({ name }) => client.escapeIdentifier(name));
    await client.query(`TRUNCATE ${names.join(', ')}`);
    for (const table of tables) await fill(client, table, folder);
    await tie();
    await client.query('COMMIT');
  } catch (error) {
    throw asDomainError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same migrations make the same tables; a copy that says otherwise was changed. */
async function refuseOthers(client: Client, tables: readonly CopiedTable[]): Promise<void> {
  const here = await storedTables(client);
  const told = (all: readonly { name: string; columns: readonly string[] }[]) =>
    new Map(all.map(({ name, columns }) => [name, columns.join(', ')]));
  const [known, copied] = [told(here), told(tables)];
  for (const name of new Set([...known.keys(), ...copied.keys()]))
    if (known.get(name) !== copied.get(name)) throw new RejectedError(`The backup's table ${name} is not the one of this database.`);
}

/** Takes off what acts on single rows; returns how to put it back. */
async function untie(client: Client): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(FOREIGN_KEYS);
  const { rows: triggered } = await client.query<{ table: string }>(WITH_TRIGGERS);
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { table } of triggered) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  return async () => {
    for (const { table, name, definition } of keys) await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
    for (const { table } of triggered) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  };
}

async function fill(client: Client, { name, columns, rows, numbered, lastNumber }: CopiedTable, folder: string): Promise<void> {
  const into = `${client.escapeIdentifier(name)} (${columns.map((column) => client.escapeIdentifier(column)).join(', ')})`;
  const written = client.query(copyFrom(`COPY ${into} FROM STDIN`));
  await pipeline(createReadStream(path.join(folder, fileOf(name))), createGunzip(), written);
  if (written.rowCount !== rows) throw new RejectedError(`The backup's table ${name} has ${written.rowCount} rows instead of ${rows}.`);
  if (numbered === null) return;
  await client.query('SELECT setval(pg_get_serial_sequence($1, $2), $3::bigint, $4)', [
    client.escapeIdentifier(name),
    numbered,
    lastNumber ?? '1',
    lastNumber !== null,
  ]);
}
