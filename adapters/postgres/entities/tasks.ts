import { defineEntity, p } from '@mikro-orm/postgresql';

import { ConversationEntity } from './conversations.ts';
import { PersonEntity } from './people.ts';
import { ProjectEntity } from './projects.ts';

export const TaskEntity = defineEntity({
  name: 'Task',
  tableName: 'tasks',
  indexes: [
    {
      name: 'tasks_unended',
      properties: ['createdAt', 'id'],
      where: "state IN ('queued', 'interrupted', 'running', 'waiting')",
    },
    { name: 'tasks_newest', properties: ['createdAt', 'id'] },
    { name: 'tasks_of_person', properties: ['person', 'createdAt', 'id'] },
    { name: 'tasks_of_project', properties: ['project', 'createdAt', 'id'] },
  ],
  properties: {
    id: p.text().primary(),
    project: () => p.manyToOne(ProjectEntity),
    person: () => p.manyToOne(PersonEntity),
    conversation: () => p.manyToOne(ConversationEntity).nullable().deleteRule('set null'),
    work: p.json(),
    limits: p.json(),
    state: p.enum(['queued', 'waiting', 'running', 'interrupted', 'succeeded', 'failed', 'stopped']),
    reason: p.json().nullable(),
    result: p.json().nullable(),
    spent: p.bigint('number').defaultRaw('0'),
    lastLine: p.bigint('number').defaultRaw('0'),
    retried: () => p.manyToOne(TaskEntity).name('retry_of').nullable().deleteRule('set null'),
    owner: p.text().nullable(),
    fence: p.bigint('number').defaultRaw('0'),
    leaseUntil: p.datetime().columnType('timestamptz').nullable(),
    attempt: p.integer().default(0),
    createdAt: p.datetime().columnType('timestamptz'),
    startedAt: p.datetime().columnType('timestamptz').nullable(),
    endedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});

export const StepEntity = defineEntity({
  name: 'Step',
  tableName: 'steps',
  properties: {
    runKind: p.enum(['turn', 'task']).primary(),
    runId: p.text().primary(),
    number: p.integer().primary(),
    intent: p.json(),
    result: p.json().nullable(),
  },
});

export const ApprovalEntity = defineEntity({
  name: 'Approval',
  tableName: 'approvals',
  uniques: [{ name: 'approvals_task_step', properties: ['task', 'step'] }],
  indexes: [{ name: 'approvals_pending', properties: ['requestedAt'], where: 'decision IS NULL' }],
  properties: {
    id: p.text().primary(),
    task: () => p.manyToOne(TaskEntity).deleteRule('cascade'),
    step: p.integer(),
    action: p.text(),
    requestedAt: p.datetime().columnType('timestamptz'),
    expiresAt: p.datetime().columnType('timestamptz'),
    decision: p.enum(['approved', 'denied', 'expired']).nullable(),
    decider: () => p.manyToOne(PersonEntity).name('decided_by').nullable().deleteRule('set null'),
    decidedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});

export const WorkerEntity = defineEntity({
  name: 'Worker',
  tableName: 'workers',
  properties: {
    id: p.text().primary(),
    beatAt: p.datetime().columnType('timestamptz'),
  },
});
