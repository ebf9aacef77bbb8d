import { makeGrowingIntegers } from './growing-integers.ts';
import { makePostingLists } from './posting-lists.ts';
import { makeVocabulary } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A posting is an entry times this, plus how often the term stands in it. */
const SHARE = 16;

/** Which entries have which terms, and the other way round. */
export interface Postings {
  readonly vocabulary: Vocabulary;
  readonly averageLength: number;
  /** The next entry, with its terms in their order. */
  add(terms: readonly string[]): void;
  /** For `entryOf` and `timesOf`, in the order of the entries; not to be kept. */
  postings(term: number): Int32Array;
  /** How many entries have the term. */
  having(term: number): number;
  /** The different terms of an entry. */
  termsOf(entry: number): readonly number[];
  /** How many terms each entry has; not to be kept. */
  lengths(): Int32Array;
}

export function entryOf(posting: number): number {
  return posting >>> 4;
}

/** How often the term stands there, at most 15. */
export function timesOf(posting: number): number {
  return posting & (SHARE - 1);
}

export function makePostings(): Postings {
  const vocabulary = makeVocabulary();
  const lists = makePostingLists();
  const [lengths, forward, ends] = [makeGrowingIntegers(), makeGrowingIntegers(), makeGrowingIntegers()];
  let total = 0;
  return {
    vocabulary,
    get averageLength() {
      return Math.max(1, total / Math.max(1, lengths.length));
    },
    add(terms) {
      const entry = lengths.length;
      for (const [term, times] of counted(vocabulary, terms)) {
        lists.push(term, entry * SHARE + times);
        forward.push(term);
      }
      ends.push(forward.length);
      lengths.push(terms.length);
      total += terms.length;
    },
    postings: lists.of,
    having: lists.lengthOf,
    termsOf: (entry) => {
      const first = entry === 0 ? 0 : ends.at(entry - 1);
      return Array.from({ length: ends.at(entry) - first }, (_each, place) => forward.at(first + place));
    },
    lengths: lengths.all,
  };
}

function counted(vocabulary: Vocabulary, terms: readonly string[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const term of terms) {
    const number = vocabulary.find(term) ?? vocabulary.add(term);
    counts.set(number, Math.min((counts.get(number) ?? 0) + 1, SHARE - 1));
  }
  return counts;
}
