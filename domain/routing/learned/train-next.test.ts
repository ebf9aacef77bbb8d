import { expect, test } from 'vitest';

import type { Mode } from '../route.ts';
import type { TrainingExample } from './classifier.ts';
import { decodeModel, encodeModel } from './encode-model.ts';
import type { LearnedModel } from './learned-model.ts';
import { makeIntentClassifier } from './make-intent-classifier.ts';
import { trainNext } from './train-next.ts';
import { train } from './train.ts';

function examples(mode: Mode, words: readonly string[], each = 40): TrainingExample[] {
  return words.flatMap((word) =>
    Array.from({ length: each }, (_, n) => {
      const text = `${word} ${String(n)}`;
      return { text, mode, plugin: null, weight: 1, group: text };
    }),
  );
}

const SEED = [...examples('agent', ['почини тест', 'fix the build']), ...examples('chat', ['что такое монада', 'tell me about cats'])];

function learned(from: readonly TrainingExample[]): LearnedModel {
  const model = train(from, { seed: 1 });
  if (model === null) throw new Error('nothing was learned');
  return model;
}

const shipped = { seed: SEED, model: learned(SEED) };

test('what people said makes the new model better than the one that comes with Parley', () => {
  const labels = examples('chat', ['почини мне настроение']);
  const trained = trainNext(shipped, { labels, current: null });
  expect(trained?.score).toBeGreaterThan(trained?.scoreBefore ?? 1);
  const model = decodeModel(trained?.artefact ?? new Uint8Array());
  expect(model === null ? null : makeIntentClassifier(model).classify('почини мне настроение 99')).toMatchObject({ mode: 'chat' });
});

test('without labels it is the model that comes with Parley', () => {
  expect(trainNext(shipped, { labels: [], current: null })).toMatchObject({ version: shipped.model.version });
});

test('labels that say the opposite of what is known make it worse than the model in use', () => {
  const current = encodeModel(learned([...SEED, ...examples('chat', ['почини мне настроение'])]));
  const wrong = SEED.map(({ text, mode }): TrainingExample => {
    const said = `${text} !`;
    return { text: said, mode: mode === 'chat' ? 'agent' : 'chat', plugin: null, weight: 4, group: SEED[0]?.group ?? '' };
  });
  const trained = trainNext(shipped, { labels: wrong, current });
  expect(trained?.score).toBeLessThan(trained?.scoreBefore ?? 0);
});

test('a model in use that cannot be read is compared as the one that comes with Parley', () => {
  const garbage = trainNext(shipped, { labels: [], current: Uint8Array.from([1, 2, 3]) });
  expect(garbage?.scoreBefore).toBe(trainNext(shipped, { labels: [], current: null })?.scoreBefore);
});
