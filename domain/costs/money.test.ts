import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fromDollars, toDollars } from './money.ts';

test.each([
  [0, 0],
  [1, 1_000_000_000],
  [0.1, 100_000_000],
  [0.1 + 0.2, 300_000_000],
  [0.000_000_001, 1],
  [0.000_000_000_1, 1],
  [1_000, 1_000_000_000_000],
])('%d dollars are %d nano-dollars', (dollars, nanos) => {
  expect(fromDollars(dollars)).toBe(nanos);
});

test('cents go there and back unchanged', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000 }), (cents) => {
      expect(toDollars(fromDollars(cents / 100))).toBe(cents / 100);
    }),
  );
});
