export type Mode = 'agent' | 'chat' | 'assistant';

/** Which tier decided, in the order in which they are asked; the plugins themselves are heard at the end. */
export type RouteTier = 'override' | 'context' | 'rules' | 'learned' | 'model' | 'default' | 'plugins';

/** What one tier said about a message. */
export interface TierOpinion {
  readonly tier: RouteTier;
  /** Null: it has none. */
  readonly mode: Mode | null;
  /** Between 0 and 1; too low, and the next tier is asked. 0 without a mode. */
  readonly confidence: number;
  /** What it went by, as a name rather than a sentence: `/agent`, `reply-to-task`, a rule's pattern, a version, a model; null: nothing to name. */
  readonly detail: string | null;
}

/** The decision for a turn. */
export interface Route {
  readonly mode: Mode;
  /** The first model of the chain to try, as `provider/model`; null: the mode's configured chain decides. */
  readonly model: string | null;
  readonly matchedBy: RouteTier;
  /** Between 0 and 1. */
  readonly confidence: number;
  readonly runnerUp: Mode | null;
  /** Which plugin is meant, such as `reminders`; only with mode `assistant`, null when that is not clear. */
  readonly plugin: string | null;
  /** All tiers that were asked, in order; the last one decided. None for turns of an older version. */
  readonly tiers: readonly TierOpinion[];
}
