import { makeHashTable } from './hash-table.ts';
import { makeLetters } from './letters.ts';
import { makeShapes } from './shapes.ts';

const MOST_ALIKE = 8;

/** A term that looks like another one. */
export interface Likeness {
  readonly term: number;
  /** From 0.5 to 1. */
  readonly likeness: number;
}

/** The terms of a scope, numbered from 0, and which of them look like one that is asked for. */
export interface Vocabulary {
  /** Undefined: no text has it. */
  find(term: string): number | undefined;
  /** The number of the term that is this part of a text; one that is new gets one. */
  numberOf(text: string, from: number, to: number): number;
  /** The most alike first, without the term itself; at most 8. */
  alike(term: string): readonly Likeness[];
}

export function makeVocabulary(): Vocabulary {
  const table = makeHashTable();
  const letters = makeLetters();
  const shapes = makeShapes();
  const place = (text: string, from: number, to: number, hash: number): number =>
    table.find(hash, (number) => letters.isSame(number, text, from, to));
  const find = (term: string): number => place(term, 0, term.length, hashOf(term, 0, term.length));
  return {
    find(term) {
      const number = find(term);
      return number < 0 ? undefined : number;
    },
    numberOf(text, from, to) {
      const hash = hashOf(text, from, to);
      const known = place(text, from, to, hash);
      if (known >= 0) return known;
      letters.add(text, from, to);
      shapes.add(text, from, to);
      return table.add(hash);
    },
    alike(term) {
      const own = find(term);
      return [...shapes.near(term)]
        .filter(([other]) => other !== own)
        .map(([other, likeness]) => ({ term: other, likeness }))
        .toSorted((a, b) => b.likeness - a.likeness || a.term - b.term)
        .slice(0, MOST_ALIKE);
    },
  };
}

/** FNV-1a, by letters. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let place = from; place < to; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash;
}
