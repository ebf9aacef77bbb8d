import type { DatabaseSync } from 'node:sqlite';
import { deserialize, serialize } from 'node:v8';

import { openLockedSqlite } from './locked-sqlite.ts';
import { readKey } from './stored-database.ts';
import type { Removal, StoredDatabase, StoredRecord } from './stored-database.ts';
import { readLayout } from './stored-layout.ts';

/** The one file in which everything lies. What a call has written survives a kill and a loss of power once it has returned. */
export interface StoreFile {
  load(): readonly StoredDatabase[];
  commit(database: string, changes: readonly (StoredRecord | Removal)[]): void;
  /** Puts a database in place of what is there under its name. */
  rewrite(database: StoredDatabase): void;
  /** Whether what lies here is sealed with a key, as it was when it was made; until then as it is said now. */
  isSealed(now: boolean): boolean;
  /** How often was written since the store was made: of two copies the one with less is older. */
  commits(): number;
  /** How large it is. */
  bytes(): number;
  close(): void;
}

/** Opens the file in that folder, which is then nobody else's. Throws a CryptoStoreError. */
export function openStoreFile(folder: string): StoreFile {
  const sql = openLockedSqlite(folder);
  const put = sql.prepare('INSERT INTO records VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value');
  const take = sql.prepare('DELETE FROM records WHERE database = ? AND store = ? AND key = ?');
  const write = (database: string, change: StoredRecord | Removal): void => {
    const key = JSON.stringify(change.key);
    if ('isGone' in change) take.run(database, change.table, key);
    else put.run(database, change.table, key, serialize(change.value));
  };
  return {
    load: () => load(sql),
    commit(name, changes) {
      inTransaction(sql, () => {
        for (const change of changes) write(name, change);
      });
    },
    rewrite({ name, version, tables, records }) {
      inTransaction(sql, () => {
        sql.prepare('DELETE FROM records WHERE database = ?').run(name);
        sql.prepare('INSERT OR REPLACE INTO databases VALUES (?, ?)').run(name, JSON.stringify({ version, tables }));
        for (const record of records) write(name, record);
      });
    },
    isSealed(now) {
      sql.prepare('UPDATE state SET is_sealed = coalesce(is_sealed, ?)').run(now ? 1 : 0);
      return sql.prepare('SELECT is_sealed FROM state').get()?.['is_sealed'] === 1;
    },
    commits: () => Number(sql.prepare('SELECT commits FROM state').get()?.['commits']),
    bytes: () => pages(sql, 'page_count') * pages(sql, 'page_size'),
    close: () => sql.close(),
  };
}

function inTransaction(sql: DatabaseSync, work: () => void): void {
  sql.exec('BEGIN IMMEDIATE');
  try {
    work();
    sql.exec('UPDATE state SET commits = commits + 1');
    sql.exec('COMMIT');
  } catch (cause) {
    if (sql.isTransaction) sql.exec('ROLLBACK');
    throw cause;
  }
}

function load(sql: DatabaseSync): readonly StoredDatabase[] {
  const records = sql.prepare('SELECT store, key, value FROM records WHERE database = ?');
  const databases = sql.prepare('SELECT name, layout FROM databases ORDER BY name').all();
  return databases.map((row) => {
    const name = String(row['name']);
    return { name, ...readLayout(JSON.parse(String(row['layout']))), records: records.all(name).map(recordOf) };
  });
}

function recordOf({ store, key, value }: Record<string, unknown>): StoredRecord {
  if (!(value instanceof Uint8Array)) throw new TypeError('a record without a value');
  return { table: String(store), key: readKey(JSON.parse(String(key))), value: deserialize(value) };
}

function pages(sql: DatabaseSync, name: 'page_count' | 'page_size'): number {
  return Number(sql.prepare(`PRAGMA ${name}`).get()?.[name]);
}
