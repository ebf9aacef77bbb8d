import { defineEntity, p } from '@mikro-orm/postgresql';

export const AuditEntryEntity = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entries',
  properties: {
    number: p.bigint('number').primary().autoincrement(false),
    action: p.text(),
    personId: p.uuid().nullable(),
    place: p.text(),
    subject: p.text().nullable(),
    details: p.json(),
    result: p.enum(['begun', 'done', 'refused', 'failed']),
    at: p.datetime().columnType('timestamptz'),
    hash: p.text(),
  },
});
