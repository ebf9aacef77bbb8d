import type { AuditEntry } from '../../audit/audit-entry.ts';
import { auditHash, FIRST_HASH } from '../../audit/audit-hash.ts';
import { verifyChain } from '../../audit/verify-chain.ts';
import { InvalidInputError } from '../../errors.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryAuditLog({ audit }: InMemoryState): AuditLog {
  return {
    append: async (entry) => {
      const number = audit.length + 1;
      const added = structuredClone({ ...entry, number, hash: auditHash(audit.at(-1)?.hash ?? FIRST_HASH, { ...entry, number }) });
      audit.push(added);
      return added;
    },
    list: async ({ limit, after }) => {
      if (after !== null && !/^\d+$/.test(after)) throw new InvalidInputError('after', 'This cursor is not from this list.');
      const ended = new Set(audit.map(({ details }) => details['begun']));
      const isShown = ({ number, result }: AuditEntry): boolean => result !== 'begun' || !ended.has(String(number));
      const older = audit.filter((entry) => (after === null || entry.number < Number(after)) && isShown(entry)).toReversed();
      return { items: older.slice(0, limit).map((item) => ({ cursor: String(item.number), item })), hasMore: older.length > limit };
    },
    verify: () => verifyChain(async (after, limit) => audit.slice(after, after + limit)),
  };
}
