import { expect, test } from 'vitest';

import { allowanceOf, fullBucket, refilled, spent, told } from './token-bucket.ts';

const RULES = { capacity: 2, refillMs: 1_000 };

test('a full bucket lets through as many as it holds, then is empty until one has come back', () => {
  let bucket = fullBucket(RULES, 0);
  const seen: string[] = [];
  for (const at of [0, 0, 0, 999, 1_000, 1_000]) {
    bucket = refilled(bucket, RULES, at);
    seen.push(allowanceOf(bucket));
    if (allowanceOf(bucket) === 'free') bucket = spent(bucket);
  }
  expect(seen).toEqual(['free', 'free', 'just-empty', 'just-empty', 'free', 'just-empty']);
});

test('the notice is given once until it was full again', () => {
  const empty = told(spent(spent(fullBucket(RULES, 0))));
  expect(allowanceOf(empty)).toBe('empty');
  const one = refilled(empty, RULES, 1_000);
  expect(allowanceOf(one)).toBe('free');
  expect(allowanceOf(spent(one))).toBe('empty');
  expect(allowanceOf(spent(spent(refilled(empty, RULES, 2_000))))).toBe('just-empty');
});

test('a clock that goes back gives nothing and takes nothing', () => {
  const bucket = spent(fullBucket(RULES, 5_000));
  expect(refilled(bucket, RULES, 0)).toBe(bucket);
  expect(refilled(bucket, RULES, 1e12).tokens).toBe(2);
});
