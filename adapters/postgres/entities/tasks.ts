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
      properties: ['person', 'createdAt', 'id'],
      where: "state IN ('queued', 'interrupted', 'running', 'waiting')",
    },
    { name: 'tasks_newest', properties: ['createdAt', 'id'] },
    { name: 'tasks_of_person', properties: ['person', 'createdAt', 'id'] },
    { name: 'tasks_of_project', properties: ['project', 'createdAt', 'id'] },
    { name: 'tasks_held', properties: ['person', 'project'], where: 'owner IS NOT NULL' },
    {
      name: 'tasks_finished_of_project',
      properties: ['project', 'endedAt'],
      where: "state = 'succeeded' AND work ->> 'kind' = 'prompt'",
    },
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
    branch: p.text().nullable(),
    confirmation: p.text().nullable(),
    schedule: () => p.manyToOne(ScheduleEntity).nullable().deleteRule('set null'),
    progress: p.json().nullable(),
    worktree: p.json().nullable(),
    retries: p.integer().default(0),
    notBefore: p.datetime().columnType('timestamptz').nullable(),
    transientTries: p.integer().default(0),
    createdAt: p.datetime().columnType('timestamptz'),
    startedAt: p.datetime().columnType('timestamptz').nullable(),
    endedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});

export const ScheduleEntity = defineEntity({
  name: 'Schedule',
  tableName: 'schedules',
  indexes: [{ name: 'schedules_due', properties: ['nextAt', 'id'], where: "state = 'active'" }],
  properties: {
    id: p.text().primary(),
    project: () => p.manyToOne(ProjectEntity),
    person: () => p.manyToOne(PersonEntity).index('schedules_of_person'),
    conversation: () => p.manyToOne(ConversationEntity).nullable().deleteRule('set null'),
    plan: p.json(),
    time: p.json(),
    missed: p.enum(['run-once', 'skip']),
    state: p.enum(['active', 'paused', 'done']),
    nextAt: p.datetime().columnType('timestamptz').nullable(),
    lastFiredAt: p.datetime().columnType('timestamptz').nullable(),
    lastTask: () => p.manyToOne(TaskEntity).name('last_task_id').nullable().deleteRule('set null'),
    createdAt: p.datetime().columnType('timestamptz'),
  },
});

export const TaskDependencyEntity = defineEntity({
  name: 'TaskDependency',
  tableName: 'task_dependencies',
  properties: {
    task: () => p.manyToOne(TaskEntity).primary().updateRule('no action').deleteRule('cascade'),
    position: p.integer().primary(),
    on: () => p.manyToOne(TaskEntity).name('on_task_id').updateRule('no action').deleteRule('cascade').index('task_dependencies_of_task'),
    condition: p.enum(['success', 'failure', 'always']),
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
    approver: p.enum(['owner', 'requester']),
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
