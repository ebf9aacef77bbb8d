import { expect, test } from 'vitest';

import { makeExchangeLimits } from './exchange-limits.ts';

test('each sender in each chat has limits of their own', () => {
  const limits = makeExchangeLimits({ capacity: 1, refillMs: 1_000 });
  limits.answering('a', 0);
  expect([limits.allowance('a', 0), limits.allowance('b', 0), limits.allowance('a', 1_000)]).toEqual(['just-empty', 'free', 'free']);
  limits.noticing('a', 0);
  expect(limits.allowance('a', 0)).toBe('empty');
});

test('what was not done after all does not count', () => {
  const limits = makeExchangeLimits({ capacity: 1, refillMs: 1_000 });
  limits.answering('a', 0)();
  expect(limits.allowance('a', 0)).toBe('free');
  limits.answering('a', 0);
  limits.noticing('a', 0)();
  expect(limits.allowance('a', 0)).toBe('just-empty');
});

test('two programs that answer each other stop before they have done so for a minute', () => {
  const limits = makeExchangeLimits({ capacity: 100, refillMs: 1 });
  for (let each = 0; each < 20; each += 1) {
    expect(limits.isLooping('a', each)).toBe(false);
    limits.answering('a', each);
  }
  expect(limits.isLooping('a', 20)).toBe(true);
  expect(limits.isLooping('b', 20)).toBe(false);
});

test('only so many are remembered, those not heard of for longest being forgotten', () => {
  const limits = makeExchangeLimits({ capacity: 1, refillMs: 1e9 });
  for (let each = 0; each <= 10_000; each += 1) limits.answering(String(each), 0);
  expect([limits.allowance('0', 0), limits.allowance('1', 0), limits.allowance('10000', 0)]).toEqual(['free', 'just-empty', 'just-empty']);
});
