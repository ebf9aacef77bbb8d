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
  add(term: string): number;
  /** The most alike first, without the term itself; at most 8. */
  alike(term: string): readonly Likeness[];
}

export function makeVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  const shapes = makeShapes();
  return {
    find: (term) => numbers.get(term),
    add(term) {
      const number = numbers.size;
      numbers.set(term, number);
      shapes.add(term);
      return number;
    },
    alike(term) {
      const own = numbers.get(term);
      return [...shapes.near(term)]
        .filter(([other]) => other !== own)
        .map(([other, likeness]) => ({ term: other, likeness }))
        .toSorted((a, b) => b.likeness - a.likeness || a.term - b.term)
        .slice(0, MOST_ALIKE);
    },
  };
}
