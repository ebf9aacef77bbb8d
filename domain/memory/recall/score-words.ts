import { entryOf, timesOf } from './postings.ts';
import type { ScopeIndex } from './scope-index.ts';
import { makeScores } from './scores.ts';
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

/** BM25 over the postings, with a bonus for entries that have more of the different terms. */
export function scoreWords(index: ScopeIndex, wanted: readonly WantedTerm[]): Scores {
  const scores = makeScores(index.size);
  const covered = makeScores(index.size);
  let total = 0;
  for (const { weight, forms } of wanted) {
    const counts = countsOf(index, forms);
    if (counts.size === 0) continue;
    const rarity = weight * rarityOf(index, counts.size);
    total += rarity;
    for (const [entry, times] of counts) {
      const length = 1 - B + (B * index.lengthOf(entry)) / index.averageLength;
      scores.add(entry, (rarity * times * (K1 + 1)) / (times + K1 * length));
      covered.add(entry, rarity);
    }
  }
  for (const entry of scores.entries()) scores.multiply(entry, 1 + (COVERAGE * covered.of(entry)) / total);
  return scores;
}

/** How much a term tells that this many entries have. */
export function rarityOf({ size }: ScopeIndex, having: number): number {
  return Math.log(1 + (size - having + 0.5) / (having + 0.5));
}

function countsOf(index: ScopeIndex, forms: WantedTerm['forms']): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { term, likeness } of forms) {
    const postings = index.postings(term);
    for (let place = 0; place < postings.length; place += 1) {
      const posting = postings.at(place);
      const entry = entryOf(posting);
      counts.set(entry, (counts.get(entry) ?? 0) + timesOf(posting) * likeness);
    }
  }
  return counts;
}
