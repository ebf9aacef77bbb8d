import type { Pool } from 'pg';

import type { Json } from '../../domain/plugins/contract.ts';
import type { PluginValues, ValueSpace } from '../../domain/ports/plugin-values.ts';
import { storableJson } from './storable.ts';
import { statement } from './statement.ts';

/** What plugins keep, in PostgreSQL. */
export function makePostgresPluginValues(pool: Pool): PluginValues {
  const get = statement<{ value: Json }>(pool, 'plugin-value-get');
  const put = statement(pool, 'plugin-value-put');
  const add = statement<{ key: string }>(pool, 'plugin-value-add');
  const remove = statement(pool, 'plugin-value-remove');
  const list = statement<{ key: string; value: Json }>(pool, 'plugin-value-list');
  const discard = statement<{ key: string }>(pool, 'plugin-value-discard');
  const place = ({ plugin, personId }: ValueSpace): [string, string] => [plugin, personId ?? ''];
  return {
    get: async (space, key) => (await get(...place(space), key))[0]?.value ?? null,
    put: async (space, key, value, keepUntil) => {
      await put(...place(space), key, storableJson(value), keepUntil);
    },
    add: async (space, key, value, keepUntil) => (await add(...place(space), key, storableJson(value), keepUntil)).length > 0,
    remove: async (space, key) => {
      await remove(...place(space), key);
    },
    list: async (space, prefix, limit) => list(...place(space), prefix, limit),
    discard: async (now) => (await discard(now)).length,
  };
}
