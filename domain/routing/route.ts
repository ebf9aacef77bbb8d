export type Mode = 'agent' | 'chat' | 'assistant';

/** Which tier decided. */
export type RouteTier = 'override' | 'context' | 'rules' | 'learned' | 'model' | 'default';

/** The decision for a turn. */
export interface Route {
  readonly mode: Mode;
  /** The first model of the chain to try, as `provider/model`; null: the mode's configured chain decides. */
  readonly model: string | null;
  readonly matchedBy: RouteTier;
  /** Between 0 and 1. */
  readonly confidence: number;
  readonly runnerUp: Mode | null;
}
