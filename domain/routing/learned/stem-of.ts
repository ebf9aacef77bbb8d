import { newStemmer } from 'snowball-stemmers';

const RUSSIAN = newStemmer('russian');
const ENGLISH = newStemmer('english');
const CYRILLIC = /\p{Script=Cyrillic}/u;

/** What is left of a word in lower case without its ending, in Russian or English: one for all its forms. */
export function stemOf(word: string): string {
  return (CYRILLIC.test(word) ? RUSSIAN : ENGLISH).stem(word);
}
