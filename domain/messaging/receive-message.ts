import type { Conversation } from '../conversation/conversation.ts';
import type { Ports } from '../ports/ports.ts';
import { decideAwareness } from './awareness.ts';
import type { Awareness } from './awareness.ts';
import type { IncomingMessage } from './incoming-message.ts';

export type Received =
  | {
      readonly kind: 'stored';
      readonly messageId: string;
      readonly turnId: string;
      readonly conversationId: string;
      readonly isNew: boolean;
    }
  | { readonly kind: 'not-answered'; readonly awareness: Exclude<Awareness, { kind: 'respond' }> };

export type ReceiveMessage = ReturnType<typeof makeReceiveMessage>;

/**
 * The only door by which messages come in. When it returns, the message and its turn are stored,
 * and the adapter may acknowledge the message to its network (I1).
 */
export function makeReceiveMessage(
  deps: Pick<Ports, 'inbox' | 'conversations' | 'clock' | 'ids' | 'doorbell' | 'crashPoints' | 'logger' | 'metrics'>,
) {
  const { inbox, conversations, clock, ids, doorbell, crashPoints, logger, metrics } = deps;
  return async (message: IncomingMessage): Promise<Received> => {
    const awareness = decideAwareness(message);
    metrics.count('messages_total', { channel: message.address.channel, decision: awareness.kind });
    if (awareness.kind !== 'respond') return { kind: 'not-answered', awareness };
    const receivedAt = clock.now();
    const conversation = await conversations.ensure(newConversation(message, ids.uuid(), receivedAt));
    crashPoints.reach('before.message.store');
    const stored = await inbox.store({
      id: ids.uuid(),
      turnId: ids.uuid(),
      conversationId: conversation.id,
      personId: message.personId,
      account: dedupAccount(message),
      externalId: message.externalId ?? ids.uuid(),
      text: message.text,
      receivedAt,
    });
    crashPoints.reach('after.message.store');
    if (stored.isNew) {
      logger.info('message.stored', { messageId: stored.messageId, turnId: stored.turnId, conversationId: conversation.id });
      doorbell.ring('work:turns', `conversation:${conversation.id}`);
    }
    return { kind: 'stored', ...stored, conversationId: conversation.id };
  };
}

/** Networks number messages per account; web clients each choose ids of their own. */
function dedupAccount({ address, personId }: IncomingMessage): string {
  return address.channel === 'web' ? `web:${personId}` : `${address.channel}:${address.account}`;
}

/** A conversation as it begins: nothing chosen yet. */
export function newConversation(
  from: Pick<IncomingMessage, 'address' | 'audience' | 'personId'>,
  id: string,
  createdAt: Date,
): Conversation {
  const { address, audience, personId } = from;
  return {
    id,
    address,
    audience,
    personId,
    title: null,
    projectId: null,
    preferredMode: null,
    preferredModel: null,
    contextStart: 0,
    createdAt,
  };
}
