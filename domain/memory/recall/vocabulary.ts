const LEAST_LIKENESS = 0.5;
/** Words that begin with as many letters alike are kin, such as `psychology` and `psychologist`. */
const KIN_LETTERS = 5;
const KIN_LIKENESS = 0.5;
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

/** Finds terms by their trigrams and by how they begin. */
function makeShapes() {
  const sizes: number[] = [];
  const byTrigram = new Map<string, number[]>();
  const byBeginning = new Map<string, number[]>();
  return {
    add(term: string): void {
      const trigrams = trigramsOf(term);
      for (const trigram of trigrams) append(byTrigram, trigram, sizes.length);
      if (term.length >= KIN_LETTERS) append(byBeginning, term.slice(0, KIN_LETTERS), sizes.length);
      sizes.push(trigrams.size);
    },
    near(asked: string): ReadonlyMap<number, number> {
      const trigrams = trigramsOf(asked);
      const shared = new Map<number, number>();
      for (const trigram of trigrams) for (const term of byTrigram.get(trigram) ?? []) shared.set(term, (shared.get(term) ?? 0) + 1);
      const near = new Map<number, number>();
      const kin = asked.length < KIN_LETTERS ? [] : (byBeginning.get(asked.slice(0, KIN_LETTERS)) ?? []);
      for (const term of kin) near.set(term, KIN_LIKENESS);
      for (const [term, count] of shared) {
        const likeness = count / (trigrams.size + (sizes[term] ?? 0) - count);
        if (likeness >= LEAST_LIKENESS) near.set(term, likeness);
      }
      return near;
    },
  };
}

function trigramsOf(term: string): ReadonlySet<string> {
  const framed = `^${term}$`;
  return new Set(Array.from({ length: framed.length - 2 }, (_each, place) => framed.slice(place, place + 3)));
}

function append(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
