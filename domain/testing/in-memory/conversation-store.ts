import { UnknownIdError } from '../../errors.ts';
import { addressKey } from '../../messaging/address.ts';
import type { ConversationStore } from '../../ports/conversation-store.ts';
import { pageOf } from './page-of.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryConversationStore(state: InMemoryState): ConversationStore {
  return {
    ensure: async (conversation) => {
      const key = addressKey(conversation.address);
      const known = [...state.conversations.values()].find((row) => addressKey(row.conversation.address) === key);
      if (known !== undefined) return known.conversation;
      state.conversations.set(conversation.id, { conversation, turns: 0, events: [], noticeKeys: new Set(), partial: null });
      return conversation;
    },
    get: async (id) => state.conversations.get(id)?.conversation ?? null,
    listOf: async (personId, page) =>
      pageOf(
        [...state.conversations.values()]
          .map(({ conversation }) => conversation)
          .filter((conversation) => conversation.personId === personId),
        page,
      ),
    change: async (id, choices) => {
      const row = state.conversations.get(id);
      if (row === undefined) throw new UnknownIdError('conversation');
      row.conversation = { ...row.conversation, ...choices };
    },
  };
}
