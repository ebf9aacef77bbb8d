import { useSyncExternalStore } from 'react';

import type { ValueStore } from './value-store.ts';

/** The value of a store, now and after each change. */
export function useValue<T>(store: ValueStore<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
