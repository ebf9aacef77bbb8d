import { UnknownIdError } from '../../errors.ts';
import type { ConversationLog } from '../../ports/conversation-log.ts';
import { tell } from './outbox.ts';
import { appendEvent, type InMemoryState } from './state.ts';
import { heldTurn } from './turn-store.ts';

/** Adds the notice unless one with its key is there already. */
export function addNotice(
  state: InMemoryState,
  conversationId: string,
  notice: { key: string; text: string; taskId: string | null; at: Date },
): boolean {
  const row = state.conversations.get(conversationId);
  if (row === undefined) throw new UnknownIdError('conversation');
  if (row.noticeKeys.has(notice.key)) return false;
  row.noticeKeys.add(notice.key);
  appendEvent(state, conversationId, { at: notice.at, turnId: null, body: { kind: 'notice', text: notice.text, taskId: notice.taskId } });
  tell(state, row.conversation, notice);
  return true;
}

export function makeInMemoryConversationLog(state: InMemoryState): ConversationLog {
  return {
    read: async (conversationId, after, limit) => state.conversations.get(conversationId)?.events.slice(after, after + limit) ?? [],
    last: async (conversationId) => state.conversations.get(conversationId)?.events.length ?? 0,
    putPartial: async (conversationId, fence, partial) => {
      const row = state.conversations.get(conversationId);
      if (row !== undefined && heldTurn(state, partial.turnId, fence) !== null) row.partial = partial;
    },
    partial: async (conversationId) => state.conversations.get(conversationId)?.partial ?? null,
    addNotice: async (conversationId, notice) => addNotice(state, conversationId, notice),
  };
}
