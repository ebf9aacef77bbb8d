import { InvalidInputError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { PluginValues, ValueSpace } from '../ports/plugin-values.ts';
import type { Json, PluginStore, SharedStore } from './contract.ts';

const MAX_KEY = 200;
const MAX_BYTES = 65_536;
const MAX_LISTED = 1_000;
/** What a plugin keeps, beside what is kept for it. */
const PREFIX = 'own:';

/** Where values are, kept or not yet. */
export type SomeValues = Pick<PluginValues, 'get' | 'put' | 'remove' | 'list'>;

/** The store of a plugin for one person, or for all. `allow` throws when it may not be used. */
export function makeStoreOf({ pluginValues }: { readonly pluginValues: SomeValues }, space: ValueSpace, allow: () => void): PluginStore {
  const place = (key: string): string => {
    allow();
    return PREFIX + checkedKey(key);
  };
  return {
    get: async (key) => pluginValues.get(space, place(key)),
    put: async (key, value) => pluginValues.put(space, place(key), checkedValue(value), null),
    remove: async (key) => pluginValues.remove(space, place(key)),
    list: async (prefix) =>
      (await pluginValues.list(space, place(prefix), MAX_LISTED)).map(({ key, value }) => ({ key: key.slice(PREFIX.length), value })),
  };
}

/** And the store of all: only there do several want the same at once. */
export function makeSharedOf({ pluginValues }: Pick<Ports, 'pluginValues'>, plugin: string, allow: () => void): SharedStore {
  const space = { plugin, personId: null };
  return {
    ...makeStoreOf({ pluginValues }, space, allow),
    add: async (key, value, instead) => {
      allow();
      return pluginValues.add(space, PREFIX + checkedKey(key), checkedValue(value), null, instead);
    },
  };
}

/** Throws InvalidInputError for one that is too long. */
export function checkedKey(key: string): string {
  if (key.length > MAX_KEY) throw new InvalidInputError('key', `A key has at most ${String(MAX_KEY)} characters.`);
  return key;
}

/** Throws InvalidInputError for one that is too large. */
export function checkedValue(value: Json): Json {
  if (Buffer.byteLength(JSON.stringify(value)) > MAX_BYTES)
    throw new InvalidInputError('value', `A value has at most ${String(MAX_BYTES)} bytes as JSON.`);
  return value;
}
