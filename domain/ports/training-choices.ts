import type { TrainingChoice } from '../routing/learned/intent.ts';

/** What each person lets be kept to learn from. When two persons become one, the stricter choice holds for everything that is kept of both. */
export interface TrainingChoices {
  /** `private` unless they chose; null: there is no such person. */
  of(personId: string): Promise<TrainingChoice | null>;
  /** Removes, with the change, what may not be kept any more. Throws an UnknownIdError when there is no such person. */
  choose(personId: string, choice: TrainingChoice): Promise<void>;
  /** Removes everything that is kept of the person to learn from; returns how many messages that were. */
  forget(personId: string): Promise<number>;
}
