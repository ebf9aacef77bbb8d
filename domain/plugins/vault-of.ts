import * as z from 'zod';

import type { Ports } from '../ports/ports.ts';
import type { ValueSpace } from '../ports/plugin-values.ts';
import type { Json, PluginStore } from './contract.ts';
import { checkedKey, checkedValue } from './store-of.ts';
import type { SomeValues } from './store-of.ts';

/** Beside what a plugin keeps in the open. */
const PREFIX = 'vault:';
const MAX_LISTED = 1_000;
const VALUE: z.ZodType<Json> = z.json();

export interface VaultDeps extends Pick<Ports, 'sealer' | 'logger'> {
  readonly pluginValues: SomeValues;
}

/** The store of a plugin for what one person entrusts to it: each value is sealed before it is kept. `allow` throws when it may not be used. */
export function makeVaultOf(deps: VaultDeps, space: ValueSpace, allow: () => void): PluginStore {
  const { pluginValues, sealer, logger } = deps;
  const place = (key: string): string => {
    allow();
    return PREFIX + checkedKey(key);
  };
  const purpose = (key: string): string => `${space.plugin}/${key}`;
  const opened = (key: string, kept: Json | null): Json | null => {
    const text = typeof kept === 'string' ? sealer.open(kept, purpose(key)) : null;
    if (kept !== null && text === null) logger.warn('plugin.not-opened', { plugin: space.plugin, key });
    return text === null ? null : VALUE.parse(JSON.parse(text));
  };
  return {
    get: async (key) => opened(key, await pluginValues.get(space, place(key))),
    put: async (key, value) => pluginValues.put(space, place(key), sealer.seal(JSON.stringify(checkedValue(value)), purpose(key)), null),
    remove: async (key) => pluginValues.remove(space, place(key)),
    list: async (prefix) => {
      const kept = await pluginValues.list(space, place(prefix), MAX_LISTED);
      return kept.flatMap(({ key: placed, value }) => {
        const key = placed.slice(PREFIX.length);
        const open = opened(key, value);
        return open === null ? [] : [{ key, value: open }];
      });
    },
  };
}
