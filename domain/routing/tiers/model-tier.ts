import { noOpinion } from '../route-question.ts';
import type { Tier } from '../route-question.ts';

/** What is believed of a cheap model's word: it is right more often than not, and nobody measures it. */
const TRUST = 0.8;

/** What a cheap model said, when it was asked: only after all before had nothing to say. */
export const modelTier: Tier = {
  name: 'model',
  ask: ({ verdict }) => {
    if (verdict === null) return null;
    const { model, mode, plugin, failure } = verdict;
    if (mode === null) return noOpinion(failure === null ? model : `${model}: ${failure}`);
    return { mode, confidence: TRUST, detail: model, plugin };
  },
};
