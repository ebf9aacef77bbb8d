import { expect, test } from 'vitest';

import { afterExchange, isPaused, OPEN_GUARD } from './loop-guard.ts';

function exchanges(times: readonly number[]) {
  return times.reduce(afterExchange, OPEN_GUARD);
}

test('the twentieth exchange within a minute begins a pause of five minutes', () => {
  const times = Array.from({ length: 20 }, (_, index) => index * 3_000);
  expect(isPaused(exchanges(times.slice(1)), 57_000)).toBe(false);
  const guard = exchanges(times);
  expect(isPaused(guard, 57_000)).toBe(true);
  expect(isPaused(guard, 356_999)).toBe(true);
  expect(isPaused(guard, 357_000)).toBe(false);
});

test('slower ones go on for ever', () => {
  const guard = exchanges(Array.from({ length: 500 }, (_, index) => index * 3_200));
  expect(isPaused(guard, 500 * 3_200)).toBe(false);
  expect(guard.answered.length).toBeLessThan(20);
});
