import type { Turn } from '../conversation/turn.ts';
import type { Summary } from '../memory/summaries/summary.ts';
import type { Lease } from './worker-registry.ts';

/** When a conversation is summarised: when it has grown by so much, or has rested since then and grown by less. */
export interface SummaryDue {
  readonly at: Date;
  readonly grownTurns: number;
  /** In bytes of UTF-8. */
  readonly grownBytes: number;
  readonly restedTurns: number;
  readonly restedSince: Date;
}

/** The right to summarise a conversation. */
export interface SummaryClaim {
  readonly conversationId: string;
  readonly fence: number;
  /** How often it was tried in vain. */
  readonly failures: number;
}

/**
 * Summaries, and which conversations wait for one. What is forgotten is in none: those that cover it are gone in the same moment, and are made anew. Nothing
 * that was said while its person wanted nothing kept is ever waiting.
 */
export interface SummaryStore {
  /** Takes a conversation that is due and that nobody alive has; null: there is none. */
  claim(lease: Lease, due: SummaryDue): Promise<SummaryClaim | null>;
  /** What was said and ended behind a position, in order: what may be kept of it. */
  turnsAfter(conversationId: string, position: number, limit: number): Promise<readonly Turn[]>;
  /** Ends the claim with a summary, or null: there was nothing to sum up. False: it was lost, or what was said is forgotten or put behind meanwhile; nothing was kept. */
  finish(claim: SummaryClaim, summary: Summary | null): Promise<boolean>;
  /** Gives the conversation back; it is taken again no sooner than then. */
  putOff(claim: SummaryClaim, until: Date, hasFailed: boolean): Promise<void>;
  /** The newest of each stretch of a conversation, in order. */
  newest(conversationId: string): Promise<readonly Summary[]>;
  /** Of those that begin right after a position the one that reaches the least beyond another, else the one that reaches the furthest; null: there is none. */
  covering(conversationId: string, after: number, upTo: number): Promise<Summary | null>;
}
