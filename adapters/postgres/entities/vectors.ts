import { defineEntity, p } from '@mikro-orm/postgresql';

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
