import { noOpinion } from '../route-question.ts';
import type { Tier } from '../route-question.ts';

/** The rules of parley.yaml: the first one that fits holds, wholly. One that only chooses a model leaves the mode to the next tiers. */
export const rulesTier: Tier = {
  name: 'rules',
  ask: ({ rules, text, wordsDecide }) => {
    if (!wordsDecide || rules.length === 0) return null;
    const rule = rules.find(({ matches }) => matches(text));
    if (rule === undefined) return noOpinion();
    const { name, mode, plugin, model } = rule;
    return { mode, confidence: mode === null ? 0 : 1, detail: name, plugin, model };
  },
};
