const STEPS = 1_024;

/** How well entries fit, and which entries those are. */
export interface Scores {
  /** By entry; 0: not at all. */
  readonly values: Float64Array;
  /** Those with a score, in no order. */
  entries(): Int32Array;
  add(entry: number, score: number): void;
}

export function makeScores(size: number): Scores {
  const values = new Float64Array(size);
  const touched = new Int32Array(size);
  let count = 0;
  return {
    values,
    entries: () => touched.subarray(0, count),
    add(entry, score) {
      const before = values[entry] ?? 0;
      if (before === 0) {
        touched[count] = entry;
        count += 1;
      }
      values[entry] = before + score;
    },
  };
}

/** Entries, best first; what came later wins where two fit alike. */
export function best(scores: Scores, depth: number, isWanted: (entry: number) => boolean): readonly number[] {
  const { values } = scores;
  const wanted = [...foremost(scores, depth * 2)].filter(isWanted);
  const enough = wanted.length >= depth ? wanted : [...scores.entries()].filter(isWanted);
  return enough.toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || b - a).slice(0, depth);
}

/** At least the `count` best ones, in no order, and not many more: in one pass, without sorting. */
export function foremost({ values, entries }: Scores, count: number): Int32Array {
  const all = entries();
  if (all.length <= count) return all;
  const highest = all.reduce((most, entry) => Math.max(most, values[entry] ?? 0), 0);
  const stepOf = (entry: number): number => Math.min(STEPS - 1, Math.floor(((values[entry] ?? 0) / highest) * STEPS));
  const sizes = new Int32Array(STEPS);
  for (const entry of all) sizes[stepOf(entry)] = (sizes[stepOf(entry)] ?? 0) + 1;
  let [least, found] = [STEPS, 0];
  while (least > 0 && found < count) {
    least -= 1;
    found += sizes[least] ?? 0;
  }
  return all.filter((entry) => stepOf(entry) >= least);
}
