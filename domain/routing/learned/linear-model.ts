import type { LinearModel } from './learned-model.ts';

/** The labels with their shares (they add up to 1), likeliest first. `features`: as `featuresOf` answers, not empty. */
export function sharesOf<L extends string>(model: LinearModel<L>, features: Uint32Array): { label: L; share: number }[] {
  const scores = scoresOf(model, features).map((score) => score / model.temperature);
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return model.labels.map((label, at) => ({ label, share: (powers[at] ?? 0) / total })).toSorted((a, b) => b.share - a.share);
}

/** One score a label, before they become shares. */
export function scoresOf(model: LinearModel<string>, features: Uint32Array): number[] {
  const { labels, weights, step, bias } = model;
  const columns = labels.length;
  const rows = weights.length / columns;
  const sums = labels.map(() => 0);
  for (const feature of features) {
    const row = (feature % rows) * columns;
    for (let column = 0; column < columns; column += 1) sums[column] = (sums[column] ?? 0) + (weights[row + column] ?? 0);
  }
  const scale = step / Math.sqrt(features.length);
  return sums.map((sum, column) => sum * scale + (bias[column] ?? 0));
}
