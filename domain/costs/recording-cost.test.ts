import fc from 'fast-check';
import { expect, test } from 'vitest';

import { costOfSeconds, mostSeconds } from './recording-cost.ts';

test.each([
  [7_500, null, 11],
  [7_501, null, 12],
  [7_500, 1, 11],
  [7_500, 600, 601],
  [1, null, 2],
  [1, 0.2, 2],
])('%i bytes that claim %s seconds are at most %i seconds: a claim only ever makes it more', (bytes, claimed, most) => {
  expect(mostSeconds(bytes, claimed)).toBe(most);
});

test('a minute costs what it says, and a part of a nano-dollar a whole one', () => {
  expect(costOfSeconds(60, 6_000_000)).toBe(6_000_000);
  expect(costOfSeconds(1, 7)).toBe(1);
  expect(costOfSeconds(90, 0)).toBe(0);
});

test('I6: whatever is claimed, speech at six kilobits a second or more never costs more than what was reserved', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 3_600, noNaN: true }),
      fc.integer({ min: 750, max: 100_000 }),
      fc.option(fc.double({ min: 0, max: 3_600, noNaN: true })),
      fc.integer({ min: 0, max: 1_000_000_000 }),
      (seconds, bytesPerSecond, claimed, perMinute) => {
        const bound = costOfSeconds(mostSeconds(Math.ceil(seconds * bytesPerSecond), claimed), perMinute);
        expect(costOfSeconds(Math.ceil(seconds), perMinute)).toBeLessThanOrEqual(bound);
      },
    ),
  );
});
