import type { Conversation } from '../../conversation/conversation.ts';
import { UnknownIdError } from '../../errors.ts';
import { addressKey } from '../../messaging/address.ts';
import type { Address } from '../../messaging/address.ts';
import type { ConversationStore } from '../../ports/conversation-store.ts';
import { pageOf } from './page-of.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryConversationStore(state: InMemoryState): ConversationStore {
  const find = (address: Address): Conversation | null => {
    const key = addressKey(address);
    return [...state.conversations.values()].find((row) => addressKey(row.conversation.address) === key)?.conversation ?? null;
  };
  return {
    find: async (address) => find(address),
    ensure: async (conversation) => {
      const known = find(conversation.address);
      if (known !== null) return known;
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
