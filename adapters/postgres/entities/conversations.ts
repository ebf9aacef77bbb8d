import { defineEntity, p } from '@mikro-orm/postgresql';

import { PersonEntity } from './people.ts';
import { ProjectEntity } from './projects.ts';

export const ConversationEntity = defineEntity({
  name: 'Conversation',
  tableName: 'conversations',
  indexes: [{ name: 'conversations_of_person', properties: ['person', 'createdAt', 'id'] }],
  properties: {
    id: p.uuid().primary(),
    addressKey: p.text().unique('conversations_address_key_unique'),
    channel: p.enum(['telegram', 'matrix', 'web']),
    account: p.text(),
    chat: p.text(),
    thread: p.text().nullable(),
    audience: p.enum(['private', 'group']),
    person: () => p.manyToOne(PersonEntity),
    title: p.text().nullable(),
    project: () => p.manyToOne(ProjectEntity).nullable().deleteRule('set null'),
    preferredMode: p.enum(['agent', 'chat', 'assistant']).nullable(),
    preferredModel: p.text().nullable(),
    contextStart: p.integer().default(0),
    verbosity: p.integer().default(0).check('verbosity in (0, 1, 2)'),
    createdAt: p.datetime().columnType('timestamptz'),
    turnCount: p.integer().default(0),
    eventCount: p.bigint('number').defaultRaw('0'),
  },
});

export const ConversationEventEntity = defineEntity({
  name: 'ConversationEvent',
  tableName: 'conversation_events',
  uniques: [{ name: 'conversation_events_notice_key', properties: ['conversation', 'noticeKey'] }],
  properties: {
    conversation: () => p.manyToOne(ConversationEntity).primary().deleteRule('cascade'),
    number: p.bigint('number').primary(),
    at: p.datetime().columnType('timestamptz'),
    turnId: p.uuid().nullable(),
    noticeKey: p.text().nullable(),
    body: p.json(),
  },
});

export const PartialReplyEntity = defineEntity({
  name: 'PartialReply',
  tableName: 'partial_replies',
  properties: {
    conversationId: p.uuid().primary(),
    turnId: p.uuid(),
    text: p.text(),
  },
});

export const InboxEntity = defineEntity({
  name: 'InboxMessage',
  tableName: 'inbox',
  uniques: [{ name: 'inbox_external_id', properties: ['account', 'externalId'] }],
  indexes: [
    { name: 'inbox_waiting', properties: ['storedAt', 'position'], where: "state <> 'done'" },
    { name: 'inbox_unfinished', properties: ['conversation', 'position'], where: "state <> 'done'" },
  ],
  properties: {
    messageId: p.uuid().primary(),
    turnId: p.uuid().unique('inbox_turn_id_unique'),
    account: p.text(),
    externalId: p.text(),
    conversation: () => p.manyToOne(ConversationEntity).deleteRule('cascade'),
    position: p.integer(),
    state: p.enum(['queued', 'running', 'done']).default('queued'),
    owner: p.text().nullable(),
    fence: p.bigint('number').defaultRaw('0'),
    leaseUntil: p.datetime().columnType('timestamptz').nullable(),
    attempts: p.integer().default(0),
    storedAt: p.datetime().columnType('timestamptz').defaultRaw('clock_timestamp()'),
  },
});

export const TurnEntity = defineEntity({
  name: 'Turn',
  tableName: 'turns',
  uniques: [{ name: 'turns_position', properties: ['conversation', 'position'] }],
  indexes: [
    { name: 'turns_of_person', properties: ['person', 'receivedAt', 'id'] },
    { name: 'turns_forgotten', properties: ['person'], where: 'forgotten_at IS NOT NULL' },
  ],
  properties: {
    id: p.uuid().primary(),
    conversation: () => p.manyToOne(ConversationEntity).deleteRule('cascade'),
    position: p.integer(),
    messageId: p.uuid(),
    person: () => p.manyToOne(PersonEntity),
    text: p.text(),
    receivedAt: p.datetime().columnType('timestamptz'),
    state: p.enum(['queued', 'running', 'answered', 'failed', 'stopped']),
    route: p.json().nullable(),
    outcome: p.json().nullable(),
    source: p.json(),
    feedback: p.enum(['good', 'bad']).nullable(),
    isRemembered: p.boolean().default(true),
    forgottenAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
