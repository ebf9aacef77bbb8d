import type { Feedback, Turn, TurnOutcome, TurnState } from '../../domain/conversation/turn.ts';
import type { Route } from '../../domain/routing/route.ts';

type WithTextDate<T> = T extends unknown ? Omit<T, 'endedAt'> & { readonly endedAt: string } : never;

/** An outcome as JSON keeps it. */
export type StoredOutcome = WithTextDate<TurnOutcome>;

/** A row of `turns`. */
export type TurnRow = {
  id: string;
  conversation_id: string;
  position: number;
  message_id: string;
  person_id: string;
  text: string;
  received_at: Date;
  state: TurnState;
  route: Route | null;
  outcome: StoredOutcome | null;
  feedback: Feedback | null;
};

export function outcomeOf(stored: StoredOutcome): TurnOutcome {
  return { ...stored, endedAt: new Date(stored.endedAt) };
}

export function turnOf(row: TurnRow): Turn {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    position: row.position,
    messageId: row.message_id,
    personId: row.person_id,
    text: row.text,
    receivedAt: row.received_at,
    state: row.state,
    route: row.route,
    outcome: row.outcome === null ? null : outcomeOf(row.outcome),
    feedback: row.feedback,
  };
}
