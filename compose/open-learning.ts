import { makeModelTrainer } from '../adapters/learned/model-trainer.ts';
import { decodeModel } from '../domain/routing/learned/encode-model.ts';
import { makeIntentClassifier } from '../domain/routing/learned/make-intent-classifier.ts';
import type { Learning } from '../domain/routing/learned/start-learning.ts';

/** How models are trained and read here. */
export function openLearning(): Learning {
  return {
    trainer: makeModelTrainer(),
    read: (artefact) => {
      const model = decodeModel(artefact);
      return model === null ? null : makeIntentClassifier(model);
    },
  };
}
