import type { InferEntity } from '@mikro-orm/postgresql';

import type { Person } from '../../domain/access/person.ts';
import type { Token } from '../../domain/access/token.ts';
import type { TokenStore } from '../../domain/ports/token-store.ts';
import type { Database } from './database.ts';
import { TokenEntity } from './entities/people.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

function tokenOf(entity: InferEntity<typeof TokenEntity>): Token {
  const { id, person, name, prefix, scope, kind, createdAt, lastUsedAt, expiresAt, revokedAt } = entity;
  return {
    id,
    personId: person.id,
    name,
    prefix,
    scope,
    kind,
    createdAt,
    lastUsedAt: lastUsedAt ?? null,
    expiresAt: expiresAt ?? null,
    revokedAt: revokedAt ?? null,
  };
}

type FoundRow = Token & Pick<Person, 'role' | 'language' | 'timeZone'> & { readonly personName: string; readonly personCreatedAt: Date };

/** Neither revoked nor expired. */
function liveAt(at: Date) {
  return { revokedAt: null, $or: [{ expiresAt: null }, { expiresAt: { $gt: at } }] };
}

/** API tokens, in PostgreSQL. */
export function makePostgresTokenStore({ pool, unit }: Database): TokenStore {
  const touch = statement(pool, 'token-touch');
  const find = statement<FoundRow>(pool, 'token-find');
  return {
    add: async ({ personId, ...token }, hash) => {
      await unit((em) => em.insert(TokenEntity, { ...token, hash, person: personId }));
    },
    findByHash: async (hash) => {
      const [found] = await find(hash);
      if (found === undefined) return null;
      const { personName, role, language, timeZone, personCreatedAt, ...token } = found;
      return { token, person: { id: token.personId, name: personName, role, language, timeZone, createdAt: personCreatedAt } };
    },
    list: async (personId) => {
      const oldestFirst = { orderBy: { createdAt: 'asc', id: 'asc' } } as const;
      return (await unit((em) => em.find(TokenEntity, { person: rowId(personId) }, oldestFirst))).map(tokenOf);
    },
    revoke: (id, personId, at) =>
      unit(async (em) => (await em.nativeUpdate(TokenEntity, { id, person: rowId(personId), ...liveAt(at) }, { revokedAt: at })) > 0),
    dead: async (ids, at) => {
      if (ids.length === 0) return [];
      const found = await unit((em) => em.find(TokenEntity, { id: { $in: [...ids] }, ...liveAt(at) }, { fields: ['id'] }));
      const live = new Set(found.map(({ id }) => id));
      return ids.filter((id) => !live.has(id));
    },
    touch: async (id, at) => {
      await touch(id, at);
    },
  };
}
