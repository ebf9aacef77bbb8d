import type { Lease } from './worker-registry.ts';

/** When what a person said in a conversation is read: when it is so much, or when the first of it has waited since then. */
export interface ExtractionDue {
  readonly at: Date;
  readonly enough: number;
  readonly waitingSince: Date;
  /** The most turns at once. */
  readonly limit: number;
}

/** Turns of one person in one conversation, oldest first. */
export interface ExtractionBatch {
  readonly fence: number;
  readonly conversationId: string;
  readonly personId: string;
  /** How often it was tried in vain. */
  readonly failures: number;
  /** `found`: what `note` was given for it; null: it was not read yet. */
  readonly turns: readonly { readonly turnId: string; readonly found: unknown }[];
}

/** What people said to Parley in their own words and a model has not read for facts yet. What is forgotten waits no longer. */
export interface ExtractionQueue {
  /** Takes what is due and nobody alive has; null: nothing is. */
  claim(lease: Lease, due: ExtractionDue): Promise<ExtractionBatch | null>;
  /** Keeps what was found, as JSON by the id of the turn, so that nobody has to look again. False: the claim was lost. */
  note(fence: number, found: Readonly<Record<string, unknown>>): Promise<boolean>;
  /** Takes the batch off the list. */
  finish(fence: number): Promise<void>;
  /** Gives the batch back; it is taken again no sooner than then. */
  putOff(fence: number, until: Date, hasFailed: boolean): Promise<void>;
}
