import type { Feedback, Turn, TurnOutcome } from '../conversation/turn.ts';
import type { Route } from '../routing/route.ts';

/** Reads turns and writes their results. Writes that carry an old fence change nothing and return false (I4). */
export interface TurnStore {
  get(id: string): Promise<Turn | null>;
  /** The last `limit` turns of the conversation with a position greater than `contextStart` and less than `before`, oldest first. */
  recent(conversationId: string, range: { contextStart: number; before: number; limit: number }): Promise<readonly Turn[]>;
  /** Records the route and its `turn-routed` event; a route recorded before stays. */
  recordRoute(turnId: string, fence: number, route: Route): Promise<boolean>;
  /** Ends the turn and records its final event, in one transaction. */
  finish(turnId: string, fence: number, outcome: TurnOutcome): Promise<boolean>;
  setFeedback(turnId: string, feedback: Feedback): Promise<void>;
}
