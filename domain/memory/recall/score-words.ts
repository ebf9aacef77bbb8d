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
  const covered = new Float32Array(index.size);
  const coveredBy = new Int32Array(index.size);
  const lengths = index.lengths();
  const { averageLength } = index;
  let total = 0;
  for (const [place, { weight, forms }] of wanted.entries()) {
    const having = forms.reduce((sum, { term }) => sum + index.postings(term).length, 0);
    if (having === 0) continue;
    const rarity = weight * rarityOf(index, Math.min(having, index.size));
    total += rarity;
    for (const { term, likeness } of forms) {
      for (const posting of index.postings(term).all()) {
        const entry = entryOf(posting);
        const times = timesOf(posting) * likeness;
        const length = 1 - B + (B * (lengths[entry] ?? 0)) / averageLength;
        scores.add(entry, (rarity * times * (K1 + 1)) / (times + K1 * length));
        if (coveredBy[entry] === place + 1) continue;
        coveredBy[entry] = place + 1;
        covered[entry] = (covered[entry] ?? 0) + rarity;
      }
    }
  }
  const { values } = scores;
  for (const entry of scores.entries()) values[entry] = (values[entry] ?? 0) * (1 + (COVERAGE * (covered[entry] ?? 0)) / total);
  return scores;
}

/** How much a term tells that this many entries have. */
export function rarityOf({ size }: ScopeIndex, having: number): number {
  return Math.log(1 + (size - having + 0.5) / (having + 0.5));
}
