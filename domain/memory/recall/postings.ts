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
  const [lengths, ends, counts] = [makeGrowingIntegers(), makeGrowingIntegers(), makeGrowingIntegers()];
  const forward = makeLongList();
  let total = 0;
  /** Notes the different terms of an entry, and counts them; returns how many there are of all. */
  const note = (terms: string): number => {
    let noted = 0;
    for (let from = 0; from < terms.length; noted += 1) {
      const space = terms.indexOf(' ', from);
      const to = space < 0 ? terms.length : space;
      const term = vocabulary.numberOf(terms, from, to);
      while (counts.length <= term) counts.push(0);
      const count = counts.at(term);
      if (count === 0) forward.push(term);
      counts.set(term, Math.min(count + 1, SHARE - 1));
      from = to + 1;
    }
    return noted;
  };
  return {
    vocabulary,
    get averageLength() {
      return Math.max(1, total / Math.max(1, lengths.length));
    },
    add(terms) {
      const [entry, first, length] = [lengths.length, forward.length, note(terms)];
      for (let place = first; place < forward.length; place += 1) {
        const term = forward.at(place);
        lists.push(term, entry * SHARE + counts.at(term));
        counts.set(term, 0);
      }
      ends.push(forward.length);
      lengths.push(length);
      total += length;
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
