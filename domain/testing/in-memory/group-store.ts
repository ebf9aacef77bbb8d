import type { GroupKey } from '../../access/group.ts';
import { addressKey } from '../../messaging/address.ts';
import type { Address } from '../../messaging/address.ts';
import type { GroupStore } from '../../ports/group-store.ts';
import { saysTheSame, supersedeFacts } from './memory-store.ts';
import { movePluginTexts } from './plugin-texts.ts';
import type { InMemoryState } from './state.ts';

function keyOf({ channel, account, chat }: GroupKey): string {
  return addressKey({ channel, account, chat, thread: null });
}

function guestsOf(state: InMemoryState, key: string): Set<string> {
  const guests = state.guests.get(key) ?? new Set();
  state.guests.set(key, guests);
  return guests;
}

/** Where both chats have a conversation, the older one goes on in the new chat and the younger one takes its place: moving twice moves nothing. */
function moveConversations(state: InMemoryState, from: GroupKey, toChat: string): void {
  const rows = [...state.conversations.values()];
  const old = rows.filter(({ conversation }) => keyOf(conversation.address) === keyOf(from));
  for (const row of old) {
    const { address, createdAt } = row.conversation;
    const place = { ...address, chat: toChat };
    const other = rows.find(({ conversation }) => addressKey(conversation.address) === addressKey(place));
    if (other !== undefined && other.conversation.createdAt <= createdAt) continue;
    if (other !== undefined) other.conversation = { ...other.conversation, address };
    row.conversation = { ...row.conversation, address: place };
  }
}

function migrate(state: InMemoryState, from: GroupKey, toChat: string): void {
  if (from.chat === toChat) return;
  const [oldKey, newKey] = [keyOf(from), keyOf({ ...from, chat: toChat })];
  const group = state.groups.get(oldKey);
  if (group !== undefined) state.groups.set(newKey, { ...group, chat: toChat });
  state.groups.delete(oldKey);
  for (const guest of guestsOf(state, oldKey)) guestsOf(state, newKey).add(guest);
  state.guests.delete(oldKey);
  const moved = (address: Address): Address => (keyOf(address) === oldKey ? { ...address, chat: toChat } : address);
  moveConversations(state, from, toChat);
  for (const row of state.outbox) row.entry = { ...row.entry, address: moved(row.entry.address) };
  for (const fact of [...state.facts.values()]) {
    const { scope } = fact;
    if (scope.kind !== 'group' || scope.channel !== from.channel || scope.account !== from.account || scope.chat !== from.chat) continue;
    state.facts.delete(fact.id);
    const movedFact = { ...fact, scope: { ...scope, chat: toChat } };
    const isKnown = [...state.facts.values()].some((each) => each.heldUntil === null && saysTheSame(each, movedFact));
    if (fact.heldUntil !== null || !isKnown) state.facts.set(fact.id, movedFact);
  }
  const { channel, account, chat } = from;
  for (const [id, { sighting, observed }] of state.notes) {
    if (sighting.account !== `${channel}:${account}` || observed?.chat !== chat) continue;
    state.notes.set(id, { sighting, observed: { ...observed, chat: toChat } });
  }
  movePluginTexts(state, { kind: 'group', channel, account, chat }, { kind: 'group', channel, account, chat: toChat });
  supersedeFacts(state);
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
