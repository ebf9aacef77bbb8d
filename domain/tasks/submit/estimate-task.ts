import type { Nanos } from '../../costs/money.ts';
import type { PastTask } from '../../ports/task-history.ts';

/** With fewer nothing is said. */
const LEAST_PAST = 5;
/** So many of those whose prompt is the most alike in length are looked at. */
const NEAREST = 20;

export interface Expectation {
  readonly cost: Nanos;
  readonly milliseconds: number;
}

/** What a task will probably take. */
export interface TaskEstimate {
  /** How many finished tasks alike there are to go by. */
  readonly count: number;
  /** Half of those alike took no more; null: there is too little history. */
  readonly median: Expectation | null;
  /** Nine of ten took no more; null: there is too little history. */
  readonly high: Expectation | null;
  /** It can never cost more: its budget, or nothing where only free models or no models work for it. */
  readonly most: Nanos;
}

/** What a task alike took is taken for what this one will take, within its bound. The past ones may come in any order. */
export function estimateTask(
  past: readonly PastTask[],
  { promptLength, most }: { readonly promptLength: number; readonly most: Nanos },
): TaskEstimate {
  const alike = past.toSorted((a, b) => distance(a, promptLength) - distance(b, promptLength)).slice(0, NEAREST);
  if (alike.length < LEAST_PAST) return { count: alike.length, median: null, high: null, most };
  const at = (share: number): Expectation => ({
    cost: Math.min(
      most,
      quantile(
        alike.map(({ spent }) => spent),
        share,
      ),
    ),
    milliseconds: quantile(
      alike.map(({ milliseconds }) => milliseconds),
      share,
    ),
  });
  return { count: alike.length, median: at(0.5), high: at(0.9), most };
}

/** Twice as long is as far as half as long. */
function distance(past: PastTask, promptLength: number): number {
  return Math.abs(Math.log((past.promptLength + 1) / (promptLength + 1)));
}

/** The smallest value that at least this share of the values does not exceed ("nearest rank"). */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
