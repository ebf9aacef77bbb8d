import type { Weakness } from './weakness.ts';
import type { ModelEntry } from './model-catalogue.ts';

export interface EscalationState {
  /** What is wrong with the answer; null: nothing. */
  readonly weakness: Weakness | null;
  /** The id of the model that gave it. */
  readonly model: string;
  /** The models that could answer, the weakest first. */
  readonly ladder: readonly ModelEntry[];
  /** The ids of those that were tried, in whatever way they ended. */
  readonly tried: readonly string[];
  /** How many times the answer may still be moved up. */
  readonly stepsLeft: number;
  /** Whether a model can take the request, and lets a call through now. */
  readonly canTake: (model: ModelEntry) => boolean;
}

export type Escalation = { readonly kind: 'keep' } | { readonly kind: 'escalate'; readonly to: ModelEntry; readonly weakness: Weakness };

const KEEP: Escalation = { kind: 'keep' };

/**
 * What to do with an answer: keep it, or ask the next better model that can take the request. What failed and what was empty has gone to the next model
 * before this is asked; a model that is not on the ladder was chosen by somebody, and is not replaced.
 */
export function escalate({ weakness, model, ladder, tried, stepsLeft, canTake }: EscalationState): Escalation {
  const rung = ladder.findIndex(({ id }) => id === model);
  if (weakness === null || stepsLeft <= 0 || rung < 0) return KEEP;
  const to = ladder.slice(rung + 1).find((each) => !tried.includes(each.id) && canTake(each));
  return to === undefined ? KEEP : { kind: 'escalate', to, weakness };
}
