import type { LoginCodeStore } from '../../domain/ports/login-code-store.ts';
import type { Database } from './database.ts';
import { LoginCodeEntity } from './entities/people.ts';
import { statement } from './statement.ts';

const FORGOTTEN_AFTER_MS = 86_400_000;

/** One-time codes of login links, in PostgreSQL. */
export function makePostgresLoginCodeStore({ pool, unit }: Database): LoginCodeStore {
  const take = statement<{ personId: string }>(pool, 'login-code-take');
  const find = statement<{ personId: string; isUsed: boolean }>(pool, 'login-code-find');
  return {
    add: (hash, personId, expiresAt) =>
      unit(async (em) => {
        // Those that nobody used in time.
        await em.nativeDelete(LoginCodeEntity, { expiresAt: { $lt: new Date(expiresAt.getTime() - FORGOTTEN_AFTER_MS) } });
        await em.insert(LoginCodeEntity, { hash, person: personId, expiresAt });
      }),
    take: async (hash, at) => (await take(hash, at))[0]?.personId ?? null,
    find: async (hash, at) => (await find(hash, at))[0] ?? null,
  };
}
