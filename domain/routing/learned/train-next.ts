import type { TrainingExample } from './classifier.ts';
import { decodeModel, encodeModel } from './encode-model.ts';
import { compare, train } from './train.ts';

/** One number for everybody: the same examples give the same model. */
const SEED = 1;

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

/** Learns from the seed corpus and what people said. Pure, takes seconds. Null: there is nothing to learn. */
export function trainNext(seed: readonly TrainingExample[], { labels, current }: TrainingWork): Trained | null {
  const examples = [...seed, ...labels];
  const model = train(examples, { seed: SEED });
  const before = (current === null ? null : decodeModel(current)) ?? train(seed, { seed: SEED });
  if (model === null || before === null) return null;
  const compared = compare(before, model, examples);
  return {
    version: model.version,
    artefact: encodeModel(model),
    heldOut: compared.n,
    score: compared.candidate,
    scoreBefore: compared.current,
  };
}
