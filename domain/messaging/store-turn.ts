import { newConversation } from '../conversation/new-conversation.ts';
import type { Ports } from '../ports/ports.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { incomingSource } from './incoming-source.ts';
import { safeName } from './safe-name.ts';
import type { StoreMessage } from './store-message.ts';

interface StoreTurnDeps extends Pick<Ports, 'conversations' | 'clock' | 'ids'> {
  readonly store: StoreMessage;
}

/** Stores a message that is answered, with its turn, in the conversation of its chat. */
export async function storeTurn(
  { conversations, clock, ids, store }: StoreTurnDeps,
  message: IncomingMessage,
  to: Pick<Parameters<StoreMessage>[0], 'personId' | 'account' | 'reply'> & { readonly reason: string },
) {
  const { reason, personId, account, reply } = to;
  const receivedAt = clock.now();
  const { address, audience } = message;
  const conversationId =
    message.conversationId ?? (await conversations.ensure(newConversation({ address, audience, personId }, ids.uuid(), receivedAt))).id;
  const stored = await store({
    id: ids.uuid(),
    turnId: ids.uuid(),
    conversationId,
    personId,
    account,
    externalId: message.externalId ?? ids.uuid(),
    text: message.text,
    receivedAt,
    source: incomingSource(message, reason),
    attachments: message.attachments.map((each) => ({ ...each, id: ids.uuid(), name: safeName(each.name, each.kind) })),
    uploadIds: message.uploadIds ?? [],
    reply,
  });
  return { kind: 'stored', ...stored, conversationId } as const;
}
