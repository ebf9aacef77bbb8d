const STEPS = 1_024;

/** How well entries fit, and which entries those are. */
export interface Scores {
  /** By entry; 0: not at all. */
  readonly values: Float64Array;
  /** Those with a score, in no order. */
  entries(): Int32Array;
  add(entry: number, score: number): void;
  /** Makes all of them nothing again. */
  clear(): void;
}

function makeScores(size: number): Scores {
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
    clear() {
      for (let place = 0; place < count; place += 1) values[touched[place] ?? 0] = 0;
      count = 0;
    },
  };
}

/** Lends scores, so that the memory for them is asked for once and cleared where it was used only. */
export interface ScorePool {
  /** Empty ones for so many entries. */
  take(size: number): Scores;
  giveBack(...scores: readonly Scores[]): void;
}

export function makeScorePool(): ScorePool {
  const free: Scores[] = [];
  return {
    take(size) {
      for (let scores = free.pop(); scores !== undefined; scores = free.pop()) if (scores.values.length >= size) return scores;
      // Room to grow in.
      return makeScores(Math.ceil(size * 1.25));
    },
    giveBack(...all) {
      for (const scores of all) {
        scores.clear();
        free.push(scores);
      }
    },
  };
}

/** Entries, best first; what came later wins where two fit alike. */
export function best(scores: Scores, depth: number, isWanted: (entry: number) => boolean): readonly number[] {
  const { values } = scores;
  const wanted = foremost(scores, depth * 2).filter(isWanted);
  const enough = wanted.length >= depth ? wanted : scores.entries().filter(isWanted);
  return [...enough].toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || b - a).slice(0, depth);
}

/** At least the `count` best ones, in no order, and not many more: in one pass, without sorting. */
export function foremost({ values, entries }: Scores, count: number): Int32Array {
  const all = entries();
  if (all.length <= count) return all;
  let highest = 0;
  for (let place = 0; place < all.length; place += 1) highest = Math.max(highest, values[all[place] ?? 0] ?? 0);
  const scale = (STEPS - 1) / highest;
  const sizes = new Int32Array(STEPS);
  for (let place = 0; place < all.length; place += 1) {
    const step = Math.floor((values[all[place] ?? 0] ?? 0) * scale);
    sizes[step] = (sizes[step] ?? 0) + 1;
  }
  let [least, found] = [STEPS, 0];
  while (least > 0 && found < count) {
    least -= 1;
    found += sizes[least] ?? 0;
  }
  return all.filter((entry) => (values[entry] ?? 0) * scale >= least);
}
