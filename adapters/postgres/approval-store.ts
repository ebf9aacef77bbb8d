import type { InferEntity } from '@mikro-orm/postgresql';

import type { Approval } from '../../domain/agent/approval.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { ApprovalStore } from '../../domain/ports/approval-store.ts';
import type { Database } from './database.ts';
import { ApprovalEntity } from './entities/tasks.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

function approvalOf(entity: InferEntity<typeof ApprovalEntity>): Approval {
  const { id, task, step, action, approver, requestedAt, expiresAt, decision, decider, decidedAt } = entity;
  return {
    id,
    taskId: task.id,
    step,
    action,
    approver,
    requestedAt,
    expiresAt,
    decision: decision ?? null,
    decidedBy: decider?.id ?? null,
    decidedAt: decidedAt ?? null,
  };
}

/** What waits for a person's yes, in PostgreSQL. */
export function makePostgresApprovalStore({ pool, unit }: Database): ApprovalStore {
  const request = statement<Approval>(pool, 'approval-request');
  const decide = statement<Approval>(pool, 'approval-decide');
  const find = async (id: string): Promise<Approval | null> => {
    const found = await unit((em) => em.findOne(ApprovalEntity, { id }));
    return found === null ? null : approvalOf(found);
  };
  return {
    request: async ({ id, taskId, step, action, approver, requestedAt, expiresAt, decision, decidedBy, decidedAt }) => {
      const [approval] = await request(id, taskId, step, action, approver, requestedAt, expiresAt, decision, decidedBy, decidedAt);
      if (approval === undefined) throw new ConflictError('This step has asked already.');
      return approval;
    },
    get: find,
    ofTask: async (taskId) => {
      const inOrder = { orderBy: { requestedAt: 'asc', id: 'asc' } } as const;
      return (await unit((em) => em.find(ApprovalEntity, { task: taskId }, inOrder))).map(approvalOf);
    },
    pending: async (audience) => {
      const theirs = audience === 'everybody' ? {} : { task: { person: rowId(audience.personId) } };
      const oldestFirst = { orderBy: { requestedAt: 'asc', id: 'asc' } } as const;
      return (await unit((em) => em.find(ApprovalEntity, { decision: null, ...theirs }, oldestFirst))).map(approvalOf);
    },
    decide: async (id, decision, by, at) => {
      const [approval] = await decide(id, decision, by, at);
      return approval ?? find(id);
    },
  };
}
