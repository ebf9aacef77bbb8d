import { expect, test } from 'vitest';

import { compare, train } from '../../domain/routing/learned/train.ts';
import { readSeedCorpus } from './seed-corpus.ts';
import { readShippedModel } from './shipped-model.ts';

test('the shipped model is learned on this machine as well as it was', () => {
  const corpus = readSeedCorpus();
  const here = train(corpus, { seed: 1 });
  const shipped = readShippedModel();
  const { current, candidate } = compare(shipped, here ?? shipped, corpus);
  expect(here?.version).toBe(shipped.version);
  expect(Math.abs(candidate - current)).toBeLessThan(0.01);
});
