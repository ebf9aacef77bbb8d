import * as fake from 'fake-indexeddb';

interface Listening {
  addEventListener(type: string, listener: () => void): void;
}

/** A record as fake-indexeddb keeps it in memory. */
interface RawRecord {
  readonly key: unknown;
  readonly value: unknown;
}

export interface RawRecords {
  put(record: RawRecord, noOverwrite?: boolean): RawRecord | undefined;
  delete(key: unknown): readonly RawRecord[];
  clear(): readonly RawRecord[];
  get(key: unknown): RawRecord | undefined;
  values(): Iterable<RawRecord>;
}

interface RawIndex {
  readonly name: string;
  readonly keyPath: unknown;
  readonly unique: boolean;
  readonly multiEntry: boolean;
}

export interface RawStore {
  readonly name: string;
  readonly keyPath: unknown;
  readonly autoIncrement: boolean;
  readonly records: RawRecords;
  readonly rawIndexes: ReadonlyMap<string, RawIndex>;
}

export interface RawDatabase {
  readonly name: string;
  readonly version: number;
  readonly rawObjectStores: ReadonlyMap<string, RawStore>;
}

export interface Transaction extends Listening {
  readonly mode: string;
  readonly objectStoreNames: Iterable<string>;
  readonly db: Connection;
  objectStore(name: string): { put(value: unknown, key?: unknown): unknown };
}

export interface Connection {
  transaction(names: unknown, mode?: unknown, options?: unknown): Transaction;
  createObjectStore(
    name: string,
    options: { readonly keyPath: unknown },
  ): {
    createIndex(name: string, keyPath: unknown, options: { readonly unique: boolean; readonly multiEntry: boolean }): unknown;
  };
  close(): void;
}

export interface OpenRequest extends Listening {
  readonly result: Connection;
  readonly error: unknown;
  readonly transaction: Transaction | null;
}

export interface Factory {
  open(name: string, version?: number): OpenRequest;
  deleteDatabase(name: string): unknown;
  cmp(first: unknown, second: unknown): number;
}

/** What the WebAssembly looks up by name in the world around it. */
const CLASSES = [
  'IDBCursor',
  'IDBCursorWithValue',
  'IDBDatabase',
  'IDBFactory',
  'IDBIndex',
  'IDBKeyRange',
  'IDBObjectStore',
  'IDBOpenDBRequest',
  'IDBRequest',
  'IDBTransaction',
  'IDBVersionChangeEvent',
];

/** A new, empty IndexedDB in memory; its classes are made known to the process, which the WebAssembly asks for by name. */
export function makeFakeIndexedDb(): Factory {
  const all: object = fake;
  for (const name of CLASSES)
    Object.defineProperty(globalThis, name, { value: Reflect.get(all, name), configurable: true, writable: true });
  const Made: unknown = Reflect.get(all, 'IDBFactory');
  if (typeof Made !== 'function') throw unexpected('IDBFactory');
  const made: unknown = Reflect.construct(Made, []);
  if (!isFactory(made)) throw unexpected('IDBFactory');
  return made;
}

/** What lies behind a connection. Throws when this is not the fake-indexeddb that this was written for. */
export function rawDatabaseOf(connection: Connection): RawDatabase {
  const raw: unknown = Reflect.get(connection, '_rawDatabase');
  if (!isRawDatabase(raw)) throw unexpected('a database');
  return raw;
}

function isFactory(value: unknown): value is Factory {
  return has(value, 'open', 'function') && has(value, 'deleteDatabase', 'function') && has(value, 'cmp', 'function');
}

function isRawDatabase(value: unknown): value is RawDatabase {
  if (!has(value, 'name', 'string') || !has(value, 'version', 'number')) return false;
  const stores: unknown = Reflect.get(Object(value), 'rawObjectStores');
  return stores instanceof Map && [...stores.values()].every(isRawStore);
}

function isRawStore(value: unknown): value is RawStore {
  const records: unknown = Reflect.get(Object(value), 'records');
  const indexes: unknown = Reflect.get(Object(value), 'rawIndexes');
  const isWhole = ['put', 'delete', 'clear', 'get', 'values'].every((name) => has(records, name, 'function'));
  return isWhole && indexes instanceof Map && has(value, 'name', 'string') && Reflect.get(Object(value), 'autoIncrement') === false;
}

function has(value: unknown, name: string, type: string): boolean {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, name) === type;
}

function unexpected(what: string): Error {
  return new Error(`fake-indexeddb is not the one that the Matrix keys are kept with: ${what} has another shape.`);
}
