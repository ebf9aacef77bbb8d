import type { Token } from '../../access/token.ts';
import { ConflictError } from '../../errors.ts';
import type { TokenStore } from '../../ports/token-store.ts';
import type { InMemoryState } from './state.ts';

const TOUCH_INTERVAL_MS = 60_000;

function isLive(token: Token, at: Date): boolean {
  return token.revokedAt === null && (token.expiresAt === null || token.expiresAt > at);
}

export function makeInMemoryTokenStore(state: InMemoryState): TokenStore {
  return {
    add: async (token, hash) => {
      const isTaken = [...state.tokens.values()].some((row) => row.hash === hash) || state.tokens.has(token.id);
      if (isTaken) throw new ConflictError('There is such a token already.');
      state.tokens.set(token.id, { token, hash });
    },
    findByHash: async (hash) => {
      const row = [...state.tokens.values()].find((candidate) => candidate.hash === hash);
      const person = row === undefined ? undefined : state.people.get(row.token.personId);
      return row === undefined || person === undefined ? null : { token: row.token, person };
    },
    list: async (personId) => [...state.tokens.values()].map(({ token }) => token).filter((token) => token.personId === personId),
    revoke: async (id, personId, at) => {
      const row = state.tokens.get(id);
      if (row === undefined || row.token.personId !== personId || !isLive(row.token, at)) return false;
      row.token = { ...row.token, revokedAt: at };
      return true;
    },
    dead: async (ids, at) =>
      ids.filter((id) => {
        const row = state.tokens.get(id);
        return row === undefined || !isLive(row.token, at);
      }),
    touch: async (id, at) => {
      const row = state.tokens.get(id);
      if (row === undefined) return;
      const last = row.token.lastUsedAt;
      if (last === null || at.getTime() - last.getTime() >= TOUCH_INTERVAL_MS) row.token = { ...row.token, lastUsedAt: at };
    },
  };
}
