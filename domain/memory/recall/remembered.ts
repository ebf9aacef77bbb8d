/** Whose memory is meant: what was said in private is its person's, what was said in a group is the group's (I9). */
export type MemoryScope =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'group'; readonly channel: string; readonly account: string; readonly chat: string };

/** Something that can be recalled, as the index keeps it: without its text. */
export interface Remembered {
  /** Its place in the scope, growing as things are indexed; one that is indexed anew gets another. */
  readonly number: number;
  /** What a person wrote, what Parley answered, a fact, or what a stretch of a conversation came to. */
  readonly kind: 'said' | 'reply' | 'fact' | 'summary';
  /** Where it was said; null: a fact. */
  readonly conversationId: string | null;
  /** Of its turn in the conversation, of a summary its last one; 0: a fact. */
  readonly position: number;
  /** Who said it; null: Parley. */
  readonly speakerId: string | null;
  /** How they were called then. */
  readonly speaker: string;
  readonly at: Date;
  /** As in `TextAnalysis`. */
  readonly terms: string;
  readonly traits: number;
}

/** What was recalled, word for word. */
export interface RecalledText {
  readonly number: number;
  readonly text: string;
  /** Where it comes from; null: it was said outside a turn. */
  readonly turnId: string | null;
  /** Null: it is no fact. */
  readonly factId: string | null;
  /** Null: it is no summary. */
  readonly summaryId: string | null;
  /** Somebody else's words that were passed on: untrusted (I8). */
  readonly isForwarded: boolean;
  /** Not the word of whom it belongs to: a run that sees it is no better (I8). In a group that goes for whatever others say, too. */
  readonly isTainted: boolean;
  /** Of a fact that does not hold any more; null: it holds, or it is no fact. */
  readonly heldUntil: Date | null;
}
