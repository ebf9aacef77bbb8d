import type { TrainingExample } from './classifier.ts';
import { compareModels } from './compare-models.ts';
import { encodeModel } from './encode-model.ts';
import { heldOutGroups, train } from './train.ts';

/** One number for everybody: the same examples give the same model. */
const SEED = 1;

/** What people said, besides the seed corpus. */
export interface TrainingWork {
  readonly labels: readonly TrainingExample[];
  /** Those that the model in use has learned from. */
  readonly before: readonly TrainingExample[];
}

/** A new model, and how it does on what was held out against one that learned what the model in use has learned, 0 to 1. */
export interface Trained {
  readonly version: string;
  readonly artefact: Uint8Array;
  readonly heldOut: number;
  readonly score: number;
  readonly scoreBefore: number;
}

/**
 * Learns from the seed corpus and what people said. The model itself learns from everything; that it is not worse is measured on a part that neither
 * side of the comparison has learned from, as a model that has learned a message knows it. Pure, takes seconds. Null: there is nothing to learn.
 */
export function trainNext(seed: readonly TrainingExample[], { labels, before }: TrainingWork): Trained | null {
  const all = [...seed, ...labels];
  const isHeldOut = heldOutGroups(all.map(({ group }) => group));
  const rest = (examples: readonly TrainingExample[]): TrainingExample[] => examples.filter(({ group }) => !isHeldOut(group));
  const heldOut = all.filter(({ group }) => isHeldOut(group));
  const model = train(all, { seed: SEED });
  const candidate = train(rest(all), { seed: SEED });
  const current = train(rest([...seed, ...before]), { seed: SEED });
  if (model === null || candidate === null || current === null || heldOut.length === 0) return null;
  const compared = compareModels(current, candidate, heldOut);
  return {
    version: model.version,
    artefact: encodeModel(model),
    heldOut: compared.n,
    score: compared.candidate,
    scoreBefore: compared.current,
  };
}
