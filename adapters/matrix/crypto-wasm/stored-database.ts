/** A key of a record: text, a number, or a list of such. */
export type StoredKey = string | number | readonly StoredKey[];

export type KeyPath = string | readonly string[];

export interface StoredIndex {
  readonly name: string;
  readonly keyPath: KeyPath;
  readonly unique: boolean;
  readonly multiEntry: boolean;
}

/** One table of a database. */
export interface StoredTable {
  readonly name: string;
  readonly keyPath: KeyPath | null;
  readonly indexes: readonly StoredIndex[];
}

export interface StoredRecord {
  readonly table: string;
  readonly key: StoredKey;
  readonly value: unknown;
}

/** A record that is gone. */
export interface Removal {
  readonly table: string;
  readonly key: StoredKey;
  readonly isGone: true;
}

/** How a database is laid out. */
export interface StoredLayout {
  readonly version: number;
  readonly tables: readonly StoredTable[];
}

/** One database as it was when it was last written. */
export interface StoredDatabase extends StoredLayout {
  readonly name: string;
  readonly records: readonly StoredRecord[];
}

/** Throws for keys that have no form as text: two writings of the same key must be the same. */
export function readKey(key: unknown): StoredKey {
  if (typeof key === 'string' || (typeof key === 'number' && Number.isFinite(key))) return key;
  if (Array.isArray(key)) return key.map(readKey);
  throw new TypeError('a key that is neither text nor a number');
}
