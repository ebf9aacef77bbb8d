import type { IntentClassifier } from './learned/classifier.ts';
import type { RouteRule } from './route-rule.ts';

/** What turns are routed by, besides what people say. */
export interface RoutingSettings {
  /** From parley.yaml; the first that fits holds. */
  readonly rules: readonly RouteRule[];
  /** The cheap model that is asked about what is left, as `provider/model`; null: none is. */
  readonly model: string | null;
  /** The one in use now; it changes when it has learned more. */
  readonly classifier: () => IntentClassifier;
}

/** Nothing is set and nothing learned: what people choose decides, and the course of the conversation. */
export const PLAIN_ROUTING: RoutingSettings = {
  rules: [],
  model: null,
  classifier: () => ({ version: 'none', classify: () => null }),
};
