import type { LoginCodeStore } from '../../ports/login-code-store.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryLoginCodeStore(state: InMemoryState): LoginCodeStore {
  return {
    add: async (hash, personId, expiresAt) => {
      state.loginCodes.set(hash, { personId, expiresAt });
    },
    take: async (hash, at) => {
      const code = state.loginCodes.get(hash);
      state.loginCodes.delete(hash);
      return code !== undefined && code.expiresAt > at ? code.personId : null;
    },
  };
}
