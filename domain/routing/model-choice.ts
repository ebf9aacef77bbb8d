import type { ModelCatalogue } from './model-catalogue.ts';
import type { ModelChains } from './model-chain.ts';

/** Which models there are, in which order they are tried, and how hard. */
export interface ModelChoice {
  readonly chains: ModelChains;
  readonly catalogue: () => ModelCatalogue;
  /** How many times an answer that is not good enough is asked of a better model; absent: never. */
  readonly escalationSteps?: number;
  /** How long all models together may take for an answer in a chat, in milliseconds; absent: each has only its own deadlines. */
  readonly answerWithinMs?: number;
}
