import { assertAccess } from '../access/policy.ts';
import type { Principal } from '../access/principal.ts';
import { ConflictError, UnknownIdError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Approval } from './approval.ts';

export type Approvals = ReturnType<typeof makeApprovals>;

/** What waits for a person's yes, and saying it. */
export function makeApprovals({ approvals, clock, doorbell, logger }: Pick<Ports, 'approvals' | 'clock' | 'doorbell' | 'logger'>) {
  return {
    async pending(principal: Principal | null): Promise<readonly Approval[]> {
      assertAccess(principal, 'approval.read');
      return approvals.pending('everybody');
    },

    async get(principal: Principal | null, id: string): Promise<Approval> {
      assertAccess(principal, 'approval.read');
      const approval = await approvals.get(id);
      if (approval === null) throw new UnknownIdError('approval');
      return approval;
    },

    /** Decides once; a decision that comes too late is answered as such. */
    async decide(principal: Principal | null, id: string, decision: 'approved' | 'denied'): Promise<Approval> {
      assertAccess(principal, 'approval.decide');
      const before = await approvals.get(id);
      if (before === null) throw new UnknownIdError('approval');
      if (before.decision !== null) throw new ConflictError(`This was already ${before.decision}.`);
      const at = clock.now();
      const isLate = before.expiresAt <= at;
      const decided = await approvals.decide(id, isLate ? 'expired' : decision, isLate ? null : principal.personId, at);
      if (decided === null) throw new UnknownIdError('approval');
      logger.info('approval.decided', { approvalId: id, taskId: decided.taskId, decision: decided.decision, by: decided.decidedBy });
      doorbell.ring(`approval:${id}`);
      if (decided.decidedBy !== principal.personId || decided.decision !== decision) {
        throw new ConflictError(isLate ? 'This request has expired.' : `This was already ${decided.decision}.`);
      }
      return decided;
    },
  };
}
