import fc from 'fast-check';
import { expect, test } from 'vitest';

test('properties draw the same cases each time', () => {
  const seed = Number(process.env['PARLEY_TEST_SEED'] ?? 2026);
  const drawn = (): string[] => {
    const cases: string[] = [];
    fc.assert(fc.property(fc.string(), (text) => void cases.push(text)));
    return cases;
  };
  expect(fc.readConfigureGlobal().seed).toBe(seed);
  expect(drawn()).toEqual(drawn());
  expect(drawn()).toEqual(fc.sample(fc.string(), { seed, numRuns: 100 }));
});
