import { describe, expect, test } from 'vitest';

import type { StoredVector, Nearest, NearestRequest } from '../../ports/vector-index.ts';

/** What lies where: vectors in the order of their numbers. */
export interface Placed extends StoredVector {
  readonly isFact: boolean;
}

/** Searches these vectors, and nothing else. */
export type SearchPlaced = (placed: readonly Placed[], request: NearestRequest) => Promise<Nearest>;

const MODEL = 'box/new';
const ALL = { turns: 1_000, facts: 1_000, least: -1 };

function unit(numbers: readonly number[]): Float32Array {
  const length = Math.hypot(...numbers);
  return Float32Array.from(numbers, (number) => (length === 0 ? 0 : number / length));
}

/** The same on each run. */
function randomVectors(count: number, dimensions: number): readonly Placed[] {
  let state = 12_345;
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff - 0.5;
  };
  return Array.from({ length: count }, (_each, place) => ({
    number: place * 3 + 1,
    vector: unit(Array.from({ length: dimensions }, random)),
    isFact: place % 7 === 0,
  }));
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, number, place) => sum + number * (b[place] ?? 0), 0);
}

/** Where vectors are searched, in the process or by the database: the same answers to the last one. */
export function nearestContract(name: string, search: SearchPlaced): void {
  describe(name, () => {
    const placed = randomVectors(700, 24);
    const [asked = { vector: unit([1]) }] = randomVectors(1, 24);
    const request = { model: MODEL, dimensions: 24, vector: asked.vector };

    test('finds what lies nearest, turns and facts apart, nearest first', async () => {
      const order = placed.toSorted((a, b) => cosine(b.vector, asked.vector) - cosine(a.vector, asked.vector));
      const numbersOf = (isFact: boolean) => order.filter((each) => each.isFact === isFact).map(({ number }) => number);
      const found = await search(placed, { ...request, turns: 50, facts: 9, least: -1 });
      expect(found).toEqual({ turns: numbersOf(false).slice(0, 50), facts: numbersOf(true).slice(0, 9) });
      expect(found.facts[0], 'the vector itself').toBe(1);
    });

    test('leaves out what is not near enough', async () => {
      const near = placed.filter(({ vector }) => cosine(vector, asked.vector) >= 0.3).length;
      const { turns, facts } = await search(placed, { ...request, ...ALL, least: 0.3 });
      expect(turns.length + facts.length).toBe(near);
      expect(near).toBeGreaterThan(3);
    });

    test('puts the newer first of two that lie as near, also where only one of them has a place', async () => {
      const twins = [1, 2, 3, 4].map((number) => ({ number, vector: unit([3, 4]), isFact: false }));
      const asking = { model: MODEL, dimensions: 2, vector: unit([1, 1]), facts: 5, least: 0 };
      expect(await search(twins, { ...asking, turns: 10 })).toEqual({ turns: [4, 3, 2, 1], facts: [] });
      expect(await search(twins, { ...asking, turns: 2 })).toEqual({ turns: [4, 3], facts: [] });
    });

    test('takes a vector of zeros for what lies near nothing', async () => {
      const both = [
        { number: 1, vector: unit([0, 0]), isFact: false },
        { number: 2, vector: unit([1, 0]), isFact: false },
      ];
      expect(await search(both, { model: MODEL, dimensions: 2, vector: unit([1, 0]), ...ALL, least: 0.2 })).toEqual({
        turns: [2],
        facts: [],
      });
    });

    test('finds nothing in nothing, and none where none is wanted', async () => {
      expect(await search([], { ...request, ...ALL })).toEqual({ turns: [], facts: [] });
      expect(await search(placed, { ...request, turns: 0, facts: 0, least: -1 })).toEqual({ turns: [], facts: [] });
    });
  });
}
