import { ask, follow } from './api-client.ts';
import type { Reachable } from './api-client.ts';

const EVENTS = `subscription ($id: ID!, $after: Int) {
  conversationEvents(conversationId: $id, after: $after) { __typename number ... on Notice { text } ... on ReplyFinal { text } }
}`;
const LAST = `query ($id: ID!) { conversation(id: $id) { lastEvent } }`;

interface Seen {
  readonly conversationEvents: { readonly number: number | null; readonly text?: string };
}

/** Reads what Parley has said in a conversation, each time only what is new; `forget` begins anew. */
export function makeToldSoFar() {
  let number = 0;
  let texts: readonly string[] = [];
  return {
    forget: (): void => {
      number = 0;
      texts = [];
    },
    read: async (program: Reachable, id: string): Promise<readonly string[]> => {
      const { lastEvent } = (await ask<{ conversation: { lastEvent: number } }>(program, LAST, { id })).conversation;
      if (lastEvent > number) {
        const isLast = ({ conversationEvents: event }: Seen): boolean => event.number === lastEvent;
        const seen = await follow<Seen>(program, EVENTS, { id, after: number }, isLast);
        texts = [...texts, ...seen.flatMap(({ conversationEvents: { text } }) => text ?? [])];
        number = lastEvent;
      }
      return texts;
    },
  };
}
