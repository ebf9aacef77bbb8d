import type { IntentClassifier } from './learned/classifier.ts';
import type { RouteRule } from './route-rule.ts';
import type { Mode, RouteTier, TierOpinion } from './route.ts';

/** A mode or a model that a person chose; null: they left it open. */
export interface RouteChoice {
  readonly mode: Mode | null;
  readonly model: string | null;
}

/** What happened in the conversation before the message. */
export interface RouteContext {
  /** How the turn that this one answers again was answered; null: it is a message of its own. */
  readonly retried: Mode | null;
  /** What it replies to: an answer in a mode, or a task's message; null: nothing of ours. */
  readonly repliesTo: Mode | 'task' | null;
  /** How the message before was answered; null: there was none, or a command. */
  readonly previous: { readonly mode: Mode; readonly plugin: string | null; readonly minutesAgo: number } | null;
}

/** What a cheap model answered when it was asked. */
export interface ModelVerdict {
  /** As `provider/model`. */
  readonly model: string;
  /** Null: it gave no usable answer. */
  readonly mode: Mode | null;
  readonly plugin: string | null;
  /** Why it gave none, as a word such as `timeout`; null: it gave one. */
  readonly failure: string | null;
}

/** Everything by which a message is routed. */
export interface RouteQuestion {
  /** What the person wrote and said, without a command. */
  readonly text: string;
  /** Chosen for this message: `/agent TEXT`. */
  readonly asked: RouteChoice;
  /** Chosen for the conversation: `/agent`. */
  readonly sticky: RouteChoice;
  readonly context: RouteContext;
  /** Not for words that were passed on: what others wrote orders nothing (I8). */
  readonly wordsDecide: boolean;
  /** Why nobody gets to the agent: the policy does not let this person, or no model here could be it. Null: nothing is in the way. */
  readonly agentBar: 'not-allowed' | 'no-model' | null;
  /** The first that fits holds. */
  readonly rules: readonly RouteRule[];
  readonly classifier: IntentClassifier;
  /** Null: no model was asked. */
  readonly verdict: ModelVerdict | null;
}

/** What one tier says, and what else it chooses. */
export interface TierVote extends Omit<TierOpinion, 'tier'> {
  readonly model?: string | null;
  readonly plugin?: string | null;
  readonly runnerUp?: Mode | null;
  /** Whether it decides; absent: when its confidence is at least one half. */
  readonly isSure?: boolean;
}

/** One way to decide. `ask` is pure; null: it was not asked. */
export interface Tier {
  readonly name: RouteTier;
  ask(question: RouteQuestion): TierVote | null;
}

/** A vote for nothing. */
export function noOpinion(detail: string | null = null): TierVote {
  return { mode: null, confidence: 0, detail };
}
