import { toDollars } from '../costs/money.ts';
import type { Nanos } from '../costs/money.ts';

/** What is left of a run's limits; absent: that one is not set. */
export interface RunLeft {
  /** Steps with the next one. */
  readonly steps?: { readonly left: number; readonly most: number };
  /** `used`: spent and reserved. */
  readonly money?: { readonly used: Nanos; readonly limit: Nanos };
  /** In milliseconds. */
  readonly time?: { readonly usedMs: number; readonly limitMs: number };
}

const LAST_STEPS = 3;
const NEAR_BUDGET = 0.8;
const NEAR_TIME = 0.9;
const MINUTE_MS = 60_000;

/** What a model is told when a limit is near, so that it comes to an end by itself; null: none is. */
export function closingNote({ steps, money, time }: RunLeft): string | null {
  const near = [
    steps !== undefined && steps.left <= Math.min(LAST_STEPS, steps.most - 1) ? [`${steps.left} of ${steps.most} steps are left`] : [],
    money !== undefined && money.limit > 0 && money.used >= money.limit * NEAR_BUDGET
      ? [`$${toDollars(money.used).toFixed(4)} of $${toDollars(money.limit).toFixed(4)} are spent`]
      : [],
    time !== undefined && time.usedMs >= time.limitMs * NEAR_TIME ? [`${minutes(time.limitMs - time.usedMs)} minutes are left`] : [],
  ].flat();
  if (near.length === 0) return null;
  return `[Note by Parley, not by the person: the limit is near: ${near.join(', ')}. Begin nothing new. Leave the work in a state that can be kept, then give your final answer: what is done, what is not, and how you know.]`;
}

function minutes(ms: number): string {
  return (Math.max(0, ms) / MINUTE_MS).toFixed(1);
}
