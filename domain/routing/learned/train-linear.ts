import type { LinearModel } from './learned-model.ts';
import { shuffled } from './seeded-random.ts';
import type { Random } from './seeded-random.ts';

/** One example made ready: its features, the place of its label, and how much it counts. */
export interface Sample {
  readonly features: Uint32Array;
  readonly label: number;
  readonly weight: number;
}

export interface LinearOptions {
  /** A power of two. */
  readonly buckets: number;
  /** Learned from the beginning so often, each in another order; their mean depends less on chance. */
  readonly rounds: number;
  readonly epochs: number;
  readonly rate: number;
  /** How strongly weights are pulled to 0 at each use. */
  readonly decay: number;
  /** The share of an example's features that are left out each time, so that no single word decides. */
  readonly dropout: number;
}

interface State {
  readonly columns: number;
  readonly weights: Float32Array;
  /** AdaGrad's sums of squared slopes. */
  readonly squares: Float32Array;
  readonly bias: Float64Array;
}

/**
 * Multinomial logistic regression by stochastic gradient descent with AdaGrad; the same samples, options and random numbers
 * give the same model. The temperature is 1: see `temperatureFor`.
 */
export function trainLinear<L extends string>(
  labels: readonly L[],
  samples: readonly Sample[],
  options: LinearOptions,
  random: Random,
): LinearModel<L> {
  const states = Array.from({ length: options.rounds }, () => trainOnce(labels.length, samples, options, random));
  const mean = (of: (state: State) => number): number => states.reduce((sum, state) => sum + of(state), 0) / states.length;
  const weights = new Float32Array(options.buckets * labels.length).map((_, at) => mean((state) => state.weights[at] ?? 0));
  return { labels, ...quantised(weights), bias: labels.map((_, at) => mean((state) => state.bias[at] ?? 0)), temperature: 1 };
}

function trainOnce(columns: number, samples: readonly Sample[], options: LinearOptions, random: Random): State {
  const size = options.buckets * columns;
  const state: State = { columns, weights: new Float32Array(size), squares: new Float32Array(size), bias: new Float64Array(columns) };
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    const rate = options.rate * (1 - epoch / options.epochs);
    for (const sample of shuffled(samples, random)) learn(state, sample, thinned(sample.features, options, random), rate, options.decay);
  }
  return state;
}

/** The rows of the features that are kept this time. */
function thinned(features: Uint32Array, options: LinearOptions, random: Random): Uint32Array {
  const kept = options.dropout === 0 ? features : features.filter(() => random() >= options.dropout);
  const used = kept.length === 0 ? features : kept;
  return used.map((feature) => feature % options.buckets);
}

function learn(state: State, sample: Sample, rows: Uint32Array, rate: number, decay: number): void {
  const { columns, weights, squares, bias } = state;
  const value = 1 / Math.sqrt(rows.length);
  const scores = new Float64Array(columns);
  for (const row of rows) {
    for (let column = 0; column < columns; column += 1) scores[column] = (scores[column] ?? 0) + (weights[row * columns + column] ?? 0);
  }
  const logits = scores.map((score, column) => score * value + (bias[column] ?? 0));
  const top = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  for (let column = 0; column < columns; column += 1) {
    const slope = ((powers[column] ?? 0) / total - (column === sample.label ? 1 : 0)) * sample.weight;
    bias[column] = (bias[column] ?? 0) - BIAS_RATE * rate * slope;
    for (const row of rows) {
      const at = row * columns + column;
      const weight = weights[at] ?? 0;
      const gradient = slope * value + decay * weight;
      const square = (squares[at] ?? 0) + gradient * gradient;
      squares[at] = square;
      weights[at] = weight - (rate * gradient) / (Math.sqrt(square) + 1e-6);
    }
  }
}

/** The bias is in every example; at the weights' own rate it would swing. */
const BIAS_RATE = 0.01;

function quantised(weights: Float32Array): { weights: Int8Array; step: number } {
  let largest = 1e-9;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const step = largest / 127;
  return { weights: Int8Array.from(weights, (weight) => Math.round(weight / step)), step };
}
