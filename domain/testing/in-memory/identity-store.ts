import type { Identity } from '../../access/person.ts';
import type { Channel } from '../../messaging/address.ts';
import type { IdentityStore } from '../../ports/identity-store.ts';
import type { CodeToUse } from '../../ports/login-code-store.ts';
import { mergePersons } from './merge-persons.ts';
import type { InMemoryState } from './state.ts';

function personOf(state: InMemoryState, channel: Channel, externalId: string) {
  const identity = state.identities.find((known) => known.channel === channel && known.externalId === externalId);
  return identity === undefined ? null : (state.people.get(identity.personId) ?? null);
}

function listOf(state: InMemoryState, personId: string): Identity[] {
  return state.identities.filter((identity) => identity.personId === personId);
}

/** False: somebody has it, the person has another one there, or there is no such person. */
export function attachIdentity(state: InMemoryState, { personId, channel, externalId }: Identity): boolean {
  const isTaken = personOf(state, channel, externalId) !== null || listOf(state, personId).some((known) => known.channel === channel);
  if (isTaken || !state.people.has(personId)) return false;
  state.identities.push({ personId, channel, externalId });
  return true;
}

/** Whether both are there and no channel knows both. */
export function canMerge(state: InMemoryState, from: string, into: string): boolean {
  const channels = new Set(listOf(state, into).map(({ channel }) => channel));
  const areThere = from !== into && state.people.has(from) && state.people.has(into);
  return areThere && !listOf(state, from).some(({ channel }) => channels.has(channel));
}

/** Does the work and uses the code up that allows it, or neither. */
function usingCode(state: InMemoryState, personId: string, code: CodeToUse | undefined, work: () => boolean): boolean {
  if (code === undefined) return work();
  const known = state.loginCodes.get(code.hash);
  if (known === undefined || known.isUsed || known.expiresAt <= code.at || known.personId !== personId) return false;
  if (!work()) return false;
  state.loginCodes.set(code.hash, { ...known, isUsed: true });
  return true;
}

export function makeInMemoryIdentityStore(state: InMemoryState): IdentityStore {
  return {
    find: async (channel, externalId) => {
      const person = personOf(state, channel, externalId);
      return person === null ? null : { person, isBlocked: state.blocked.has(person.id) };
    },
    listOf: async (personId) => listOf(state, personId),
    add: async (person, { channel, externalId }) => {
      const known = personOf(state, channel, externalId);
      if (known !== null) return known;
      state.people.set(person.id, person);
      state.identities.push({ personId: person.id, channel, externalId });
      return person;
    },
    attach: async (identity, code) => usingCode(state, identity.personId, code, () => attachIdentity(state, identity)),
    merge: async (from, into, code) =>
      usingCode(state, into, code, () => {
        if (!canMerge(state, from, into)) return false;
        mergePersons(state, from, into);
        return true;
      }),
  };
}
