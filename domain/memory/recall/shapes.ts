import { makeGrowingIntegers } from './growing-integers.ts';
import { makeHashTable } from './hash-table.ts';
import { makePostingLists } from './posting-lists.ts';

/** Words that begin with as many letters alike are kin, such as `psychology` and `psychologist`. */
const KIN_LETTERS = 5;
const KIN_LIKENESS = 0.5;
const LEAST_LIKENESS = 0.5;
const NOTHING = new Int32Array(0);

/** Finds terms, numbered from 0 as they are added, by how they are written: by their trigrams, and by how they begin. */
export interface Shapes {
  /** The term that is this part of a text. */
  add(text: string, from: number, to: number): void;
  /** How alike those are that are alike, from 0.5 to 1: the share of common trigrams, and never less for kin. */
  near(asked: string): ReadonlyMap<number, number>;
}

export function makeShapes(): Shapes {
  /** A term has as many trigrams as letters. */
  const sizes = makeGrowingIntegers();
  const [byTrigram, byBeginning] = [makeKeyedLists(), makeKeyedLists()];
  return {
    add(text, from, to) {
      const term = sizes.length;
      for (let place = from; place < to; place += 1) byTrigram.append(trigramAt(text, from, to, place), term);
      if (to - from >= KIN_LETTERS) byBeginning.append(beginningOf(text, from), term);
      sizes.push(to - from);
    },
    near(asked) {
      const { length } = asked;
      const shared = new Uint8Array(sizes.length);
      for (let place = 0; place < length; place += 1) {
        for (const term of byTrigram.of(trigramAt(asked, 0, length, place))) shared[term] = (shared[term] ?? 0) + 1;
      }
      const near = new Map<number, number>();
      const kin = length < KIN_LETTERS ? NOTHING : byBeginning.of(beginningOf(asked, 0));
      for (const term of kin) near.set(term, KIN_LIKENESS);
      const enough = Math.ceil(length * (LEAST_LIKENESS / (1 + LEAST_LIKENESS)));
      for (let term = 0; term < shared.length; term += 1) {
        const count = shared[term] ?? 0;
        if (count < enough) continue;
        const likeness = count / (length + sizes.at(term) - count);
        if (likeness >= LEAST_LIKENESS) near.set(term, Math.min(1, likeness));
      }
      return near;
    },
  };
}

/** The letter at this place with the ones before and after it, as a number, of which two different ones are rarely the same. */
function trigramAt(text: string, from: number, to: number, place: number): number {
  const first = place === from ? 0 : text.charCodeAt(place - 1);
  const third = place + 1 === to ? 0 : text.charCodeAt(place + 1);
  return (first * 961 + text.charCodeAt(place) * 31 + third) & 0x3fffffff;
}

function beginningOf(text: string, from: number): number {
  let beginning = 0;
  for (let place = from; place < from + KIN_LETTERS; place += 1) beginning = (Math.imul(beginning, 1_000_003) + text.charCodeAt(place)) | 0;
  return beginning;
}

/** Lists of terms by integers. */
function makeKeyedLists() {
  const table = makeHashTable();
  const lists = makePostingLists();
  const isSame = (): boolean => true;
  return {
    append(key: number, term: number): void {
      const list = table.find(key, isSame);
      lists.push(list < 0 ? table.add(key) : list, term);
    },
    of(key: number): Int32Array {
      const list = table.find(key, isSame);
      return list < 0 ? NOTHING : lists.of(list);
    },
  };
}
