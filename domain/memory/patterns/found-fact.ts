import type { Fact } from '../fact.ts';

/** What a text says about its speaker, found without any model. */
export type FoundFact = Pick<Fact, 'text' | 'subject' | 'predicate' | 'value' | 'category' | 'confidence'>;

/** One plain way to say something. It is tried at the beginning of a clause. */
export interface FactPattern {
  /** Ends where the value begins, in lower or upper case; its group `subject` names what it is about. */
  readonly opening: RegExp;
  readonly predicate: string;
  readonly confidence: number;
  /** The value at the beginning of what follows; null: this is not meant. */
  readonly valueOf: (rest: string) => string | null;
  /** What its group `subject` is called; absent: it is about the speaker. */
  readonly subjectOf?: (word: string) => string;
}
