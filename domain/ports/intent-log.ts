import type { Intent, IntentLabel } from '../routing/learned/intent.ts';

/** Keeps how messages were routed and what they were meant for, of persons who allow it (`TrainingChoices`). */
export interface IntentLog {
  /** Keeps it as its turn's person's, once. False: they do not allow it, it is known already, or there is no such turn. */
  record(intent: Omit<Intent, 'personId' | 'doubtedAt'>): Promise<boolean>;
  get(turnId: string): Promise<Intent | null>;
  /** Says what it was meant for instead of what was said before. False: it is not kept, or an admin has said and this is nobody's review. */
  label(turnId: string, label: IntentLabel): Promise<boolean>;
  /** Marks the answer as disliked; what only its being liked had said is taken back. False: it is not kept. */
  doubt(turnId: string, at: Date): Promise<boolean>;
  /**
   * Those that nobody has labelled or chosen the mode of, of the reader and of persons whose choice lets admins read them: disliked ones first, then the
   * least certain, then the newest.
   */
  unsure(readerId: string, limit: number): Promise<readonly Intent[]>;
  /** Newest label first. */
  labelled(limit: number): Promise<readonly Intent[]>;
  /** How many labels were given after that time. */
  countLabels(after: Date): Promise<number>;
}
