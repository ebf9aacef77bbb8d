import type { NewFact } from '../memory/fact.ts';
import type { MemoryScope } from '../memory/recall/remembered.ts';

/** Something that was said, with where it belongs and who said it. */
export interface SaidText {
  /** With what was heard of voice messages; may be empty. */
  readonly text: string;
  readonly scope: MemoryScope;
  /** Null: somebody whom Parley does not know. */
  readonly speakerId: string | null;
  readonly speaker: string;
  /** Null: it was not addressed to Parley, in a group that lets it listen. */
  readonly turnId: string | null;
  readonly at: Date;
  /** Somebody else's words that were passed on: untrusted (I8). */
  readonly isForwarded: boolean;
}

/**
 * What was said and is still to be read for facts: each turn once, after it has ended, and what groups let Parley listen to. What people want nothing kept
 * of, now or when they said it, is never read, nor what is asked again.
 */
export interface FactQueue {
  /** Reads what waits longest and keeps what `read` finds in it, both or neither. False: nothing waits that nobody else reads. */
  readNext(read: (said: SaidText) => readonly NewFact[]): Promise<boolean>;
}
