/** How deep one looks into what was recalled. */
export const DEPTHS = [5, 10, 20, 50] as const;

/** How one question was answered. */
export interface Measured {
  readonly category: number;
  /** The share of its evidence among the first of what was recalled, by `DEPTHS`. */
  readonly shares: readonly number[];
  readonly ms: number;
  /** Of what a prompt would get of the first twenty. */
  readonly tokens: number;
}

/** The figures of many questions: means, the median and the 95th percentile. */
export function recallFigures(measured: readonly Measured[]) {
  const times = measured.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const byCategory = Object.entries(Object.groupBy(measured, ({ category }) => category));
  return {
    n: measured.length,
    recallAt: sharesOf(measured),
    byCategory: Object.fromEntries(byCategory.map(([category, each = []]) => [category, { n: each.length, recallAt: sharesOf(each) }])),
    p50ms: rounded(times[Math.floor(times.length / 2)] ?? 0),
    p95ms: rounded(times[Math.floor(times.length * 0.95)] ?? 0),
    tokensAt20: Math.round(mean(measured.map(({ tokens }) => tokens))),
  };
}

function sharesOf(measured: readonly Measured[]): Readonly<Record<string, number>> {
  return Object.fromEntries(DEPTHS.map((depth, place) => [depth, rounded(mean(measured.map(({ shares }) => shares[place] ?? 0)))]));
}

function mean(all: readonly number[]): number {
  return all.reduce((sum, each) => sum + each, 0) / Math.max(1, all.length);
}

function rounded(value: number): number {
  return Number(value.toFixed(4));
}
