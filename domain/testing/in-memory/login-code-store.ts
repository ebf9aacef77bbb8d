import type { LoginCodeStore } from '../../ports/login-code-store.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryLoginCodeStore(state: InMemoryState): LoginCodeStore {
  return {
    add: async (hash, personId, expiresAt) => {
      state.loginCodes.set(hash, { personId, expiresAt, isUsed: false });
    },
    take: async (hash, at) => {
      const code = state.loginCodes.get(hash);
      if (code === undefined || code.isUsed || code.expiresAt <= at) return null;
      state.loginCodes.delete(hash);
      return code.personId;
    },
    find: async (hash, at) => {
      const code = state.loginCodes.get(hash);
      if (code === undefined || (!code.isUsed && code.expiresAt <= at)) return null;
      return { personId: code.personId, isUsed: code.isUsed };
    },
  };
}
