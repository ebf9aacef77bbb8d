import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

import { asDomainError } from '../database-error.ts';
import { storedTables } from './stored-tables.ts';
import type { StoredTable } from './stored-tables.ts';

/** A table as it was at one moment, in a file of its own. */
export interface CopiedTable extends StoredTable {
  readonly rows: number;
  /** The last number that its sequence gave out, as digits; null: none yet, or it has none. */
  readonly lastNumber: string | null;
}

/** The state of a database at one moment. */
export interface DatabaseCopy {
  readonly migrations: readonly string[];
  readonly tables: readonly CopiedTable[];
}

/** The file of a table's rows in the folder of the copy. */
export function fileOf(table: string): string {
  return `${table}.copy.gz`;
}

/**
 * Writes each table into a file of the folder, all as they were at the same moment, while others go on writing.
 * Throws an UnreachableError or a RejectedError of the database.
 */
export async function copyOut(url: string, folder: string): Promise<DatabaseCopy> {
  const client = new Client({ connectionString: url, application_name: 'backup of parley' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows: migrations } = await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY id');
    const tables: CopiedTable[] = [];
    for (const table of await storedTables(client)) tables.push(await copyTable(client, table, folder));
    await client.query('COMMIT');
    return { migrations: migrations.map(({ name }) => name), tables };
  } catch (error) {
    throw asDomainError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function copyTable(client: Client, table: StoredTable, folder: string): Promise<CopiedTable> {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  // A partitioned table cannot be copied by its name.
  const rows = client.query(copyTo(`COPY (SELECT ${columns} FROM ${client.escapeIdentifier(table.name)}) TO STDOUT`));
  await pipeline(rows, createGzip(), createWriteStream(path.join(folder, fileOf(table.name)), { mode: 0o600 }));
  return { ...table, rows: rows.rowCount, lastNumber: await lastNumber(client, table) };
}

/** Numbers that were given out to rows that are gone must not come again: followers have seen them. */
async function lastNumber(client: Client, { name, numbered }: StoredTable): Promise<string | null> {
  if (numbered === null) return null;
  const { rows } = await client.query<{ last: string | null }>(
    'SELECT pg_sequence_last_value(pg_get_serial_sequence($1, $2)::regclass)::text AS last',
    [client.escapeIdentifier(name), numbered],
  );
  return rows[0]?.last ?? null;
}
