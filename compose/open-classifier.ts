import { readShippedModel } from '../adapters/learned/shipped-model.ts';
import type { IntentClassifier } from '../domain/routing/learned/classifier.ts';
import { makeIntentClassifier } from '../domain/routing/learned/make-intent-classifier.ts';

/** The classifier that comes with Parley; it is read when the first message asks, so that nothing waits for it at start. */
export function openClassifier(): () => IntentClassifier {
  let read: IntentClassifier | null = null;
  return () => (read ??= makeIntentClassifier(readShippedModel()));
}
