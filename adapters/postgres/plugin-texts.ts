import type { Remembered } from '../../domain/memory/recall/remembered.ts';
import type { PluginTexts, StoredDocument, StoredPluginText, TextCollection } from '../../domain/ports/plugin-texts.ts';
import type { DatabasePool } from './pool.ts';
import { rowId } from './row-id.ts';
import { scopeValues } from './scope-values.ts';
import { statement } from './statement.ts';
import type { SqlValue } from './statement.ts';
import { storableJson } from './storable.ts';
import { transaction } from './transaction.ts';

/** What plugins took in, in PostgreSQL. */
export function makePostgresPluginTexts(pool: DatabasePool): PluginTexts {
  const list = statement<StoredDocument & Record<string, unknown>>(pool, 'plugin-document-list');
  const head = statement<{ last: number; epoch: number }>(pool, 'plugin-text-head');
  const read = statement<Remembered & Record<string, unknown>>(pool, 'plugin-text-read');
  const texts = statement<StoredPluginText & Record<string, unknown>>(pool, 'plugin-text-get');
  return {
    put: async (collection, { key, about, at, by }, added) => {
      await transaction(pool, async (client) => {
        // Held first: the numbers that are given then follow the order of the commits.
        await statement(client, 'plugin-collection-hold')(...placeOf(collection));
        await statement(client, 'plugin-document-remove')(...placeOf(collection), key);
        await statement(client, 'plugin-document-add')(
          ...placeOf(collection),
          key,
          storableJson(about),
          at,
          rowId(by.personId),
          rowId(by.conversationId),
          storableJson(added),
        );
        return true;
      });
    },
    remove: async (collection, key) => {
      const removed = await transaction(pool, async (client) => {
        await statement(client, 'plugin-collection-hold')(...placeOf(collection));
        return statement<{ id: number }>(client, 'plugin-document-remove')(...placeOf(collection), key);
      });
      return (removed ?? []).length > 0;
    },
    list: (collection, prefix, limit) => list(...placeOf(collection), prefix, limit),
    head: async (collection) => (await head(...placeOf(collection)))[0] ?? { last: 0, epoch: 0 },
    read: (collection, after, limit) => read(...placeOf(collection), after, limit),
    texts: (collection, numbers) => texts(...placeOf(collection), numbers),
  };
}

/** In the order of the statements: the plugin, then the scope. */
function placeOf({ plugin, scope }: TextCollection): readonly SqlValue[] {
  return [plugin, ...scopeValues(scope)];
}
