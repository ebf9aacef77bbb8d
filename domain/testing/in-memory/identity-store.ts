import type { Identity } from '../../access/person.ts';
import type { Channel } from '../../messaging/address.ts';
import type { IdentityStore } from '../../ports/identity-store.ts';
import { mergePersons } from './merge-persons.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryIdentityStore(state: InMemoryState): IdentityStore {
  const find = (channel: Channel, externalId: string) => {
    const identity = state.identities.find((known) => known.channel === channel && known.externalId === externalId);
    return identity === undefined ? null : (state.people.get(identity.personId) ?? null);
  };
  const listOf = (personId: string): Identity[] => state.identities.filter((identity) => identity.personId === personId);
  return {
    find: async (channel, externalId) => {
      const person = find(channel, externalId);
      return person === null ? null : { person, isBlocked: state.blocked.has(person.id) };
    },
    listOf: async (personId) => listOf(personId),
    add: async (person, { channel, externalId }) => {
      const known = find(channel, externalId);
      if (known !== null) return known;
      state.people.set(person.id, person);
      state.identities.push({ personId: person.id, channel, externalId });
      return person;
    },
    attach: async ({ personId, channel, externalId }) => {
      const isTaken = find(channel, externalId) !== null || listOf(personId).some((known) => known.channel === channel);
      if (isTaken || !state.people.has(personId)) return false;
      state.identities.push({ personId, channel, externalId });
      return true;
    },
    merge: async (from, into) => {
      const channels = new Set(listOf(into).map(({ channel }) => channel));
      const isPossible = from !== into && state.people.has(from) && state.people.has(into);
      if (!isPossible || listOf(from).some(({ channel }) => channels.has(channel))) return false;
      mergePersons(state, from, into);
      return true;
    },
  };
}
