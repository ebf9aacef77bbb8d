import { isDeepStrictEqual } from 'node:util';

import type { PluginValues, Rewriting, ValueSpace } from '../../ports/plugin-values.ts';
import type { InMemoryState, PluginValueRow } from './state.ts';

export function placeOf({ plugin, personId }: ValueSpace, key: string): string {
  return JSON.stringify([plugin, personId, key]);
}

export function makeInMemoryPluginValues({ pluginValues: rows }: InMemoryState): PluginValues {
  const rewritten = new Set<string>();
  return {
    get: async (space, key) => structuredClone(rows.get(placeOf(space, key))?.value ?? null),
    put: async (space, key, value, keepUntil) => {
      rows.set(placeOf(space, key), structuredClone({ space, key, value, keepUntil }));
    },
    add: async (space, key, value, keepUntil, instead) => {
      const place = placeOf(space, key);
      if (rows.has(place) && (instead === undefined || !isDeepStrictEqual(rows.get(place)?.value, instead))) return false;
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
    rewrite: async (plugin, rewriting) => {
      if (rewritten.has(plugin)) return false;
      rewritten.add(plugin);
      try {
        await rewrite(rows, plugin, rewriting);
        return true;
      } finally {
        rewritten.delete(plugin);
      }
    },
    discard: async (now) => {
      const old = [...rows].filter(([, { keepUntil }]) => keepUntil !== null && keepUntil < now);
      for (const [place] of old) rows.delete(place);
      return old.length;
    },
  };
}

async function rewrite(rows: Map<string, PluginValueRow>, plugin: string, { note, next, space: make }: Rewriting): Promise<void> {
  const value = next(rows.get(placeOf(note.space, note.key))?.value ?? null);
  if (value === null) return;
  const old = [...rows].filter(([, row]) => row.space.plugin === plugin);
  const persons = new Set(old.map(([, { space }]) => space.personId));
  const made: PluginValueRow[] = [];
  for (const personId of persons) {
    const space = { plugin, personId };
    const values = old
      .filter(([, row]) => row.space.personId === personId)
      .map(([, row]) => [row.key, structuredClone(row.value)] as const);
    for (const [key, each] of await make(space, new Map(values))) made.push({ space, key, value: structuredClone(each), keepUntil: null });
  }
  for (const [place] of old) rows.delete(place);
  for (const row of [...made, { ...note, value, keepUntil: null }]) rows.set(placeOf(row.space, row.key), row);
}
