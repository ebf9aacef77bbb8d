import { defineEntity, p } from '@mikro-orm/postgresql';

import { TurnEntity } from './conversations.ts';
import { FactEntity } from './memory.ts';
import { SummaryEntity } from './summaries.ts';

export const RecallScopeEntity = defineEntity({
  name: 'RecallScope',
  tableName: 'recall_scopes',
  properties: {
    scope: p.text().primary(),
    last: p.bigint('number').defaultRaw('0'),
    epoch: p.bigint('number').defaultRaw('0'),
  },
});

export const RecallEntryEntity = defineEntity({
  name: 'RecallEntry',
  tableName: 'recall_entries',
  uniques: [{ name: 'recall_entries_turn', properties: ['turn', 'kind'] }],
  properties: {
    scope: p.text().primary(),
    number: p.bigint('number').primary(),
    kind: p.enum(['said', 'reply', 'fact', 'summary']),
    turn: () => p.manyToOne(TurnEntity).nullable().deleteRule('cascade'),
    fact: () => p.oneToOne(FactEntity).nullable().deleteRule('cascade').owner(),
    conversationId: p.uuid().nullable(),
    position: p.integer(),
    speakerId: p.uuid().nullable(),
    speaker: p.text(),
    at: p.datetime().columnType('timestamptz'),
    terms: p.text(),
    traits: p.integer(),
    summary: () => p.oneToOne(SummaryEntity).nullable().deleteRule('cascade').owner(),
    heardId: p.uuid().nullable().unique('recall_entries_heard_id_unique'),
  },
});

export const RecallQueueEntity = defineEntity({
  name: 'RecallQueued',
  tableName: 'recall_queue',
  indexes: [{ name: 'recall_queue_scope', properties: ['scope', 'number'] }],
  properties: {
    number: p.bigint('number').primary().columnType('bigint generated always as identity'),
    scope: p.text(),
    turnId: p.uuid().nullable(),
    factId: p.text().nullable(),
    summaryId: p.uuid().nullable(),
    heardId: p.uuid().nullable(),
  },
});
