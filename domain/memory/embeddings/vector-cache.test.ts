import { describe, expect, test } from 'vitest';

import type { StoredVector, VectorHead, VectorIndex } from '../../ports/vector-index.ts';
import type { MemoryScope } from '../recall/remembered.ts';
import type { HeldVectors } from './held-vectors.ts';
import { makeVectorCache } from './vector-cache.ts';

const ANNA: MemoryScope = { kind: 'person', personId: 'anna' };
const BORIS: MemoryScope = { kind: 'person', personId: 'boris' };

function headOf(last: number, dimensions = 2): VectorHead {
  return { model: 'box/new', dimensions, count: last, last, isComplete: true };
}

/** So many vectors in each scope; counts what is read. */
function indexOf(count: number) {
  const reads: { scope: MemoryScope; after: number }[] = [];
  const index: Pick<VectorIndex, 'read'> = {
    read: async (scope, { dimensions }, after, limit) => {
      reads.push({ scope, after });
      const left = Math.max(0, Math.min(limit, count - after));
      return Array.from({ length: left }, (_each, place): StoredVector => {
        return { number: after + place + 1, vector: new Float32Array(dimensions).fill(after + place + 1) };
      });
    },
  };
  return { index, reads };
}

function numbersIn(held: HeldVectors): readonly number[] {
  return held.chunks().flatMap(({ numbers, size }) => [...numbers.subarray(0, size)]);
}

describe('the vectors in memory', () => {
  test('are read once, and then only what is new', async () => {
    const { index, reads } = indexOf(1_000);
    const open = makeVectorCache(index, 10_000);
    const held = await open(ANNA, headOf(700));
    await open(ANNA, headOf(700));
    expect(held.last).toBeGreaterThanOrEqual(700);
    const before = reads.length;
    await open(ANNA, headOf(1_000));
    expect(reads.slice(before).every(({ after }) => after >= 700)).toBe(true);
    expect(numbersIn(await open(ANNA, headOf(1_000)))).toEqual(Array.from({ length: 1_000 }, (_each, place) => place + 1));
  });

  test('are read by one at a time', async () => {
    const { index, reads } = indexOf(100);
    const open = makeVectorCache(index, 10_000);
    await Promise.all([open(ANNA, headOf(100)), open(ANNA, headOf(100))]);
    expect(reads).toHaveLength(1);
  });

  test('are the newest of a scope that has more than are wanted', async () => {
    const { index } = indexOf(2_000);
    const numbers = numbersIn(await makeVectorCache(index, 500)(ANNA, headOf(2_000)));
    expect(numbers.at(-1)).toBe(2_000);
    expect(numbers.length).toBeGreaterThanOrEqual(500);
    expect(numbers.length).toBeLessThan(1_000);
  });

  test('are as many as memory has room for, and go when others are asked', async () => {
    const { index, reads } = indexOf(1_000);
    const open = makeVectorCache(index, 10_000, 3_000);
    await open(ANNA, headOf(1_000));
    await open(BORIS, headOf(1_000));
    await open(ANNA, headOf(1_000));
    expect(reads.filter(({ scope, after }) => scope === ANNA && after === 0)).toHaveLength(2);
    expect(numbersIn(await makeVectorCache(index, 10_000, 800)(ANNA, headOf(1_000))).length).toBeLessThan(1_000);
  });

  test('stay what they are for whoever looks at them while more are read', async () => {
    const { index } = indexOf(40);
    const open = makeVectorCache({ read: async (...asked) => (await index.read(...asked)).slice(0, 1) }, 10_000);
    const held = await open(ANNA, headOf(40));
    const chunks = held.chunks();
    await open(ANNA, headOf(40));
    expect(chunks.map(({ size }) => size)).toEqual([1]);
  });
});
