/** Whose yes it needs: the owner's, or that of the person in charge of the task, for whom an admin may speak. */
export type Approver = 'owner' | 'requester';

export type ApprovalDecision = 'approved' | 'denied' | 'expired';

/** A request to let a task do one thing. */
export interface Approval {
  readonly id: string;
  readonly taskId: string;
  /** The number of the step that waits for it; a task asks once for each. 0: its start; below: whether it is to go on at all. */
  readonly step: number;
  /** What will be done if it is approved, word for word, such as the command. */
  readonly action: string;
  readonly approver: Approver;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  /** Null: still pending. */
  readonly decision: ApprovalDecision | null;
  /** The person who decided; null: nobody did. */
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}
