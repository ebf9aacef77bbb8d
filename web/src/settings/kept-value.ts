import { makeValueStore } from '../api/value-store.ts';
import type { ValueStore } from '../api/value-store.ts';

/** What of a browser's storage is used. It may refuse, as in a private window. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** One of some values, kept in this browser. */
export function makeKeptValue<Value extends string>(
  storage: TextStorage,
  key: string,
  values: readonly [Value, ...Value[]],
): ValueStore<Value> {
  const store = makeValueStore<Value>(values.find((value) => value === read(storage, key)) ?? values[0]);
  return {
    ...store,
    set(value) {
      store.set(value);
      try {
        storage.setItem(key, value);
      } catch {
        // It holds until the page is left.
      }
    },
  };
}

function read(storage: TextStorage, key: string): string | null {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}
