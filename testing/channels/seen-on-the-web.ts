import type { SeenReply } from './conversation-channel.contract.ts';

/** Follows a conversation from its beginning. */
export const EVENTS = `subscription ($id: ID!) {
  event: conversationEvents(conversationId: $id) {
    __typename
    number
    turnId
    ... on ReplyPartial { offset delta }
    ... on ReplyFinal { text model }
    ... on TurnFailed { message }
    ... on Notice { text }
  }
}`;

/** An event as the subscription gives it. */
export interface WebEvent {
  readonly __typename: string;
  readonly number: number | null;
  readonly turnId: string | null;
  readonly offset?: number;
  readonly delta?: string;
  readonly text?: string;
  readonly model?: string | null;
  readonly message?: string;
}

/** What a program that shows these events shows: one reply for each turn, and each notice. */
export function seenOnTheWeb(events: readonly WebEvent[]): readonly SeenReply[] {
  const replies = new Map<string, string>();
  for (const event of events) {
    const id = event.turnId ?? `event ${String(event.number)}`;
    const text = textAfter(replies.get(id) ?? '', event);
    if (text !== null) replies.set(id, text);
  }
  return [...replies].map(([id, text]) => ({ id, text }));
}

/** Null: the event shows nothing. */
function textAfter(before: string, event: WebEvent): string | null {
  const { text = '', model, message = '', offset = 0, delta = '' } = event;
  if (event.__typename === 'ReplyPartial') return before.slice(0, offset) + delta;
  if (event.__typename === 'ReplyFinal') return model == null ? text : `${text}\n\n${model}`;
  if (event.__typename === 'TurnFailed') return message;
  return event.__typename === 'Notice' ? text : null;
}
