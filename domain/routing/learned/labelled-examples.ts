import type { TrainingExample } from './classifier.ts';
import type { Intent, IntentLabel } from './intent.ts';

/** How much a label counts against 1 for a line of the seed corpus: who looks at the message knows more than who looks at the answer. */
const WEIGHTS: Readonly<Record<IntentLabel['source'], number>> = { review: 4, correction: 3, override: 2, feedback: 1 };

/** What people said as examples to learn from. Of messages that differ only in blanks and letters' sizes the newest label counts. `intents`: newest label first. */
export function labelledExamples(intents: readonly Intent[]): readonly TrainingExample[] {
  const examples = new Map<string, TrainingExample>();
  for (const { text, label } of intents) {
    const group = `label:${text.toLowerCase().replaceAll(/\s+/gu, ' ').trim()}`;
    if (label === null || examples.has(group)) continue;
    examples.set(group, { text, mode: label.mode, plugin: label.plugin, weight: WEIGHTS[label.source], group });
  }
  return [...examples.values()];
}
