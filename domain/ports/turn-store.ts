import type { Feedback, Turn, TurnOutcome } from '../conversation/turn.ts';
import type { OutboxBody } from '../delivery/outbox-entry.ts';
import type { Route } from '../routing/route.ts';

/** Reads turns and writes their results. Writes that carry an old fence change nothing and return false (I4). */
export interface TurnStore {
  get(id: string): Promise<Turn | null>;
  /** The last `limit` turns of the conversation with a position greater than `contextStart` and less than `before`, oldest first, with whether files came with them. */
  recent(conversationId: string, range: { contextStart: number; before: number; limit: number }): Promise<readonly Turn[]>;
  /** Records the route and its `turn-routed` event; a route recorded before stays. */
  recordRoute(turnId: string, fence: number, route: Route): Promise<boolean>;
  /** Puts this in the place of what the message said, wherever it is kept. False: the fence is old. */
  hideText(turnId: string, fence: number, shown: string): Promise<boolean>;
  /** Ends the turn, records its final event and gives its outbox entry, if it has one, the body; in one transaction. */
  finish(turnId: string, fence: number, outcome: TurnOutcome, body: OutboxBody): Promise<boolean>;
  /** The same for a turn that somebody stops, whoever works on it, which is told by its fence. False: it had ended already. */
  stop(turnId: string, outcome: TurnOutcome, body: OutboxBody): Promise<boolean>;
  setFeedback(turnId: string, feedback: Feedback): Promise<void>;
}
