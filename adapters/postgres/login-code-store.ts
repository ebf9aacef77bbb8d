import type { Pool } from 'pg';

import type { LoginCodeStore } from '../../domain/ports/login-code-store.ts';
import { statement } from './statement.ts';

/** One-time codes of login links, in PostgreSQL. */
export function makePostgresLoginCodeStore(pool: Pool): LoginCodeStore {
  const add = statement(pool, 'login-code-add');
  const take = statement<{ personId: string }>(pool, 'login-code-take');
  return {
    add: async (hash, personId, expiresAt) => {
      await add(hash, personId, expiresAt);
    },
    take: async (hash, at) => (await take(hash, at))[0]?.personId ?? null,
  };
}
