import type { Recalled } from '../memory/recall/recall.ts';

/** What is remembered that fits a turn, ready for its prompt. */
export interface TurnMemory {
  /** In the order in which they were told, so that the prompt begins alike each time. */
  readonly facts: readonly string[];
  /** What was said before; empty: nothing fits. */
  readonly remembered: string;
  /** All of it with where it comes from, facts first. */
  readonly sources: readonly Recalled[];
  /** Whether some of it is not the word of whom the turn is answered for (I8). */
  readonly isTainted: boolean;
}
