import type { PairingStore } from '../../ports/pairing-store.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryPairingStore(state: InMemoryState): PairingStore {
  const pendingAt = (at: Date) => state.pairings.filter(({ request, taken }) => !taken && request.expiresAt > at);
  return {
    offer: async (request, hash, { maxPending, againAfterMs }) => {
      const { channel, externalId, createdAt } = request;
      const isTheirs = (other: typeof request): boolean => other.channel === channel && other.externalId === externalId;
      const wasAsked = state.pairings.some(
        (row) => isTheirs(row.request) && createdAt.getTime() - row.request.createdAt.getTime() < againAfterMs,
      );
      if (wasAsked) return 'asked';
      if (pendingAt(createdAt).filter((row) => !isTheirs(row.request)).length >= maxPending) return 'full';
      const older = state.pairings.findIndex((row) => isTheirs(row.request));
      if (older >= 0) state.pairings.splice(older, 1);
      state.pairings.push({ request, hash, taken: false });
      return 'offered';
    },
    take: async (hash, at) => {
      const row = pendingAt(at).find((candidate) => candidate.hash === hash);
      if (row === undefined) return null;
      row.taken = true;
      return row.request;
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
