import { createHash } from 'node:crypto';

import type { Mode } from '../route.ts';
import type { TrainingExample } from './classifier.ts';
import { sharesOf } from './linear-model.ts';
import type { LearnedModel, LinearModel, ModelComparison } from './learned-model.ts';
import { makeSeededRandom } from './seeded-random.ts';
import { temperatureFor } from './temperature.ts';
import { featuresOf } from './text-features.ts';
import { trainLinear } from './train-linear.ts';
import type { LinearOptions, Sample } from './train-linear.ts';

/** Part of every version: raise it with each change of features or learning. */
const WAY_OF_LEARNING = 4;
const MODES: readonly Mode[] = ['agent', 'chat', 'assistant'];
const MODE_OPTIONS: LinearOptions = { buckets: 2 ** 17, rounds: 4, epochs: 4, rate: 0.4, decay: 1e-3, dropout: 0.15 };
const PLUGIN_OPTIONS: LinearOptions = { ...MODE_OPTIONS, buckets: 2 ** 14 };
/** One group in so many is held out. */
const FOLDS = 10;

export interface TrainOptions {
  /** The same seed and examples give the same model. */
  readonly seed: number;
}

/**
 * Learns from examples, in seconds for ten thousand; pure. Null: they know fewer than two modes, so there is nothing to learn.
 * A part of the groups is held out (see `isHeldOut`): it gives the temperature and is what models are compared on.
 */
export function train(examples: readonly TrainingExample[], options: TrainOptions): LearnedModel | null {
  const usable = examples
    .map((example) => ({ ...example, features: featuresOf(example.text) }))
    .filter(({ features }) => features.length > 0);
  const modes = MODES.filter((mode) => usable.some((example) => example.mode === mode));
  if (modes.length < 2) return null;
  const plugged = usable.filter((example) => example.mode === 'assistant' && example.plugin !== null);
  const plugins = [...new Set(plugged.flatMap(({ plugin }) => plugin ?? []))].toSorted();
  const mode = calibrated(
    modes,
    labelled(usable, modes, ({ mode: label }) => label),
    MODE_OPTIONS,
    options.seed,
  );
  const plugin =
    plugins.length < 2
      ? null
      : calibrated(
          plugins,
          labelled(plugged, plugins, (one) => one.plugin ?? ''),
          PLUGIN_OPTIONS,
          options.seed,
        );
  return { version: versionOf(examples, options), mode, plugin };
}

interface Labelled {
  readonly group: string;
  /** Not one of many that a pattern of the seed corpus gave: those are easier than what people say. */
  readonly isOwn: boolean;
  readonly sample: Sample;
}

type Featured = TrainingExample & { readonly features: Uint32Array };

function labelled<L extends string>(examples: readonly Featured[], labels: readonly L[], of: (example: Featured) => L): Labelled[] {
  const weights = new Map<L, number>();
  for (const example of examples) weights.set(of(example), (weights.get(of(example)) ?? 0) + example.weight);
  const mean = [...weights.values()].reduce((sum, weight) => sum + weight, 0) / labels.length;
  return examples.map((example) => {
    const label = of(example);
    // A label with few examples counts as much as one with many.
    const weight = (example.weight * mean) / (weights.get(label) ?? mean);
    return {
      group: example.group,
      isOwn: example.weight >= 1,
      sample: { features: example.features, label: labels.indexOf(label), weight },
    };
  });
}

/** The temperature comes from the part that was not learned from. */
function calibrated<L extends string>(
  labels: readonly L[],
  all: readonly Labelled[],
  options: LinearOptions,
  seed: number,
): LinearModel<L> {
  const known = all.filter(({ group }) => !isHeldOut(group)).map(({ sample }) => sample);
  const unseen = all.filter(({ group, isOwn }) => isOwn && isHeldOut(group)).map(({ sample }) => sample);
  const model = trainLinear(labels, known, options, makeSeededRandom(seed));
  return { ...model, temperature: temperatureFor(model, unseen) };
}

/**
 * Whether examples of this group are never learned from, by any model: two models can be compared on them honestly. Chosen by the
 * group's name alone, so that one example more does not change the part of another.
 */
export function isHeldOut(group: string): boolean {
  return (createHash('sha256').update(group).digest()[0] ?? 0) % FOLDS === 0;
}

/** How many of the held-out examples each of two models gets right, so that the new one can be refused if it is worse. */
export function compare(current: LearnedModel, candidate: LearnedModel, examples: readonly TrainingExample[]): ModelComparison {
  const heldOut = examples
    .filter(({ group }) => isHeldOut(group))
    .map(({ text, mode }) => ({ mode, features: featuresOf(text) }))
    .filter(({ features }) => features.length > 0);
  const rightOf = (model: LearnedModel): number =>
    heldOut.filter(({ mode, features }) => sharesOf(model.mode, features)[0]?.label === mode).length / Math.max(1, heldOut.length);
  return { n: heldOut.length, current: rightOf(current), candidate: rightOf(candidate) };
}

/** What the model is called that is learned from these examples; for telling whether one is up to date without learning it anew. */
export function versionOf(examples: readonly TrainingExample[], options: TrainOptions): string {
  const hash = createHash('sha256').update(JSON.stringify([WAY_OF_LEARNING, options.seed]));
  for (const { text, mode, plugin, weight, group } of examples) hash.update(JSON.stringify([text, mode, plugin, weight, group]));
  return hash.digest('hex').slice(0, 12);
}
