import { assertAccess, decideAccess } from '../access/policy.ts';
import type { Action } from '../access/actions.ts';
import type { Principal } from '../access/principal.ts';
import type { Page, PageRequest } from '../ports/page.ts';
import type { Ports } from '../ports/ports.ts';
import type { AuditEntry } from './audit-entry.ts';
import { isAudited } from './audited-actions.ts';
import type { Recorder } from './recorder.ts';

/** An entry with the name that its person has now; null: they are gone, or it was Parley itself. */
export interface ShownEntry extends AuditEntry {
  readonly personName: string | null;
}

/** Looking at what was done, for admins, and writing down what was not let through at the door. */
export function makeAuditReading({ audit, people, recorder }: Pick<Ports, 'audit' | 'people'> & { readonly recorder: Recorder }) {
  return {
    /** Newest first. */
    async list(principal: Principal | null, page: PageRequest): Promise<Page<ShownEntry>> {
      assertAccess(principal, 'audit.read');
      const { items, hasMore } = await audit.list(page);
      const ids = new Set(items.flatMap(({ item }) => (item.personId === null ? [] : [item.personId])));
      const names = new Map(await Promise.all([...ids].map(async (id) => [id, (await people.get(id))?.name ?? null] as const)));
      const nameOf = ({ personId }: AuditEntry): string | null => (personId === null ? null : (names.get(personId) ?? null));
      return { items: items.map(({ cursor, item }) => ({ cursor, item: { ...item, personName: nameOf(item) } })), hasMore };
    },

    /** Walks the whole chain; `brokenAt`: the number of the first entry that is not what it was, null: all are. `count`: how many are whole before that. */
    async verify(principal: Principal | null): Promise<{ readonly count: number; readonly brokenAt: number | null }> {
      assertAccess(principal, 'audit.read');
      return audit.verify();
    },

    /** What a door refused before any use case saw it; does nothing for what is allowed, not audited, or asked by nobody. */
    async refused(principal: Principal | null, action: Action): Promise<void> {
      if (principal === null || !isAudited(action) || decideAccess(principal, action).allowed) return;
      await recorder.record({ action, by: principal, details: { error: 'access.forbidden' }, result: 'refused' });
    },
  };
}
