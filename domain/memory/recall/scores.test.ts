import { describe, expect, test } from 'vitest';

import { best, foremost, makeScorePool } from './scores.ts';
import type { Scores } from './scores.ts';

function scored(...values: readonly number[]): Scores {
  const scores = makeScorePool().take(values.length);
  for (const [entry, value] of values.entries()) if (value > 0) scores.add(entry, value);
  return scores;
}

const anything = () => true;

describe('scores', () => {
  test('add up for each entry, which is listed once', () => {
    const scores = scored(0, 1, 2);
    scores.add(2, 3);
    expect([...scores.entries()]).toEqual([1, 2]);
    expect(scores.values[2]).toBe(5);
  });

  test('are lent empty again, and only where they are large enough', () => {
    const pool = makeScorePool();
    const first = pool.take(8);
    first.add(3, 1);
    pool.giveBack(first);
    expect(pool.take(4)).toBe(first);
    expect([first.values[3], first.entries().length]).toEqual([0, 0]);
    pool.giveBack(first);
    expect(pool.take(1_000)).not.toBe(first);
  });

  test('two that are lent at once are two', () => {
    const pool = makeScorePool();
    expect(pool.take(4)).not.toBe(pool.take(4));
  });
});

describe('the best', () => {
  test('come first, of two alike the later one, and nothing that does not fit at all', () => {
    expect(best(scored(1, 0, 3, 1), 10, anything)).toEqual([2, 3, 0]);
    expect(best(scored(1, 0, 3, 1), 2, anything)).toEqual([2, 3]);
    expect(best(scored(0, 0), 5, anything)).toEqual([]);
    expect(best(scored(1, 2), 0, anything)).toEqual([]);
  });

  test('are the same as of all that is sorted, among many', () => {
    const values = Array.from({ length: 5_000 }, (_each, at) => 1 + ((at * 7_919) % 5_000));
    const sorted = [...values.keys()].toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
    expect(best(scored(...values), 20, anything)).toEqual(sorted.slice(0, 20));
  });

  test('are found far down where what fits better is not wanted', () => {
    const values = Array.from({ length: 100 }, (_each, at) => at + 1);
    expect(best(scored(...values), 3, (entry) => entry < 10)).toEqual([9, 8, 7]);
    expect(best(scored(...values), 3, () => false)).toEqual([]);
  });
});

describe('the foremost', () => {
  test('are all where there are few', () => {
    expect([...foremost(scored(1, 5, 2), 3)]).toEqual([0, 1, 2]);
  });

  test('are not many more than asked for, and none of the best is missing', () => {
    const values = Array.from({ length: 2_000 }, (_each, at) => at + 1);
    const found = [...foremost(scored(...values), 10)];
    expect(found.length).toBeGreaterThanOrEqual(10);
    expect(found.length).toBeLessThan(20);
    expect(found).toEqual(expect.arrayContaining([1_990, 1_999]));
  });

  test('are all where all fit alike', () => {
    expect(foremost(scored(2, 2, 2, 2), 1)).toHaveLength(4);
  });

  test('are the one that stands out by far', () => {
    expect([...foremost(scored(0.001, 1_000, 0.002), 1)]).toEqual([1]);
  });
});
