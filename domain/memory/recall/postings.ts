import { makeGrowingIntegers } from './growing-integers.ts';
import { makeLongList } from './long-list.ts';
import { makePostingLists } from './posting-lists.ts';
import { makeVocabulary } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A posting is an entry times this, plus how often the term stands in it. */
const SHARE = 16;

/** Which entries have which terms, and the other way round. */
export interface Postings {
  readonly vocabulary: Vocabulary;
  readonly averageLength: number;
  /** The next entry, with its terms in their order, with one space between. */
  add(terms: string): void;
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
  const [lengths, ends] = [makeGrowingIntegers(), makeGrowingIntegers()];
  const forward = makeLongList();
  const counter = makeCounter(vocabulary);
  let total = 0;
  return {
    vocabulary,
    get averageLength() {
      return Math.max(1, total / Math.max(1, lengths.length));
    },
    add(terms) {
      const entry = lengths.length;
      const length = counter.count(terms, (term, times) => {
        lists.push(term, entry * SHARE + times);
        forward.push(term);
      });
      ends.push(forward.length);
      lengths.push(length);
      total += length;
    },
    postings: lists.of,
    having: lists.lengthOf,
    termsOf: (entry) => {
      const first = entry === 0 ? 0 : ends.at(entry - 1);
      const terms: number[] = [];
      for (let place = first; place < ends.at(entry); place += 1) terms.push(forward.at(place));
      return terms;
    },
    lengths: lengths.all,
  };
}

/** Counts terms without a Map for each text. */
function makeCounter(vocabulary: Vocabulary) {
  /** By term; 0 between two texts. */
  const counts = makeGrowingIntegers();
  const different: number[] = [];
  return {
    /** Tells each different term of a text, in the order in which they first stand there; returns how many there are of all. */
    count(terms: string, tell: (term: number, times: number) => void): number {
      let length = 0;
      for (let from = 0; from < terms.length; length += 1) {
        const space = terms.indexOf(' ', from);
        const to = space < 0 ? terms.length : space;
        const term = vocabulary.numberOf(terms, from, to);
        while (counts.length <= term) counts.push(0);
        if (counts.at(term) === 0) different.push(term);
        counts.set(term, Math.min(counts.at(term) + 1, SHARE - 1));
        from = to + 1;
      }
      for (const term of different) {
        tell(term, counts.at(term));
        counts.set(term, 0);
      }
      different.length = 0;
      return length;
    },
  };
}
