import { describe, expect, test } from 'vitest';

import { compare, versionOf } from '../../domain/routing/learned/train.ts';
import { readSeedCorpus } from './seed-corpus.ts';
import { readShippedModel } from './shipped-model.ts';

describe('the seed corpus', () => {
  const corpus = readSeedCorpus();

  test('has hundreds of utterances of each mode and plugin in each language', () => {
    const kinds = ['agent', 'chat', 'assistant reminders', 'assistant calendar', 'assistant places', 'assistant knowledge'];
    const count = (kind: string, language: string): number =>
      corpus.filter(({ mode, plugin, group }) => [mode, plugin].join(' ').trim() === kind && group.includes(`.${language}.`)).length;
    for (const kind of kinds) {
      for (const language of ['en', 'ru']) expect(count(kind, language), `${kind} ${language}`).toBeGreaterThan(400);
    }
  });

  test('is what the shipped model learned from: after a change run npm run train', () => {
    expect(readShippedModel().version).toBe(versionOf(corpus, { seed: 1 }));
  });

  test.each(['en', 'ru'])('the model tells nine in ten held-out utterances right: %s', (language) => {
    const model = readShippedModel();
    const { n, current } = compare(
      model,
      model,
      corpus.filter(({ group }) => group.includes(`.${language}.`)),
    );
    expect(n).toBeGreaterThan(300);
    expect(current).toBeGreaterThan(0.88);
  });
});
