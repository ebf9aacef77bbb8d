export type ApprovalDecision = 'approved' | 'denied' | 'expired';

/** A request to let a task do one thing. */
export interface Approval {
  readonly id: string;
  readonly taskId: string;
  /** The number of the step that waits for it; a task asks once for each. */
  readonly step: number;
  /** What will be done if it is approved, word for word, such as the command. */
  readonly action: string;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  /** Null: still pending. */
  readonly decision: ApprovalDecision | null;
  /** The person who decided; null: nobody did. */
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}
