import type { Entry, PairingRequest } from '../../access/pairing.ts';
import type { PairingStore } from '../../ports/pairing-store.ts';
import { attachIdentity, canMerge } from './identity-store.ts';
import { mergePersons } from './merge-persons.ts';
import { addNotice } from './outbox.ts';
import type { InMemoryState } from './state.ts';

/** False: not possible, and nothing is done. */
function enter(state: InMemoryState, { channel, externalId }: PairingRequest, entry: Entry): boolean {
  const id = entry.kind === 'new' ? entry.person.id : entry.personId;
  if (entry.kind === 'new') {
    if (state.identities.some((known) => known.channel === channel && known.externalId === externalId)) return false;
    state.people.set(id, entry.person);
    state.identities.push({ personId: id, channel, externalId });
  } else if (entry.kind === 'attach') {
    if (!attachIdentity(state, { personId: id, channel, externalId })) return false;
  } else if (entry.kind === 'merge') {
    if (!canMerge(state, entry.from, id)) return false;
    mergePersons(state, entry.from, id);
  }
  const person = state.people.get(id);
  if (person === undefined) return false;
  state.people.set(id, { ...person, ...entry.change });
  if (entry.asksZone && !state.zoneQuestions.has(id)) state.zoneQuestions.set(id, null);
  return true;
}

export function makeInMemoryPairingStore(state: InMemoryState): PairingStore {
  const pendingAt = (at: Date) => state.pairings.filter(({ request, taken }) => !taken && request.expiresAt > at);
  return {
    offer: async (request, hash, { maxPending, againAfterMs }, notice) => {
      const { channel, externalId, createdAt } = request;
      const isTheirs = (other: typeof request): boolean => other.channel === channel && other.externalId === externalId;
      const wasAsked = state.pairings.some(
        (row) => isTheirs(row.request) && createdAt.getTime() - row.request.createdAt.getTime() < againAfterMs,
      );
      if (wasAsked) return 'asked';
      if (pendingAt(createdAt).filter((row) => !isTheirs(row.request)).length >= maxPending) return 'full';
      const older = state.pairings.findIndex((row) => isTheirs(row.request));
      if (older >= 0) state.pairings.splice(older, 1);
      state.pairings.push({ request, hash, taken: false, usedBy: null });
      addNotice(state, notice);
      return 'offered';
    },
    find: async (hash, at) => {
      const row = state.pairings.find((candidate) => candidate.hash === hash && candidate.request.expiresAt > at);
      return row === undefined || (row.taken && row.usedBy === null) ? null : { request: row.request, usedBy: row.usedBy };
    },
    admit: async (hash, { personId, at }, entry, notice) => {
      const row = pendingAt(at).find((candidate) => candidate.hash === hash);
      if (row === undefined || !enter(state, row.request, entry)) return false;
      [row.taken, row.usedBy] = [true, personId];
      addNotice(state, notice);
      return true;
    },
    deny: async (id, at) => {
      const row = pendingAt(at).find(({ request }) => request.id === id);
      if (row === undefined) return null;
      row.taken = true;
      return row.request;
    },
    pending: async (at) =>
      pendingAt(at)
        .map(({ request }) => request)
        .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()),
  };
}
