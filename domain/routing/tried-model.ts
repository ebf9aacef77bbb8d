import type { Nanos } from '../costs/money.ts';
import type { Weakness } from './weakness.ts';
import type { TryOutcome } from './failover.ts';

/** One try of one model, as it is kept with what came of it. */
export interface TriedModel {
  /** Its id. */
  readonly model: string;
  readonly outcome: 'answered' | TryOutcome;
  /** Why its answer was not good enough, so that a better model was asked if there was one; absent: it was, or there was no answer. */
  readonly weakness?: Weakness;
  readonly cost: Nanos;
  readonly milliseconds: number;
}
