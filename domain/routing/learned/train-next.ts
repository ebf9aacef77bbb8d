import type { TrainingExample } from './classifier.ts';
import { decodeModel, encodeModel } from './encode-model.ts';
import type { LearnedModel } from './learned-model.ts';
import { compare, train } from './train.ts';

/** What people said, besides the seed corpus. */
export interface TrainingWork {
  readonly labels: readonly TrainingExample[];
  /** The model in use; null: the one that comes with Parley. */
  readonly current: Uint8Array | null;
}

/** A new model, and which share of the held-out messages it and the one in use tell right, 0 to 1. */
export interface Trained {
  readonly version: string;
  readonly artefact: Uint8Array;
  readonly heldOut: number;
  readonly score: number;
  readonly scoreBefore: number;
}

/** What comes with Parley. */
export interface Shipped {
  readonly seed: readonly TrainingExample[];
  readonly model: LearnedModel;
}

/**
 * Learns from the seed corpus and what people said, and compares the result with the model in use, or the one that comes with Parley when that cannot be read.
 * Pure, takes seconds. Null: there is nothing to learn.
 */
export function trainNext({ seed, model: shipped }: Shipped, { labels, current }: TrainingWork): Trained | null {
  const examples = [...seed, ...labels];
  const model = train(examples, { seed: 1 });
  if (model === null) return null;
  const before = (current === null ? null : decodeModel(current)) ?? shipped;
  const compared = compare(before, model, examples);
  return {
    version: model.version,
    artefact: encodeModel(model),
    heldOut: compared.n,
    score: compared.candidate,
    scoreBefore: compared.current,
  };
}
