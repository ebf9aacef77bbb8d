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
      const older = audit.filter(({ number }) => after === null || number < Number(after)).toReversed();
      return { items: older.slice(0, limit).map((item) => ({ cursor: String(item.number), item })), hasMore: older.length > limit };
    },
    verify: () => verifyChain(async (after, limit) => audit.slice(after, after + limit)),
  };
}
