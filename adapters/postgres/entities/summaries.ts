import { defineEntity, p } from '@mikro-orm/postgresql';

import { ConversationEntity, TurnEntity } from './conversations.ts';

export const SummaryEntity = defineEntity({
  name: 'Summary',
  tableName: 'summaries',
  checks: [{ name: 'summaries_turns_check', expression: 'from_position <= to_position' }],
  uniques: [{ name: 'summaries_turns', properties: ['conversation', 'fromPosition', 'toPosition'] }],
  properties: {
    id: p.uuid().primary(),
    conversation: () => p.manyToOne(ConversationEntity).deleteRule('cascade'),
    fromPosition: p.integer(),
    toPosition: p.integer(),
    text: p.text(),
    isTainted: p.boolean(),
    saidAt: p.datetime().columnType('timestamptz'),
    createdAt: p.datetime().columnType('timestamptz'),
  },
});

export const SummaryQueueEntity = defineEntity({
  name: 'SummaryQueued',
  tableName: 'summary_queue',
  properties: {
    conversation: () => p.oneToOne(ConversationEntity).primary().deleteRule('cascade'),
    turns: p.integer(),
    bytes: p.bigint('number'),
    lastAt: p.datetime().columnType('timestamptz'),
    failures: p.integer().default(0),
    notBefore: p.datetime().columnType('timestamptz').nullable(),
    owner: p.text().nullable(),
    leaseUntil: p.datetime().columnType('timestamptz').nullable(),
    fence: p.bigint('number').defaultRaw('0'),
  },
});

export const ExtractionQueueEntity = defineEntity({
  name: 'ExtractionQueued',
  tableName: 'extraction_queue',
  indexes: [{ name: 'extraction_queue_of_talk', properties: ['conversationId', 'personId', 'number'] }],
  properties: {
    number: p.bigint('number').primary().columnType('bigint generated always as identity'),
    turn: () => p.oneToOne(TurnEntity).deleteRule('cascade').owner().unique('extraction_queue_turn_id_unique'),
    conversationId: p.uuid(),
    personId: p.uuid(),
    endedAt: p.datetime().columnType('timestamptz'),
    found: p.json().nullable(),
    failures: p.integer().default(0),
    notBefore: p.datetime().columnType('timestamptz').nullable(),
    owner: p.text().nullable(),
    leaseUntil: p.datetime().columnType('timestamptz').nullable(),
    fence: p.bigint('number').defaultRaw('0'),
  },
});
