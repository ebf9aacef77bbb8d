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
export function best({ values, entries }: Scores, depth: number, isWanted: (entry: number) => boolean): readonly number[] {
  const wanted = chosen(entries(), isWanted);
  return [...foremostOf(values, wanted, depth)].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || b - a).slice(0, depth);
}

/** At least the `count` best ones, in no order, and not many more: in one pass, without sorting. */
export function foremost({ values, entries }: Scores, count: number): Int32Array {
  return foremostOf(values, entries(), count);
}

function foremostOf(values: Float64Array, all: Int32Array, count: number): Int32Array {
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
  return chosen(all, (entry) => (values[entry] ?? 0) * scale >= least);
}

/** As `filter`, which takes several times as long. */
function chosen(all: Int32Array, isWanted: (entry: number) => boolean): Int32Array {
  const wanted = new Int32Array(all.length);
  let count = 0;
  for (let place = 0; place < all.length; place += 1) {
    const entry = all[place] ?? 0;
    if (isWanted(entry)) wanted[count++] = entry;
  }
  return wanted.subarray(0, count);
}
