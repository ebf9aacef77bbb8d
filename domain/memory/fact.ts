import type { MemoryScope } from './recall/remembered.ts';

/** What a fact is about, for whoever looks through them. */
export const FACT_CATEGORIES = ['identity', 'place', 'work', 'family', 'health', 'preference', 'date', 'possession', 'other'] as const;

export type FactCategory = (typeof FACT_CATEGORIES)[number];

/** Something known, as it was said. It is data wherever it is shown, also when it reads like an order (I8). */
export interface Fact {
  readonly id: string;
  /** Whose it is: what was said in private is its person's, what was said in a group is the group's (I9). */
  readonly scope: MemoryScope;
  readonly text: string;
  /** Whom or what it is about: `self`, who said it; or what that one calls it, such as `wife`. */
  readonly subject: string;
  /** What it says of the subject: one that `predicates.ts` knows, or a word of a model's own. */
  readonly predicate: string;
  /** The part that another fact with the same predicate would have different, such as the place in "I live in Lisbon". */
  readonly value: string;
  readonly category: FactCategory;
  /** 0 to 1. */
  readonly confidence: number;
  /** Who said it; null: somebody whom Parley does not know, or who is gone. */
  readonly speakerId: string | null;
  /** How they were called then. */
  readonly speaker: string;
  /** The turn that it comes from; null: said outside one. */
  readonly turnId: string | null;
  /** `said`: somebody asked for it to be remembered; `pattern`: found in plain words; `extracted`: found by a model. */
  readonly origin: 'said' | 'pattern' | 'extracted';
  /** It was not said to Parley by whom it belongs to: others of a group, forwarded text, files or web pages (I8). */
  readonly isTainted: boolean;
  readonly heldFrom: Date;
  /** Null: it still holds. */
  readonly heldUntil: Date | null;
  /** The fact that took its place; null: none did, or that one is forgotten. */
  readonly supersededBy: string | null;
  readonly createdAt: Date;
}

/** A fact that is to be kept: what it took the place of, and what takes its place, is found out then. */
export type NewFact = Omit<Fact, 'heldUntil' | 'supersededBy'>;
