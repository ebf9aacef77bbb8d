import { entryOf, timesOf } from './postings.ts';
import type { ScopeIndex } from './scope-index.ts';
import type { Scores } from './scores.ts';

/** A term that is looked for, and the terms that may stand for it. */
export interface WantedTerm {
  /** 1: as much as a word of the question. */
  readonly weight: number;
  readonly forms: readonly { readonly term: number; readonly likeness: number }[];
}

/** What the entries have of the question. */
interface Found {
  readonly scores: Scores;
  /** How much of the different terms each has. */
  readonly covered: Scores;
}

// Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009); shorter texts than theirs need less of both.
const K1 = 0.9;
const B = 0.5;
/** How much is added for having all that is asked for. */
const COVERAGE = 0.5;

/** BM25 over the postings, with a bonus for entries that have more of the different terms. What it returns is lent by the pool of the index. */
export function scoreWords(index: ScopeIndex, wanted: readonly WantedTerm[]): Scores {
  const { pool, size } = index;
  const found = { scores: pool.take(size), covered: pool.take(size) };
  let total = 0;
  for (const { weight, forms } of wanted) {
    const [only] = forms;
    if (only === undefined) continue;
    total +=
      forms.length === 1 && only.likeness === 1 ? scoreTerm(index, found, only.term, weight) : scoreForms(index, found, forms, weight);
  }
  const { values } = found.scores;
  const [entries, covered] = [found.scores.entries(), found.covered.values];
  for (let place = 0; place < entries.length; place += 1) {
    const entry = entries[place] ?? 0;
    values[entry] = (values[entry] ?? 0) * (1 + (COVERAGE * (covered[entry] ?? 0)) / total);
  }
  pool.giveBack(found.covered);
  return found.scores;
}

/** How much a term tells that this many entries have. */
export function rarityOf({ size }: Pick<ScopeIndex, 'size'>, having: number): number {
  return Math.log(1 + (size - having + 0.5) / (having + 0.5));
}

/** Returns how much the term counts; 0: nothing has it. */
function scoreTerm(index: ScopeIndex, { scores, covered }: Found, term: number, weight: number): number {
  const postings = index.postings(term);
  if (postings.length === 0) return 0;
  const rarity = weight * rarityOf(index, postings.length);
  const lengths = index.lengths();
  const perTerm = (K1 * B) / index.averageLength;
  for (let place = 0; place < postings.length; place += 1) {
    const posting = postings[place] ?? 0;
    const entry = entryOf(posting);
    const times = timesOf(posting);
    scores.add(entry, (rarity * times * (K1 + 1)) / (times + K1 * (1 - B) + perTerm * (lengths[entry] ?? 0)));
    covered.add(entry, rarity);
  }
  return rarity;
}

/** The same for a term that stands in several forms, each as often as it is alike. */
function scoreForms(index: ScopeIndex, { scores, covered }: Found, forms: WantedTerm['forms'], weight: number): number {
  const times = index.pool.take(index.size);
  for (const { term, likeness } of forms) {
    const postings = index.postings(term);
    for (let place = 0; place < postings.length; place += 1) {
      const posting = postings[place] ?? 0;
      times.add(entryOf(posting), timesOf(posting) * likeness);
    }
  }
  const having = times.entries();
  const rarity = having.length === 0 ? 0 : weight * rarityOf(index, having.length);
  const lengths = index.lengths();
  const perTerm = (K1 * B) / index.averageLength;
  for (let place = 0; place < having.length; place += 1) {
    const entry = having[place] ?? 0;
    const count = times.values[entry] ?? 0;
    scores.add(entry, (rarity * count * (K1 + 1)) / (count + K1 * (1 - B) + perTerm * (lengths[entry] ?? 0)));
    covered.add(entry, rarity);
  }
  index.pool.giveBack(times);
  return rarity;
}
