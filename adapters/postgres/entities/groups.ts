import { defineEntity, p } from '@mikro-orm/postgresql';

import { PersonEntity } from './people.ts';

const CHANNELS = ['telegram', 'matrix', 'web'] as const;

export const PairingRequestEntity = defineEntity({
  name: 'PairingRequest',
  tableName: 'pairing_requests',
  properties: {
    id: p.uuid().primary(),
    codeHash: p.text().unique('pairing_requests_code_hash_unique'),
    channel: p.enum(CHANNELS),
    account: p.text(),
    chat: p.text(),
    externalId: p.text(),
    name: p.text(),
    language: p.enum(['en', 'ru']),
    createdAt: p.datetime().columnType('timestamptz'),
    expiresAt: p.datetime().columnType('timestamptz'),
    usedAt: p.datetime().columnType('timestamptz').nullable(),
    languageTag: p.text().nullable(),
    usedBy: () => p.manyToOne(PersonEntity).name('used_by').nullable().deleteRule('set null'),
  },
});

export const GroupEntity = defineEntity({
  name: 'Group',
  tableName: 'groups',
  properties: {
    channel: p.enum(CHANNELS).primary(),
    account: p.text().primary(),
    chat: p.text().primary(),
    title: p.text(),
    standing: p.enum(['allowed', 'denied']),
    observes: p.boolean(),
    decidedBy: () => p.manyToOne(PersonEntity).name('decided_by').nullable().deleteRule('set null'),
  },
});

export const GroupGuestEntity = defineEntity({
  name: 'GroupGuest',
  tableName: 'group_guests',
  properties: {
    channel: p.text().primary(),
    account: p.text().primary(),
    chat: p.text().primary(),
    person: () => p.manyToOne(PersonEntity).primary().updateRule('no action').deleteRule('cascade').index('group_guests_person_id_index'),
  },
});
