import type { PluginValues, ValueSpace } from '../../ports/plugin-values.ts';
import type { InMemoryState } from './state.ts';

export function placeOf({ plugin, personId }: ValueSpace, key: string): string {
  return JSON.stringify([plugin, personId, key]);
}

export function makeInMemoryPluginValues({ pluginValues: rows }: InMemoryState): PluginValues {
  return {
    get: async (space, key) => structuredClone(rows.get(placeOf(space, key))?.value ?? null),
    put: async (space, key, value, keepUntil) => {
      rows.set(placeOf(space, key), structuredClone({ space, key, value, keepUntil }));
    },
    add: async (space, key, value, keepUntil) => {
      const place = placeOf(space, key);
      if (rows.has(place)) return false;
      rows.set(place, structuredClone({ space, key, value, keepUntil }));
      return true;
    },
    remove: async (space, key) => {
      rows.delete(placeOf(space, key));
    },
    list: async ({ plugin, personId }, prefix, limit) =>
      [...rows.values()]
        .filter((row) => row.space.plugin === plugin && row.space.personId === personId && row.key.startsWith(prefix))
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
        .slice(0, limit)
        .map(({ key, value }) => structuredClone({ key, value })),
    discard: async (now) => {
      const old = [...rows].filter(([, { keepUntil }]) => keepUntil !== null && keepUntil < now);
      for (const [place] of old) rows.delete(place);
      return old.length;
    },
  };
}
