import { defineEntity, p } from '@mikro-orm/postgresql';

export const PersonEntity = defineEntity({
  name: 'Person',
  tableName: 'persons',
  uniques: [{ name: 'persons_one_owner', properties: ['role'], where: "role = 'owner'" }],
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    role: p.enum(['owner', 'admin', 'member', 'guest']),
    language: p.enum(['en', 'ru']),
    timeZone: p.text(),
    createdAt: p.datetime().columnType('timestamptz'),
    blockedAt: p.datetime().columnType('timestamptz').nullable(),
    zoneAskedAt: p.datetime().columnType('timestamptz').nullable(),
    zoneAnswerTurn: p.uuid().nullable(),
    training: p.enum(['off', 'private', 'everywhere']).default('private'),
    freeModelsFirst: p.boolean().default(false),
    keepsMemory: p.boolean().default(true),
  },
});

export const IdentityEntity = defineEntity({
  name: 'Identity',
  tableName: 'identities',
  uniques: [{ name: 'identities_one_a_channel', properties: ['person', 'channel'] }],
  properties: {
    channel: p.enum(['telegram', 'matrix', 'web']).primary(),
    externalId: p.text().primary(),
    person: () => p.manyToOne(PersonEntity).deleteRule('cascade'),
  },
});

export const TokenEntity = defineEntity({
  name: 'Token',
  tableName: 'tokens',
  properties: {
    id: p.text().primary(),
    hash: p.text().unique('tokens_hash_unique'),
    person: () => p.manyToOne(PersonEntity).deleteRule('cascade').index('tokens_person_id_index'),
    name: p.text(),
    prefix: p.text(),
    scope: p.enum(['read', 'write', 'admin']),
    kind: p.enum(['api', 'session']),
    createdAt: p.datetime().columnType('timestamptz'),
    lastUsedAt: p.datetime().columnType('timestamptz').nullable(),
    expiresAt: p.datetime().columnType('timestamptz').nullable(),
    revokedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});

export const LoginCodeEntity = defineEntity({
  name: 'LoginCode',
  tableName: 'login_codes',
  properties: {
    hash: p.text().primary(),
    person: () => p.manyToOne(PersonEntity).deleteRule('cascade'),
    expiresAt: p.datetime().columnType('timestamptz'),
    usedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
