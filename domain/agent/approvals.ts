import { assertAccess, decideAccess } from '../access/policy.ts';
import type { Action } from '../access/actions.ts';
import type { Resource } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { ConflictError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { AGENT_TEXTS } from './agent-texts.ts';
import type { Approval } from './approval.ts';

export type Approvals = ReturnType<typeof makeApprovals>;

type ApprovalsDeps = Pick<Ports, 'approvals' | 'tasks' | 'people' | 'clock' | 'doorbell' | 'logger'>;

/** What waits for a person's yes, and saying it. */
export function makeApprovals(deps: ApprovalsDeps) {
  const { approvals, clock, doorbell, logger } = deps;
  return {
    /** Those that this person may decide, oldest first. */
    async pending(principal: Principal | null): Promise<readonly Approval[]> {
      assertAccess(principal, 'approval.read');
      const open = await approvals.pending('everybody');
      const whose = await Promise.all(open.map((approval) => resourceOf(deps, approval)));
      // A token that only reads may still see what its person could decide.
      const asPerson: Principal = { ...principal, scope: 'admin' };
      return open.filter((approval, index) => decideAccess(asPerson, decidingOf(approval), whose[index]).allowed);
    },

    async get(principal: Principal | null, id: string): Promise<Approval> {
      assertAccess(principal, 'approval.read');
      const approval = await approvals.get(id);
      if (approval === null) throw new UnknownIdError('approval');
      assertAccess(principal, 'approval.read', await resourceOf(deps, approval));
      return approval;
    },

    /** Decides once; a decision that comes too late is answered as such. */
    async decide(principal: Principal | null, id: string, decision: 'approved' | 'denied'): Promise<Approval> {
      assertAccess(principal, 'approval.decide');
      const before = await approvals.get(id);
      if (before === null) throw new UnknownIdError('approval');
      const resource = await resourceOf(deps, before);
      // Whoever may not even see it isn't told whose yes it needs.
      assertAccess(principal, 'approval.read', resource);
      assertAccess(principal, decidingOf(before), resource);
      const texts = AGENT_TEXTS[(await deps.people.get(principal.personId))?.language ?? 'en'];
      if (before.decision !== null) throw new ConflictError(texts.decided[before.decision]);
      const at = clock.now();
      const isLate = before.expiresAt <= at;
      const decided = await approvals.decide(id, isLate ? 'expired' : decision, isLate ? null : principal.personId, at);
      if (decided === null) throw new UnknownIdError('approval');
      logger.info('approval.decided', { approvalId: id, taskId: decided.taskId, decision: decided.decision, by: decided.decidedBy });
      // The task let go of its worker while it waited: any of them may go on with it now.
      doorbell.ring(`approval:${id}`, `task:${decided.taskId}`, 'work:tasks');
      if (decided.decidedBy !== principal.personId || decided.decision !== decision) {
        throw new ConflictError(texts.decided[isLate ? 'expired' : (decided.decision ?? 'expired')]);
      }
      return decided;
    },
  };
}

function decidingOf({ approver }: Approval): Action {
  return approver === 'owner' ? 'approval.decide-as-owner' : 'approval.decide';
}

async function resourceOf({ tasks }: ApprovalsDeps, { taskId }: Approval): Promise<Resource> {
  const task = await tasks.get(taskId);
  return { kind: 'approval', ownerId: task?.personId ?? null, isMember: false };
}
