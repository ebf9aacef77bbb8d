import { expect, test } from 'vitest';

import { dollars, duration } from './quantities.ts';

test.each([
  [0, '$0'],
  [12.345, '$12.35'],
  [0.5, '$0.50'],
  [0.0015, '$0.0015'],
  [0.01, '$0.010'],
  [0.000_012, '$0.000012'],
  [0.000_000_05, '$5.0e-8'],
])('%d US dollars are written %s', (usd, text) => {
  expect(dollars(usd)).toBe(text);
});

test.each([
  [40, '0.0 s'],
  [1_250, '1.3 s'],
  [61_000, '1 min 1 s'],
  [119_900, '2 min 0 s'],
  [3_600_000, '1 h 0 min'],
  [7_199_999, '2 h 0 min'],
])('%d milliseconds are written %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
