import type { GroupKey } from '../../access/group.ts';
import { addressKey } from '../../messaging/address.ts';
import type { Address } from '../../messaging/address.ts';
import type { GroupStore } from '../../ports/group-store.ts';
import type { InMemoryState } from './state.ts';

function keyOf({ channel, account, chat }: GroupKey): string {
  return addressKey({ channel, account, chat, thread: null });
}

function guestsOf(state: InMemoryState, key: string): Set<string> {
  const guests = state.guests.get(key) ?? new Set();
  state.guests.set(key, guests);
  return guests;
}

function migrate(state: InMemoryState, from: GroupKey, toChat: string): void {
  const [oldKey, newKey] = [keyOf(from), keyOf({ ...from, chat: toChat })];
  const group = state.groups.get(oldKey);
  if (group !== undefined) state.groups.set(newKey, { ...group, chat: toChat });
  state.groups.delete(oldKey);
  for (const guest of guestsOf(state, oldKey)) guestsOf(state, newKey).add(guest);
  state.guests.delete(oldKey);
  const moved = (address: Address): Address => (keyOf(address) === oldKey ? { ...address, chat: toChat } : address);
  for (const row of state.conversations.values()) {
    row.conversation = { ...row.conversation, address: moved(row.conversation.address) };
  }
  for (const row of state.outbox) row.entry = { ...row.entry, address: moved(row.entry.address) };
}

export function makeInMemoryGroupStore(state: InMemoryState): GroupStore {
  return {
    get: async (key) => state.groups.get(keyOf(key)) ?? null,
    put: async (group) => void state.groups.set(keyOf(group), group),
    list: async () => [...state.groups.values()],
    isGuest: async (key, personId) => guestsOf(state, keyOf(key)).has(personId),
    setGuest: async (key, personId, isGuest) => {
      const guests = guestsOf(state, keyOf(key));
      if (isGuest) guests.add(personId);
      else guests.delete(personId);
    },
    migrate: async (from, toChat) => migrate(state, from, toChat),
  };
}
