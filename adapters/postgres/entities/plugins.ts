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
