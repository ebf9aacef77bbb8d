import { createHash } from 'node:crypto';

import type { AuditEntry } from './audit-entry.ts';

/** What the first entry follows. */
export const FIRST_HASH = '0'.repeat(64);

/** The hash that ties an entry to the one before it: SHA-256 in hex over that one's hash and everything in this one, in one fixed form. */
export function auditHash(before: string, entry: Omit<AuditEntry, 'hash'>): string {
  const { number, action, personId, place, subject, details, result, at } = entry;
  const sorted = Object.entries(details).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const canonical = JSON.stringify([number, action, personId, place, subject, sorted, result, at.toISOString()]);
  return createHash('sha256').update(before).update(canonical).digest('hex');
}
