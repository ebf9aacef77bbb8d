import { entryOf, timesOf } from './postings.ts';
import type { ScopeIndex } from './scope-index.ts';
import type { Scores } from './scores.ts';

/** A term that is looked for, and the terms that may stand for it. */
export interface WantedTerm {
  /** 1: as much as a word of the question. */
  readonly weight: number;
  readonly forms: readonly { readonly term: number; readonly likeness: number }[];
}

// Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009); shorter texts than theirs need less of both.
const K1 = 0.9;
const B = 0.5;
/** How much is added for having all that is asked for. */
const COVERAGE = 0.5;

/** BM25 over the postings, with a bonus for entries that have more of the different terms. What it returns is lent by the pool of the index. */
export function scoreWords(index: ScopeIndex, wanted: readonly WantedTerm[]): Scores {
  const { pool, size } = index;
  const [scores, covered, times] = [pool.take(size), pool.take(size), pool.take(size)];
  const lengths = index.lengths();
  const { averageLength } = index;
  let total = 0;
  for (const { weight, forms } of wanted) {
    countTimes(index, forms, times);
    const having = times.entries();
    if (having.length === 0) continue;
    const rarity = weight * rarityOf(index, having.length);
    total += rarity;
    for (let place = 0; place < having.length; place += 1) {
      const entry = having[place] ?? 0;
      const count = times.values[entry] ?? 0;
      const length = 1 - B + (B * (lengths[entry] ?? 0)) / averageLength;
      scores.add(entry, (rarity * count * (K1 + 1)) / (count + K1 * length));
      covered.add(entry, rarity);
    }
    times.clear();
  }
  const { values } = scores;
  for (const entry of scores.entries()) values[entry] = (values[entry] ?? 0) * (1 + (COVERAGE * (covered.values[entry] ?? 0)) / total);
  pool.giveBack(covered, times);
  return scores;
}

/** How much a term tells that this many entries have. */
export function rarityOf({ size }: ScopeIndex, having: number): number {
  return Math.log(1 + (size - having + 0.5) / (having + 0.5));
}

/** How often one of the forms stands in each entry, by how alike it is. */
function countTimes(index: ScopeIndex, forms: WantedTerm['forms'], times: Scores): void {
  for (const { term, likeness } of forms) {
    const postings = index.postings(term).all();
    for (let place = 0; place < postings.length; place += 1) {
      const posting = postings[place] ?? 0;
      times.add(entryOf(posting), timesOf(posting) * likeness);
    }
  }
}
