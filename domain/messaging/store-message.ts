import type { NewMessage, StoredMessage } from '../ports/inbox.ts';
import type { Ports } from '../ports/ports.ts';

export type StoreMessage = ReturnType<typeof makeStoreMessage>;

/** Stores a message with its turn and then, not before, wakes whoever has to do with it (I1). A repetition wakes nobody. */
export function makeStoreMessage({ inbox, doorbell, crashPoints, logger }: Pick<Ports, 'inbox' | 'doorbell' | 'crashPoints' | 'logger'>) {
  return async (message: NewMessage): Promise<StoredMessage> => {
    const { conversationId } = message;
    crashPoints.reach('before.message.store');
    const stored = await inbox.store(message);
    crashPoints.reach('after.message.store');
    if (!stored.isNew) return stored;
    logger.info('message.stored', { messageId: stored.messageId, turnId: stored.turnId, conversationId });
    doorbell.ring('work:turns', `conversation:${conversationId}`);
    if (message.reply !== null) doorbell.ring('work:outbox');
    if (message.attachments.length > 0) doorbell.ring('work:attachments');
    return stored;
  };
}
