import type { Pool } from 'pg';

import { FIRST_HASH, auditHash } from '../../domain/audit/audit-hash.ts';
import { verifyChain } from '../../domain/audit/verify-chain.ts';
import type { AuditEntry, NewAuditEntry } from '../../domain/audit/audit-entry.ts';
import { InvalidInputError } from '../../domain/errors.ts';
import type { AuditLog } from '../../domain/ports/audit-log.ts';
import { statement } from './statement.ts';
import { storableJson, storableText } from './storable.ts';

type AuditRow = Omit<AuditEntry, 'personId'> & { person_id: string | null };

const CURSOR = /^\d{1,15}$/;

function entryOf({ person_id: personId, ...rest }: AuditRow): AuditEntry {
  return { ...rest, personId };
}

/** The entry as it will be read: its hash has to be that of what is stored. */
function asStored(entry: NewAuditEntry): NewAuditEntry {
  const details: (readonly [string, string])[] = Object.entries(entry.details).map(
    ([name, value]) => [storableText(name), storableText(value)] as const,
  );
  return {
    ...entry,
    personId: entry.personId?.toLowerCase() ?? null,
    action: storableText(entry.action),
    place: storableText(entry.place),
    subject: entry.subject === null ? null : storableText(entry.subject),
    details: Object.fromEntries<string>(details),
  };
}

/** The audit log, in PostgreSQL. The number's key is what puts appends in a row: nobody holds a lock, so a frozen process holds nobody up. */
export function makePostgresAuditLog(pool: Pool): AuditLog {
  const last = statement<Pick<AuditEntry, 'number' | 'hash'>>(pool, 'audit-last');
  const append = statement<{ number: number }>(pool, 'audit-append');
  const list = statement<AuditRow>(pool, 'audit-list');
  const walk = statement<AuditRow>(pool, 'audit-walk');
  return {
    append: async (added) => {
      const entry = asStored(added);
      const { action, personId, place, subject, details, result, at } = entry;
      for (;;) {
        const before = (await last())[0] ?? { number: 0, hash: FIRST_HASH };
        const number = before.number + 1;
        const hash = auditHash(before.hash, { ...entry, number });
        const taken = await append(number, action, personId, place, subject, storableJson(details), result, at, hash);
        if (taken.length > 0) return { ...entry, number, hash };
      }
    },
    list: async ({ limit, after }) => {
      if (after !== null && !CURSOR.test(after)) throw new InvalidInputError('after', 'This cursor is not from this list.');
      const found = (await list(after === null ? null : Number(after), limit + 1)).map(entryOf);
      const items = found.slice(0, limit).map((item) => ({ cursor: String(item.number), item }));
      return { items, hasMore: found.length > limit };
    },
    verify: () => verifyChain(async (after, limit) => (await walk(after, limit)).map(entryOf)),
  };
}
