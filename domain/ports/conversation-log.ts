import type { ConversationEvent, PartialReply } from '../conversation/conversation-event.ts';

/** What happened in a conversation, and the reply that is being made. The numbered events are written by the transactions that cause them. */
export interface ConversationLog {
  /** Events with a number greater than `after`, in order, at most `limit`. */
  read(conversationId: string, after: number, limit: number): Promise<readonly ConversationEvent[]>;
  /** The number of the newest event; 0: there is none. */
  last(conversationId: string): Promise<number>;
  /** Replaces the text of the reply being made; ignored when the fence is old. */
  putPartial(conversationId: string, fence: number, partial: PartialReply): Promise<void>;
  /** The reply being made; null: none is. */
  partial(conversationId: string): Promise<PartialReply | null>;
  /** Adds a proactive message, once for each `key`; false: it was there already. */
  addNotice(conversationId: string, notice: { key: string; text: string; taskId: string | null; at: Date }): Promise<boolean>;
}
