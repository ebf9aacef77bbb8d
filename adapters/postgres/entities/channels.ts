import { defineEntity, p } from '@mikro-orm/postgresql';

import { ConversationEntity, TurnEntity } from './conversations.ts';
import { PersonEntity } from './people.ts';
import { TaskEntity } from './tasks.ts';

const CHANNELS = ['telegram', 'matrix', 'web'] as const;

export const ChannelAccountEntity = defineEntity({
  name: 'ChannelAccount',
  tableName: 'channel_accounts',
  properties: {
    channel: p.enum(CHANNELS).primary(),
    account: p.text().primary(),
    owner: p.text().nullable(),
    fence: p.bigint('number').defaultRaw('0'),
    leaseUntil: p.datetime().columnType('timestamptz').nullable(),
    cursor: p.text().nullable(),
    health: p.json().nullable(),
  },
});

export const SightingEntity = defineEntity({
  name: 'Sighting',
  tableName: 'sightings',
  indexes: [{ name: 'sightings_at', properties: ['at'] }],
  properties: {
    account: p.text().primary(),
    externalId: p.text().primary(),
    decision: p.enum(['respond', 'observe', 'ignore', 'refuse']),
    reason: p.text(),
    at: p.datetime().columnType('timestamptz'),
    turnId: p.uuid().nullable(),
    observed: p.json().nullable(),
    heardId: p.uuid().defaultRaw('gen_random_uuid()').unique('sightings_heard_id_unique'),
  },
});

export const AttachmentEntity = defineEntity({
  name: 'Attachment',
  tableName: 'attachments',
  indexes: [
    { name: 'attachments_of_turn', properties: ['turn', 'position'] },
    { name: 'attachments_waiting', properties: ['storedAt', 'position'], where: "state = 'waiting'" },
    { name: 'attachments_of_task', properties: ['task', 'position'], where: 'task_id IS NOT NULL' },
    { name: 'attachments_of_person', properties: ['person'], where: 'person_id IS NOT NULL' },
    { name: 'attachments_unused', properties: ['storedAt'], where: 'person_id IS NOT NULL AND turn_id IS NULL' },
  ],
  properties: {
    id: p.text().primary(),
    turn: () => p.manyToOne(TurnEntity).nullable().deleteRule('cascade'),
    conversation: () => p.manyToOne(ConversationEntity).nullable().deleteRule('cascade'),
    position: p.integer(),
    kind: p.enum(['picture', 'document', 'voice', 'audio', 'video']),
    name: p.text(),
    mime: p.text(),
    size: p.bigint('number').nullable(),
    seconds: p.double().nullable(),
    state: p.enum(['waiting', 'here', 'failed']),
    problem: p.enum(['too-large', 'type-refused', 'unreachable', 'gone']).nullable(),
    remote: p.text().nullable(),
    content: p.blob().nullable(),
    storedAt: p.datetime().columnType('timestamptz'),
    fetchUntil: p.datetime().columnType('timestamptz').nullable(),
    person: () => p.manyToOne(PersonEntity).nullable().deleteRule('cascade'),
    task: () => p.manyToOne(TaskEntity).nullable().deleteRule('cascade'),
    direction: p.enum(['in', 'out']).default('in'),
    caption: p.text().default(''),
    transcript: p.text().nullable(),
  },
});

export const OutboxEntity = defineEntity({
  name: 'OutboxEntry',
  tableName: 'outbox',
  indexes: [
    { name: 'outbox_open', properties: ['channel', 'account', 'position'], where: 'closed_at IS NULL' },
    { name: 'outbox_closed', properties: ['closedAt'], where: 'closed_at IS NOT NULL' },
  ],
  properties: {
    id: p.uuid().primary(),
    position: p.bigint('number').autoincrement().generated('identity'),
    kind: p.enum(['answer', 'notice']),
    channel: p.enum(CHANNELS),
    account: p.text(),
    chat: p.text(),
    thread: p.text().nullable(),
    audience: p.enum(['private', 'group']),
    language: p.enum(['en', 'ru']),
    conversation: () => p.manyToOne(ConversationEntity).nullable().deleteRule('cascade'),
    turnId: p.uuid().nullable().unique('outbox_turn_id_unique'),
    noticeKey: p.text().nullable().unique('outbox_notice_key_unique'),
    replyTo: p.text().nullable(),
    createdAt: p.datetime().columnType('timestamptz'),
    body: p.json().nullable(),
    closedAt: p.datetime().columnType('timestamptz').nullable(),
    problem: p.text().nullable(),
  },
});

export const OutboxPartEntity = defineEntity({
  name: 'OutboxPart',
  tableName: 'outbox_parts',
  indexes: [{ name: 'outbox_parts_message', properties: ['messageId'], where: 'message_id IS NOT NULL' }],
  properties: {
    entry: () => p.manyToOne(OutboxEntity).primary().updateRule('no action').deleteRule('cascade'),
    number: p.integer().primary(),
    key: p.uuid(),
    state: p.enum(['sending', 'placed', 'final', 'removed', 'unknown', 'rejected']),
    messageId: p.text().nullable(),
  },
});
