import type { Pool } from 'pg';

import type { Person } from '../../domain/access/person.ts';
import type { Token } from '../../domain/access/token.ts';
import type { TokenStore } from '../../domain/ports/token-store.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';

type TokenRow = {
  id: string;
  person_id: string;
  name: string;
  prefix: string;
  scope: Token['scope'];
  kind: Token['kind'];
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
  revoked_at: Date | null;
};

type FoundRow = TokenRow & {
  person_name: string;
  role: Person['role'];
  language: Person['language'];
  time_zone: string;
  person_created_at: Date;
};

function tokenOf(row: TokenRow): Token {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.name,
    prefix: row.prefix,
    scope: row.scope,
    kind: row.kind,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}

function personOf(row: FoundRow): Person {
  return {
    id: row.person_id,
    name: row.person_name,
    role: row.role,
    language: row.language,
    timeZone: row.time_zone,
    createdAt: row.person_created_at,
  };
}

/** API tokens, in PostgreSQL. */
export function makePostgresTokenStore(pool: Pool): TokenStore {
  const add = statement(pool, 'token-add');
  const find = statement<FoundRow>(pool, 'token-find');
  const list = statement<TokenRow>(pool, 'token-list');
  const revoke = statement<{ id: string }>(pool, 'token-revoke');
  const dead = statement<{ id: string }>(pool, 'token-dead');
  const touch = statement(pool, 'token-touch');
  return {
    add: async ({ id, personId, name, prefix, scope, kind, createdAt, lastUsedAt, expiresAt, revokedAt }, hash) => {
      await add(id, hash, personId, name, prefix, scope, kind, createdAt, lastUsedAt, expiresAt, revokedAt);
    },
    findByHash: async (hash) => {
      const [row] = await find(hash);
      return row === undefined ? null : { token: tokenOf(row), person: personOf(row) };
    },
    list: async (personId) => (await list(rowId(personId))).map(tokenOf),
    revoke: async (id, personId, at) => (await revoke(id, rowId(personId), at)).length > 0,
    dead: async (ids, at) => (ids.length === 0 ? [] : (await dead(ids, at)).map(({ id }) => id)),
    touch: async (id, at) => {
      await touch(id, at);
    },
  };
}
