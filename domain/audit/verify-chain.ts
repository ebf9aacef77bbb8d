import type { AuditEntry } from './audit-entry.ts';
import { auditHash, FIRST_HASH } from './audit-hash.ts';

const BATCH = 1_000;

/** Walks a chain from its beginning, a batch at a time. `read`: entries after a number, oldest first. `count`: those that are what they were. */
export async function verifyChain(
  read: (after: number, limit: number) => Promise<readonly AuditEntry[]>,
): Promise<{ readonly count: number; readonly brokenAt: number | null }> {
  let count = 0;
  let before = FIRST_HASH;
  for (;;) {
    const batch = await read(count, BATCH);
    for (const entry of batch) {
      const number = count + 1;
      if (entry.number !== number || entry.hash !== auditHash(before, entry)) return { count, brokenAt: number };
      count = number;
      before = entry.hash;
    }
    if (batch.length < BATCH) return { count, brokenAt: null };
  }
}
