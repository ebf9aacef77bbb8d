import { ask, follow } from './api-client.ts';
import type { Reachable } from './api-client.ts';

const EVENTS = `subscription ($id: ID!) { conversationEvents(conversationId: $id, after: 0) { __typename number ... on Notice { text } } }`;
const LAST = `query ($id: ID!) { conversation(id: $id) { lastEvent } }`;

interface Seen {
  readonly conversationEvents: { readonly __typename: string; readonly number: number | null; readonly text?: string };
}

/** What Parley has said by itself in a conversation up to now. */
export async function toldNotices(program: Reachable, conversationId: string): Promise<readonly string[]> {
  const { conversation } = await ask<{ conversation: { lastEvent: number } }>(program, LAST, { id: conversationId });
  const seen = await follow<Seen>(
    program,
    EVENTS,
    { id: conversationId },
    ({ conversationEvents: { number } }) => number === conversation.lastEvent,
  );
  return seen.flatMap(({ conversationEvents: { __typename, text } }) => (__typename === 'Notice' && text !== undefined ? [text] : []));
}
