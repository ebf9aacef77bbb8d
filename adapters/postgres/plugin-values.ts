import type { PoolClient } from 'pg';

import type { Json } from '../../domain/plugins/contract.ts';
import type { PluginValues, Rewriting, ValueSpace } from '../../domain/ports/plugin-values.ts';
import type { DatabasePool } from './pool.ts';
import { storableJson } from './storable.ts';
import { statement } from './statement.ts';
import { transaction } from './transaction.ts';

function place({ plugin, personId }: ValueSpace): [plugin: string, space: string] {
  return [plugin, personId ?? ''];
}

/** What plugins keep, in PostgreSQL. */
export function makePostgresPluginValues(pool: DatabasePool): PluginValues {
  const get = statement<{ value: Json }>(pool, 'plugin-value-get');
  const put = statement(pool, 'plugin-value-put');
  const add = statement<{ key: string }>(pool, 'plugin-value-add');
  const remove = statement(pool, 'plugin-value-remove');
  const list = statement<{ key: string; value: Json }>(pool, 'plugin-value-list');
  const discard = statement<{ key: string }>(pool, 'plugin-value-discard');
  return {
    get: async (space, key) => (await get(...place(space), key))[0]?.value ?? null,
    put: async (space, key, value, keepUntil) => {
      await put(...place(space), key, storableJson(value), keepUntil);
    },
    add: async (space, key, value, keepUntil, instead) => {
      const old = instead === undefined ? null : storableJson(instead);
      return (await add(...place(space), key, storableJson(value), keepUntil, old)).length > 0;
    },
    remove: async (space, key) => {
      await remove(...place(space), key);
    },
    list: async (space, prefix, limit) => list(...place(space), prefix, limit),
    rewrite: async (plugin, rewriting) => (await transaction(pool, async (client) => rewrite(client, plugin, rewriting))) !== null,
    discard: async (now) => (await discard(now)).length,
  };
}

/** Null: somebody else does so now. */
async function rewrite(client: PoolClient, plugin: string, { note, next, space: make }: Rewriting): Promise<true | null> {
  const [lock] = await statement<{ gained: boolean }>(client, 'plugin-value-lock')(plugin);
  if (lock?.gained !== true) return null;
  const [noted] = await statement<{ value: Json }>(client, 'plugin-value-get')(...place(note.space), note.key);
  const value = next(noted?.value ?? null);
  if (value === null) return true;
  const put = statement(client, 'plugin-value-put');
  for (const { space } of await statement<{ space: string }>(client, 'plugin-value-spaces')(plugin)) {
    const rows = await statement<{ key: string; value: Json }>(client, 'plugin-value-all')(plugin, space);
    const old = new Map(rows.map((row) => [row.key, row.value]));
    const made = await make({ plugin, personId: space === '' ? null : space }, old);
    for (const key of old.keys()) if (!made.has(key)) await statement(client, 'plugin-value-remove')(plugin, space, key);
    for (const [key, each] of made) if (each !== old.get(key)) await put(plugin, space, key, storableJson(each), null);
  }
  await put(...place(note.space), note.key, storableJson(value), null);
  return true;
}
