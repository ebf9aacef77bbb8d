/** Words that begin with as many letters alike are kin, such as `psychology` and `psychologist`. */
const KIN_LETTERS = 5;
const KIN_LIKENESS = 0.5;
const LEAST_LIKENESS = 0.5;

/** Finds terms, numbered from 0 as they are added, by how they are written: by their trigrams, and by how they begin. */
export interface Shapes {
  add(term: string): void;
  /** How alike those are that are alike, from 0.5 to 1: the share of common trigrams, and never less for kin. */
  near(asked: string): ReadonlyMap<number, number>;
}

export function makeShapes(): Shapes {
  const sizes: number[] = [];
  const byTrigram = new Map<number, number[]>();
  const byBeginning = new Map<string, number[]>();
  return {
    add(term) {
      const trigrams = trigramsOf(term);
      for (const trigram of trigrams) append(byTrigram, trigram, sizes.length);
      if (term.length >= KIN_LETTERS) append(byBeginning, term.slice(0, KIN_LETTERS), sizes.length);
      sizes.push(trigrams.length);
    },
    near(asked) {
      const trigrams = trigramsOf(asked);
      const shared = new Uint8Array(sizes.length);
      for (const trigram of trigrams) for (const term of byTrigram.get(trigram) ?? []) shared[term] = (shared[term] ?? 0) + 1;
      const near = new Map<number, number>();
      const kin = asked.length < KIN_LETTERS ? [] : (byBeginning.get(asked.slice(0, KIN_LETTERS)) ?? []);
      for (const term of kin) near.set(term, KIN_LIKENESS);
      const enough = Math.ceil(trigrams.length * (LEAST_LIKENESS / (1 + LEAST_LIKENESS)));
      for (let term = 0; term < shared.length; term += 1) {
        const count = shared[term] ?? 0;
        if (count < enough) continue;
        const likeness = count / (trigrams.length + (sizes[term] ?? 0) - count);
        if (likeness >= LEAST_LIKENESS) near.set(term, Math.min(1, likeness));
      }
      return near;
    },
  };
}

/** As numbers, of which two different ones are rarely the same. */
function trigramsOf(term: string): readonly number[] {
  const trigrams: number[] = [];
  let [first, second] = [0, term.charCodeAt(0)];
  for (let place = 1; place <= term.length; place += 1) {
    const third = place === term.length ? 0 : term.charCodeAt(place);
    trigrams.push((first * 961 + second * 31 + third) & 0x3fffffff);
    [first, second] = [second, third];
  }
  return trigrams;
}

function append<Key>(lists: Map<Key, number[]>, key: Key, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
