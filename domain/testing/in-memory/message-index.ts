import type { MessageIndex } from '../../ports/message-index.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryMessageIndex(state: InMemoryState): MessageIndex {
  return {
    note: async (sighting, observed) =>
      void state.notes.set(JSON.stringify([sighting.account, sighting.externalId]), { sighting, observed }),
    sighting: async (account, externalId) => {
      const key = JSON.stringify([account, externalId]);
      const turn = [...state.turns.values()].find(({ messageKey }) => messageKey === key)?.turn;
      if (turn === undefined) return state.notes.get(key)?.sighting ?? null;
      return { account, externalId, decision: 'respond', reason: turn.source.reason, at: turn.receivedAt, turnId: turn.id };
    },
    told: async (account, messageId) => {
      const row = state.outbox.find(
        ({ entry: { address, parts } }) =>
          `${address.channel}:${address.account}` === account && parts.some((part) => part.messageId === messageId),
      );
      if (row === undefined) return null;
      const { id, turnId, conversationId } = row.entry;
      return { entryId: id, key: row.key, turnId, conversationId };
    },
  };
}
