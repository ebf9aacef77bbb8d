import { makeFakeIndexedDb, rawDatabaseOf } from './fake-indexed-db.ts';
import type { Factory, Transaction } from './fake-indexed-db.ts';
import { makeWriteFollower } from './follow-writes.ts';
import type { DurableDeps } from './follow-writes.ts';
import type { StoredDatabase, StoredRecord, StoredTable } from './stored-database.ts';

/**
 * An IndexedDB in memory whose finished transactions lie on disk before anybody is told that they are finished: the listener that writes is
 * added before any other, and the Rust code that waits for `complete` goes on only after it.
 */
export async function openDurableFactory(deps: DurableDeps): Promise<Factory> {
  const factory = makeFakeIndexedDb();
  for (const stored of deps.file.load()) await restore(factory, `${deps.prefix}${stored.name}`, stored);
  const writes = makeWriteFollower(deps);
  return {
    open(name, version) {
      const request = version === undefined ? factory.open(name) : factory.open(name, version);
      request.addEventListener('upgradeneeded', () => {
        request.transaction?.addEventListener('complete', () => writes.keepWhole(rawDatabaseOf(request.result)));
      });
      request.addEventListener('success', () => writes.follow(request.result));
      return request;
    },
    deleteDatabase() {
      throw new Error('The Matrix keys are deleted only by deleting their folder.');
    },
    cmp: (first, second) => factory.cmp(first, second),
  };
}

/** Lays the database out as it was and fills it, at the version that it had. */
function restore(factory: Factory, name: string, { version, tables, records }: StoredDatabase): Promise<void> {
  const request = factory.open(name, version);
  request.addEventListener('upgradeneeded', () => {
    for (const { name: table, keyPath, indexes } of tables) {
      const made = request.result.createObjectStore(table, { keyPath });
      for (const { name: index, keyPath: path, unique, multiEntry } of indexes) made.createIndex(index, path, { unique, multiEntry });
    }
    fill(request.transaction, tables, records);
  });
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
    request.addEventListener('error', () => reject(request.error));
  });
}

function fill(transaction: Transaction | null, tables: readonly StoredTable[], records: readonly StoredRecord[]): void {
  const isInline = new Map(tables.map(({ name, keyPath }) => [name, keyPath !== null]));
  for (const { table, key, value } of records) {
    const into = transaction?.objectStore(table);
    if (isInline.get(table) === true) into?.put(value);
    else into?.put(value, key);
  }
}
