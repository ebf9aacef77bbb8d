import { rawDatabaseOf } from './fake-indexed-db.ts';
import type { Connection, RawDatabase, RawStore } from './fake-indexed-db.ts';
import type { StoreFile } from './store-file.ts';
import { readKey } from './stored-database.ts';
import type { Removal, StoredKey, StoredRecord, StoredTable } from './stored-database.ts';
import { readKeyPath } from './stored-layout.ts';

export interface DurableDeps {
  readonly file: StoreFile;
  /** In front of the names that databases have in memory, so that several stores can be open in one process. */
  readonly prefix: string;
  /** A write has failed. Must end the process or throw: what was not written must not be acted upon. */
  readonly onBroken: (cause: unknown) => never;
}

/** What was written to a table since its last commit, by the keys as text. */
type Touched = Map<string, StoredKey>;

/** Puts on disk what transactions have changed. */
export function makeWriteFollower({ file, prefix, onBroken }: DurableDeps) {
  const touched = new WeakMap<RawStore, Touched>();

  /** A database can have several connections, but a table one list. */
  function touchedIn(store: RawStore): Touched {
    const keys = touched.get(store) ?? collectKeys(store);
    touched.set(store, keys);
    return keys;
  }

  /** Writes what belongs to these tables, and then forgets that it was touched. */
  function keep(stores: readonly RawStore[], write: () => void): void {
    try {
      write();
    } catch (cause) {
      onBroken(cause);
    }
    for (const store of stores) touchedIn(store).clear();
  }

  return {
    /** After a change of its version: with the way in which it is laid out. */
    keepWhole(raw: RawDatabase): void {
      const stores = [...raw.rawObjectStores.values()];
      const [tables, records] = [() => stores.map(tableOf), () => stores.flatMap(recordsOf)];
      keep(stores, () => file.rewrite({ name: raw.name.slice(prefix.length), version: raw.version, tables: tables(), records: records() }));
    },

    /** Keeps what each transaction of this connection has touched. Two that touch the same table never run beside each other. */
    follow(connection: Connection): void {
      const raw = rawDatabaseOf(connection);
      const name = raw.name.slice(prefix.length);
      for (const store of raw.rawObjectStores.values()) touchedIn(store);
      onWriting(connection, (names) => {
        const stores = names.flatMap((each) => raw.rawObjectStores.get(each) ?? []);
        const changes = () => stores.flatMap((store) => [...touchedIn(store).values()].map((key) => changeOf(store, key)));
        const writeAll = (): void => {
          const changed = changes();
          if (changed.length > 0) file.commit(name, changed);
        };
        return { completed: () => keep(stores, writeAll), aborted: () => keep(stores, () => {}) };
      });
    },
  };
}

/** Hears how each transaction ends that may write, before whoever began it. */
function onWriting(connection: Connection, begun: (tables: readonly string[]) => { completed(): void; aborted(): void }): void {
  const begin = connection.transaction.bind(connection);
  connection.transaction = (names, mode, options) => {
    const transaction = begin(names, mode, options);
    if (transaction.mode === 'readonly') return transaction;
    const { completed, aborted } = begun([...transaction.objectStoreNames]);
    transaction.addEventListener('complete', completed);
    transaction.addEventListener('abort', aborted);
    return transaction;
  };
}

function tableOf({ name, keyPath, rawIndexes }: RawStore): StoredTable {
  const indexes = [...rawIndexes.values()].map((index) => {
    const { name: called, unique, multiEntry } = index;
    return { name: called, keyPath: readKeyPath(index.keyPath), unique, multiEntry };
  });
  return { name, keyPath: keyPath === null ? null : readKeyPath(keyPath), indexes };
}

function recordsOf({ name, records }: RawStore): readonly StoredRecord[] {
  return [...records.values()].map(({ key, value }) => ({ table: name, key: readKey(key), value }));
}

function changeOf({ name, records }: RawStore, key: StoredKey): StoredRecord | Removal {
  const record = records.get(key);
  return record === undefined ? { table: name, key, isGone: true } : { table: name, key, value: record.value };
}

/** Notes every key that is written from now on, also by cursors and by taking back what failed. */
function collectKeys({ records }: RawStore): Touched {
  const keys: Touched = new Map();
  const touch = (key: unknown): void => {
    const read = readKey(key);
    keys.set(JSON.stringify(read), read);
  };
  const { put, delete: remove, clear } = records;
  records.put = (record, noOverwrite) => {
    touch(record.key);
    return put.call(records, record, noOverwrite);
  };
  records.delete = (key) => {
    const removed = remove.call(records, key);
    for (const record of removed) touch(record.key);
    return removed;
  };
  records.clear = () => {
    const removed = clear.call(records);
    for (const record of removed) touch(record.key);
    return removed;
  };
  return keys;
}
