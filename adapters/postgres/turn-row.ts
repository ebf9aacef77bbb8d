import type { Feedback, Turn, TurnOutcome, TurnState } from '../../domain/conversation/turn.ts';
import type { MessageSource } from '../../domain/messaging/message-source.ts';
import type { Route } from '../../domain/routing/route.ts';

type WithTextDate<T> = T extends unknown ? Omit<T, 'endedAt'> & { readonly endedAt: string } : never;

/** An outcome as JSON keeps it. */
export type StoredOutcome = WithTextDate<TurnOutcome>;

/** A source as JSON keeps it. */
type StoredSource = Omit<MessageSource, 'sentAt'> & { readonly sentAt: string | null };

/** A route as JSON keeps it; those of older versions have neither tiers nor a plugin. */
export type StoredRoute = Omit<Route, 'tiers' | 'plugin'> & Partial<Route>;

/** A row of `turns`. */
export type TurnRow = {
  id: string;
  conversation_id: string;
  position: number;
  message_id: string;
  person_id: string;
  text: string;
  received_at: Date;
  source: StoredSource;
  state: TurnState;
  route: StoredRoute | null;
  outcome: StoredOutcome | null;
  feedback: Feedback | null;
};

export function outcomeOf(stored: StoredOutcome): TurnOutcome {
  return { ...stored, endedAt: new Date(stored.endedAt) };
}

export function routeOf(stored: StoredRoute): Route {
  return { ...stored, plugin: stored.plugin ?? null, tiers: stored.tiers ?? [] };
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
    source: { ...row.source, sentAt: row.source.sentAt === null ? null : new Date(row.source.sentAt) },
    state: row.state,
    route: row.route === null ? null : routeOf(row.route),
    outcome: row.outcome === null ? null : outcomeOf(row.outcome),
    feedback: row.feedback,
  };
}
