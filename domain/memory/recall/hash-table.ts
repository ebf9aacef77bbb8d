import { makeGrowingIntegers } from './growing-integers.ts';

const FIRST_BITS = 6;
/** 2^32 divided by the golden ratio: hashes that lie side by side come to lie far apart (Knuth). */
const SPREAD = 0x9e3779b1;

/**
 * Numbers things from 0 and finds them by their hashes, in two blocks of integers: a Map of hundreds of thousands of strings stops the process when it grows
 * and when garbage is collected.
 */
export interface HashTable {
  readonly size: number;
  /** The number of what has this hash and is the same; -1: it is not there. */
  find(hash: number, isSame: (number: number) => boolean): number;
  /** Gives the next number. */
  add(hash: number): number;
}

export function makeHashTable(): HashTable {
  let bits = FIRST_BITS;
  /** A number plus one at each place that is taken; what finds its place taken stands at the next that is free. */
  let slots = new Int32Array(1 << bits);
  const hashes = makeGrowingIntegers();
  const put = (number: number): void => {
    const mask = slots.length - 1;
    let slot = Math.imul(hashes.at(number), SPREAD) >>> (32 - bits);
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  };
  const grow = (): void => {
    bits += 1;
    slots = new Int32Array(1 << bits);
    for (let number = 0; number < hashes.length; number += 1) put(number);
  };
  return {
    get size() {
      return hashes.length;
    },
    find(hash, isSame) {
      const [mask, wanted] = [slots.length - 1, hash | 0];
      for (let slot = Math.imul(wanted, SPREAD) >>> (32 - bits); ; slot = (slot + 1) & mask) {
        const number = (slots[slot] ?? 0) - 1;
        if (number < 0 || (hashes.at(number) === wanted && isSame(number))) return number;
      }
    },
    add(hash) {
      // At most half full.
      if (hashes.length * 2 >= slots.length) grow();
      hashes.push(hash);
      put(hashes.length - 1);
      return hashes.length - 1;
    },
  };
}
