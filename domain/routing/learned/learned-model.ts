import type { Mode } from '../route.ts';

/** A linear model over hashed features, as plain data. */
export interface LinearModel<L extends string> {
  readonly labels: readonly L[];
  /** One row a feature, one column a label. */
  readonly weights: Int8Array;
  /** What one step of `weights` is worth. */
  readonly step: number;
  readonly bias: readonly number[];
  /** Scores are divided by this before they become shares, so that a share of 0.9 is right nine times in ten. */
  readonly temperature: number;
}

/** Everything that the learned classifier knows: which mode, and for `assistant` which plugin. Stored with `encodeModel`. */
export interface LearnedModel {
  /** Differs whenever the examples or the way of learning differ. */
  readonly version: string;
  readonly mode: LinearModel<Mode>;
  /** Null: no example named a plugin. */
  readonly plugin: LinearModel<string> | null;
}

/** Mode accuracy of two models on the same examples, 0 to 1. */
export interface ModelComparison {
  readonly n: number;
  readonly current: number;
  readonly candidate: number;
}
