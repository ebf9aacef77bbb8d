import { newStemmer } from 'snowball-stemmers';

import { STOP_WORDS } from './stop-words.ts';
import { traitsOf } from './traits.ts';

/** More of a text is kept, but not searched. */
const MAX_INDEXED = 20_000;
/** Forms of words whose stems are remembered; about 2 MB. */
const MAX_KNOWN = 20_000;
/** What is longer is no word, and stems are found in no time to speak of. */
const MAX_WORD = 40;

/** What the index keeps of a text. */
export interface TextAnalysis {
  /** The stems of its telling words in their order, with one space between; empty: it has none. */
  readonly terms: string;
  /** See `TRAIT`. */
  readonly traits: number;
}

export interface TextAnalyser {
  analyse(text: string): TextAnalysis;
  /** The stems of its telling words, in their order. */
  termsOf(text: string): readonly string[];
}

/** Reads texts in Russian and English: words in any form become one term. */
export function makeTextAnalyser(): TextAnalyser {
  const stem = makeStem();
  const termsOf = (text: string): readonly string[] =>
    wordsOf(text)
      .filter((word) => !STOP_WORDS.has(word) && (word.length > 1 || /\p{N}/u.test(word)))
      .map(stem);
  return { termsOf, analyse: (text) => ({ terms: termsOf(text).join(' '), traits: traitsOf(text.slice(0, MAX_INDEXED)) }) };
}

function makeStem(): (word: string) => string {
  const [english, russian] = [newStemmer('english'), newStemmer('russian')];
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const stemmed = (/\p{Script=Cyrillic}/u.test(word) ? russian : english).stem(word);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(word, stemmed);
    return stemmed;
  };
}

function wordsOf(text: string): readonly string[] {
  const plain = text.slice(0, MAX_INDEXED).normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll(/['’]/g, '');
  return (plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) => word.slice(0, MAX_WORD));
}
