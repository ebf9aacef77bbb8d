import type { Approval, ApprovalDecision } from '../agent/approval.ts';

/** Keeps what waits for a person's yes. */
export interface ApprovalStore {
  /** Adds the request; the same task and step again returns the one that is there. */
  request(approval: Approval): Promise<Approval>;
  get(id: string): Promise<Approval | null>;
  /** All that a task has asked for, oldest first. */
  ofTask(taskId: string): Promise<readonly Approval[]>;
  /** Those still pending: of one person's tasks, or everybody's. */
  pending(audience: { personId: string } | 'everybody'): Promise<readonly Approval[]>;
  /** Decides once; returns it as it is now. Null: there is none. */
  decide(id: string, decision: ApprovalDecision, by: string | null, at: Date): Promise<Approval | null>;
}
