import type { Pool } from 'pg';

import type { Approval, ApprovalDecision } from '../../domain/agent/approval.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { ApprovalStore } from '../../domain/ports/approval-store.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

type ApprovalRow = {
  id: string;
  task_id: string;
  step: number;
  action: string;
  requested_at: Date;
  expires_at: Date;
  decision: ApprovalDecision | null;
  decided_by: string | null;
  decided_at: Date | null;
};

function approvalOf(row: ApprovalRow): Approval {
  return {
    id: row.id,
    taskId: row.task_id,
    step: row.step,
    action: row.action,
    requestedAt: row.requested_at,
    expiresAt: row.expires_at,
    decision: row.decision,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}

/** What waits for a person's yes, in PostgreSQL. */
export function makePostgresApprovalStore(pool: Pool): ApprovalStore {
  const request = statement<ApprovalRow>(pool, 'approval-request');
  const get = statement<ApprovalRow>(pool, 'approval-get');
  const pending = statement<ApprovalRow>(pool, 'approval-pending');
  const decide = statement<ApprovalRow>(pool, 'approval-decide');
  const find = async (id: string): Promise<Approval | null> => {
    const [row] = await get(id);
    return row === undefined ? null : approvalOf(row);
  };
  return {
    request: async ({ id, taskId, step, action, requestedAt, expiresAt, decision, decidedBy, decidedAt }) => {
      const [row] = await request(id, taskId, step, action, requestedAt, expiresAt, decision, decidedBy, decidedAt);
      if (row === undefined) throw new ConflictError('This step has asked already.');
      return approvalOf(row);
    },
    get: find,
    pending: async (audience) => (await pending(audience === 'everybody' ? null : rowId(audience.personId))).map(approvalOf),
    decide: async (id, decision, by, at) => {
      const [row] = await decide(id, decision, by, at);
      return row === undefined ? find(id) : approvalOf(row);
    },
  };
}
