import { randomUUID } from 'node:crypto';

import type { Client } from '../client.ts';
import { payload } from '../connection/payload.ts';
import { SEND_MESSAGE, TURN_NOW } from './documents.ts';
import type { Outcome } from './outcome.ts';
import { watchConversation } from './watch-conversation.ts';
import type { ConversationWatch, WatchFrom } from './watch-conversation.ts';

/** Sends one message, with what was uploaded for it, and returns how its turn ended; `onText` gets the reply so far. */
export type Say = (text: string, onText: (text: string) => void, uploadIds?: readonly string[]) => Promise<Outcome>;

/** The caller's own conversation, from the first message on. */
export function makeConversation(client: Client, onNotice: WatchFrom['onNotice']): Say {
  let watch: ConversationWatch | null = null;
  return async (text, onText, uploadIds = []) => {
    // Sent again under the same id, it is the same message: no doubt about the connection makes two of it.
    const input = { text, clientMessageId: randomUUID(), uploadIds: [...uploadIds] };
    const sent = await client.patiently(async () => payload((await client.ask(SEND_MESSAGE, { input })).sendMessage));
    const { conversation, turn } = sent;
    watch ??= watchConversation(client, { conversationId: conversation.id, after: conversation.lastEvent, onNotice });
    // The turn may have ended before the number that the events are followed after.
    const ended = await client.patiently(() => outcomeNow(client, turn.id));
    return ended ?? watch.reply(turn.id, onText);
  };
}

/** Null: it has not ended yet. */
async function outcomeNow(client: Client, id: string): Promise<Outcome | null> {
  const { node: turn } = await client.ask(TURN_NOW, { id });
  if (turn?.__typename !== 'Turn') return null;
  if (turn.failure !== null) return { kind: 'failed', message: turn.failure.message };
  if (turn.reply === null) return null;
  const { reply: text, model, costUsd, milliseconds, buttons } = turn;
  return { kind: 'reply', text, model, costUsd: costUsd ?? 0, milliseconds: milliseconds ?? 0, buttons };
}
