import { expect, test } from 'vitest';

import type { TrainingExample } from '../../domain/routing/learned/classifier.ts';
import { decodeModel } from '../../domain/routing/learned/encode-model.ts';
import { makeIntentClassifier } from '../../domain/routing/learned/make-intent-classifier.ts';
import { makeModelTrainer } from './model-trainer.ts';
import { readShippedModel } from './shipped-model.ts';

const PATIENCE_MS = 120_000;

function labels(count: number, mode: TrainingExample['mode']): TrainingExample[] {
  return Array.from({ length: count }, (_, n) => {
    const text = `Заведи жужелицу номер ${String(n)} в огороде`;
    return { text, mode, plugin: null, weight: 4, group: `label:${text}` };
  });
}

test(
  'learns what people said beside everything that comes with Parley, while other work goes on',
  async () => {
    let beats = 0;
    const beat = setInterval(() => {
      beats += 1;
    }, 10);
    const trained = await makeModelTrainer().train({ labels: labels(60, 'agent'), current: null }, new AbortController().signal);
    clearInterval(beat);
    const model = decodeModel(trained?.artefact ?? new Uint8Array());
    if (trained === null || model === null) throw new Error('nothing was learned');
    expect(beats).toBeGreaterThan(0);
    expect(trained.heldOut).toBeGreaterThan(100);
    expect(trained.score).toBeGreaterThanOrEqual(trained.scoreBefore);
    expect(trained.version).not.toBe(readShippedModel().version);
    expect(makeIntentClassifier(model).classify('Заведи жужелицу номер 77 в огороде')).toMatchObject({ mode: 'agent' });
  },
  PATIENCE_MS,
);

test(
  'ends at once when it is not wanted any more',
  async () => {
    const wanted = new AbortController();
    const training = makeModelTrainer().train({ labels: [], current: null }, wanted.signal);
    wanted.abort(new Error('stop'));
    await expect(training).rejects.toThrow('stop');
    await expect(makeModelTrainer().train({ labels: [], current: null }, wanted.signal)).rejects.toThrow('stop');
  },
  PATIENCE_MS,
);
