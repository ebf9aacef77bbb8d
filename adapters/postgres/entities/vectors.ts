import { defineEntity, p } from '@mikro-orm/postgresql';

import { PluginCollectionEntity, PluginTextEntity } from './plugins.ts';
import { RecallEntryEntity, RecallScopeEntity } from './recall.ts';

export const RecallEmbeddingEntity = defineEntity({
  name: 'RecallEmbedding',
  tableName: 'recall_embeddings',
  properties: {
    scope: () => p.manyToOne(RecallScopeEntity).primary().joinColumn('scope').deleteRule('cascade').index(false),
    model: p.text().primary(),
    dimensions: p.integer().nullable(),
    doneTo: p.bigint('number').defaultRaw('0'),
    count: p.integer().defaultRaw('0'),
    takenUntil: p.datetime().columnType('timestamptz').nullable(),
  },
});

export const RecallVectorEntity = defineEntity({
  name: 'RecallVector',
  tableName: 'recall_vectors',
  properties: {
    entry: () => p.manyToOne(RecallEntryEntity).primary().joinColumns('scope', 'number').updateRule('cascade').deleteRule('cascade'),
    model: p.text().primary(),
    dimensions: p.integer().primary(),
    vector: p.array().columnType('real[]').nullable(),
  },
});

export const PluginEmbeddingEntity = defineEntity({
  name: 'PluginEmbedding',
  tableName: 'plugin_embeddings',
  properties: {
    collection: () => p.manyToOne(PluginCollectionEntity).primary().deleteRule('cascade').index(false),
    model: p.text().primary(),
    dimensions: p.integer().nullable(),
    doneTo: p.bigint('number').defaultRaw('0'),
    count: p.integer().defaultRaw('0'),
    takenUntil: p.datetime().columnType('timestamptz').nullable(),
  },
});

export const PluginVectorEntity = defineEntity({
  name: 'PluginVector',
  tableName: 'plugin_vectors',
  properties: {
    text: () => p.manyToOne(PluginTextEntity).primary().joinColumn('number').deleteRule('cascade').index(false),
    model: p.text().primary(),
    dimensions: p.integer().primary(),
    vector: p.array().columnType('real[]').nullable(),
  },
});
