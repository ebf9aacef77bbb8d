import type { Mode } from '../route.ts';
import type { IntentClassifier } from './classifier.ts';
import type { LearnedModel } from './learned-model.ts';
import { sharesOf } from './linear-model.ts';
import { featuresOf } from './text-features.ts';

/**
 * Below this share it abstains. Chat is what is done anyway when nobody knows better, so saying it only helps when it is rather sure:
 * then nobody needs to be asked.
 */
const SURE: Readonly<Record<Mode, number>> = { agent: 0.5, assistant: 0.5, chat: 0.8 };
/** Below this it does not say which plugin is meant. */
const SURE_OF_PLUGIN = 0.5;

/** The classifier that a learned model is. Takes a fraction of a millisecond however long the text. */
export function makeIntentClassifier(model: LearnedModel): IntentClassifier {
  return {
    version: model.version,
    classify: (text) => {
      const features = featuresOf(text);
      if (features.length === 0) return null;
      const [first, second] = sharesOf(model.mode, features);
      if (first === undefined || first.share < SURE[first.label]) return null;
      return {
        mode: first.label,
        confidence: first.share,
        runnerUp: second === undefined ? null : { mode: second.label, confidence: second.share },
        plugin: first.label === 'assistant' ? pluginOf(model, features) : null,
      };
    },
  };
}

function pluginOf({ plugin }: LearnedModel, features: Uint32Array): string | null {
  const first = plugin === null ? undefined : sharesOf(plugin, features)[0];
  return first === undefined || first.share < SURE_OF_PLUGIN ? null : first.label;
}
