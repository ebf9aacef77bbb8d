import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { CryptoStoreError } from './crypto-store-error.ts';

const FILE = 'matrix-crypto.sqlite';
const SCHEMA = 1;
const BUSY = 5;

const TABLES = `
CREATE TABLE databases (name TEXT PRIMARY KEY, layout TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE records (
  database TEXT NOT NULL, store TEXT NOT NULL, key TEXT NOT NULL, value BLOB NOT NULL, PRIMARY KEY (database, store, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE state (commits INTEGER NOT NULL, is_sealed INTEGER) STRICT;
INSERT INTO state VALUES (0, NULL);
PRAGMA user_version = ${String(SCHEMA)};
`;

/** Opens the file of a folder for this process alone, durable at every commit. Throws a CryptoStoreError. */
export function openLockedSqlite(folder: string): DatabaseSync {
  const sql = open(folder);
  try {
    // The lock is taken with the first transaction and kept until the file is closed.
    sql.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; BEGIN EXCLUSIVE; COMMIT;');
    sql.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    prepare(sql, folder);
    return sql;
  } catch (cause) {
    sql.close();
    throw cause instanceof CryptoStoreError ? cause : problemOf(folder, cause);
  }
}

function open(folder: string): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    return new DatabaseSync(join(folder, FILE), { timeout: 0 });
  } catch (cause) {
    throw problemOf(folder, cause);
  }
}

function prepare(sql: DatabaseSync, folder: string): void {
  const version = Number(sql.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version === 0) sql.exec(`BEGIN; ${TABLES} COMMIT;`);
  else if (version > SCHEMA)
    throw new CryptoStoreError('newer', `The Matrix keys in ${folder} were written by a newer Parley; start that one.`);
  // Whether it is what it says.
  else sql.prepare('SELECT commits, is_sealed FROM state').get();
}

function problemOf(folder: string, cause: unknown): CryptoStoreError {
  // SQLite's own code, without what it has in its higher bits.
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'errcode') : null;
  if (typeof code === 'number' && (code & 0xff) === BUSY) {
    const message = `Another process uses the Matrix keys in ${folder}: they belong to one process at a time.`;
    return new CryptoStoreError('locked', message, { cause });
  }
  const why = cause instanceof Error ? cause.message : 'unknown';
  return new CryptoStoreError('damaged', `The Matrix keys in ${folder} cannot be read (${why}).`, { cause });
}
