/** How well entries fit, and which entries those are. */
export interface Scores {
  /** 0: not at all. */
  of(entry: number): number;
  add(entry: number, score: number): void;
  multiply(entry: number, factor: number): void;
  /** Those with a score, in no order. */
  entries(): readonly number[];
}

export function makeScores(size: number): Scores {
  const values = new Float64Array(size);
  const touched: number[] = [];
  return {
    of: (entry) => values[entry] ?? 0,
    add(entry, score) {
      const before = values[entry] ?? 0;
      if (before === 0) touched.push(entry);
      values[entry] = before + score;
    },
    multiply(entry, factor) {
      values[entry] = (values[entry] ?? 0) * factor;
    },
    entries: () => touched,
  };
}

/** Entries, best first; what was said later wins where two fit alike. */
export function best(scores: Scores, depth: number, isWanted: (entry: number) => boolean = () => true): readonly number[] {
  const found: number[] = [];
  const isWorse = (a: number, b: number): boolean => scores.of(a) < scores.of(b) || (scores.of(a) === scores.of(b) && a < b);
  for (const entry of scores.entries()) {
    if (found.length === depth && isWorse(entry, found[depth - 1] ?? 0)) continue;
    if (!isWanted(entry)) continue;
    insert(found, entry, isWorse);
    if (found.length > depth) found.pop();
  }
  return found;
}

function insert(sorted: number[], entry: number, isWorse: (a: number, b: number) => boolean): void {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isWorse(sorted[middle] ?? 0, entry)) high = middle;
    else low = middle + 1;
  }
  sorted.splice(low, 0, entry);
}
