import { defineEntity, p } from '@mikro-orm/postgresql';

import { ConversationEntity } from './conversations.ts';
import { PersonEntity } from './people.ts';

export const PluginValueEntity = defineEntity({
  name: 'PluginValue',
  tableName: 'plugin_values',
  indexes: [{ name: 'plugin_values_kept_until', properties: ['keepUntil'], where: 'keep_until IS NOT NULL' }],
  properties: {
    plugin: p.text().primary(),
    space: p.text().primary(),
    key: p.text().primary(),
    person: () => p.manyToOne(PersonEntity).nullable().deleteRule('cascade').index('plugin_values_of_person'),
    value: p.json(),
    keepUntil: p.datetime().columnType('timestamptz').nullable(),
  },
});

export const PluginJobEntity = defineEntity({
  name: 'PluginJob',
  tableName: 'plugin_jobs',
  indexes: [
    { name: 'plugin_jobs_due', properties: ['dueAt', 'plugin', 'id'], where: 'due_at IS NOT NULL' },
    { name: 'plugin_jobs_of_person', properties: ['person', 'plugin'] },
  ],
  properties: {
    plugin: p.text().primary(),
    id: p.text().primary(),
    job: p.text(),
    person: () => p.manyToOne(PersonEntity).deleteRule('cascade'),
    conversation: () => p.manyToOne(ConversationEntity).deleteRule('cascade'),
    body: p.json(),
    at: p.datetime().columnType('timestamptz').nullable(),
    dueAt: p.datetime().columnType('timestamptz').nullable(),
    failures: p.integer(),
    version: p.integer(),
    createdAt: p.datetime().columnType('timestamptz'),
  },
});

export const PluginCollectionEntity = defineEntity({
  name: 'PluginCollection',
  tableName: 'plugin_collections',
  uniques: [{ name: 'plugin_collections_place', properties: ['plugin', 'scope'] }],
  properties: {
    id: p.bigint('number').primary().columnType('bigint generated always as identity'),
    plugin: p.text(),
    scope: p.text(),
    person: () => p.manyToOne(PersonEntity).nullable().deleteRule('cascade').index('plugin_collections_of_person'),
    last: p.bigint('number').defaultRaw('0'),
    epoch: p.bigint('number').defaultRaw('0'),
  },
});

export const PluginDocumentEntity = defineEntity({
  name: 'PluginDocument',
  tableName: 'plugin_documents',
  uniques: [{ name: 'plugin_documents_place', properties: ['collection', 'key'] }],
  indexes: [
    { name: 'plugin_documents_of_person', properties: ['person'], where: 'person_id IS NOT NULL' },
    { name: 'plugin_documents_of_conversation', properties: ['conversation'], where: 'conversation_id IS NOT NULL' },
  ],
  properties: {
    id: p.bigint('number').primary().columnType('bigint generated always as identity'),
    collection: () => p.manyToOne(PluginCollectionEntity).deleteRule('cascade').index(false),
    key: p.text(),
    about: p.json(),
    at: p.datetime().columnType('timestamptz'),
    person: () => p.manyToOne(PersonEntity).nullable().deleteRule('set null').index(false),
    conversation: () => p.manyToOne(ConversationEntity).nullable().deleteRule('set null').index(false),
  },
});

export const PluginTextEntity = defineEntity({
  name: 'PluginText',
  tableName: 'plugin_texts',
  indexes: [{ name: 'plugin_texts_in_order', properties: ['collection', 'number'] }],
  properties: {
    number: p.bigint('number').primary().columnType('bigint generated always as identity'),
    collection: () => p.manyToOne(PluginCollectionEntity).deleteRule('cascade').index(false),
    document: () => p.manyToOne(PluginDocumentEntity).deleteRule('cascade').index('plugin_texts_of_document'),
    position: p.integer(),
    text: p.text(),
    under: p.text().defaultRaw(`''`),
    place: p.json(),
    terms: p.text(),
    traits: p.integer(),
  },
});
