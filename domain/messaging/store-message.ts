import type { NewMessage, StoredMessage } from '../ports/inbox.ts';
import type { Ports } from '../ports/ports.ts';
import type { TurnDesk } from './turn-desk.ts';

export type StoreMessage = ReturnType<typeof makeStoreMessage>;

interface StoreMessageDeps extends Pick<Ports, 'inbox' | 'doorbell' | 'crashPoints' | 'logger'> {
  /** Absent: nobody takes a turn at once. */
  readonly desk?: Pick<TurnDesk, 'place'>;
}

/**
 * Stores a message with its turn and then, not before, wakes whoever has to do with it (I1), or begins the turn where there is room for it. A repetition
 * wakes nobody. Where nobody can tell whether it was stored, what was taken with it is free again when its lease has run out.
 */
export function makeStoreMessage({ inbox, doorbell, crashPoints, logger, desk }: StoreMessageDeps) {
  return async (message: NewMessage): Promise<StoredMessage> => {
    const { conversationId } = message;
    crashPoints.reach('before.message.store');
    // A turn that waits for files begins when they are there.
    const place = message.attachments.length > 0 ? null : (desk?.place() ?? null);
    let stored: StoredMessage | null = null;
    try {
      stored = await (place === null ? inbox.store(message) : inbox.store(message, place.lease));
      crashPoints.reach('after.message.store');
    } finally {
      if (stored?.claimed === undefined) place?.leave();
      else place?.start(stored.claimed);
    }
    if (!stored.isNew) return stored;
    logger.info('message.stored', { messageId: stored.messageId, turnId: stored.turnId, conversationId });
    if (stored.claimed === undefined) doorbell.ring('work:turns');
    doorbell.ring(`conversation:${conversationId}`);
    if (message.reply !== null) doorbell.ring('work:outbox');
    if (message.attachments.length > 0) doorbell.ring('work:attachments');
    return stored;
  };
}
