import type { Client } from 'urql';

import { sendMessageDocument } from './chat-documents.ts';
import type { OutboxDeps } from './outbox.ts';

/** Refusals that are over some time: then the message can still go. */
const PASSING = new Set(['UnreachableError', 'UnauthenticatedError']);

/** Sends one message, and says whether it is there. */
export function makeSend(client: Pick<Client, 'mutation'>): OutboxDeps['send'] {
  return async ({ conversationId, clientMessageId, text, files }) => {
    const uploadIds = files.map(({ id }) => id);
    const { data } = await client.mutation(sendMessageDocument, { input: { conversationId, clientMessageId, text, uploadIds } });
    const result = data?.sendMessage;
    // No answer, a login that is needed first, a mistake on the other side: none of them says that the message is bad.
    if (result === undefined || PASSING.has(result.__typename)) return { kind: 'unreachable' };
    return result.__typename === 'SendMessagePayload' ? { kind: 'sent' } : { kind: 'refused', why: result.message };
  };
}
