import { describe, expect } from 'vitest';
import type { NewAuditEntry } from '../../audit/audit-entry.ts';
import { InvalidInputError } from '../../errors.ts';
import { NOON } from '../fixtures.ts';
import { ANNA, BORIS, storable, testIn, type MakeWorld } from './world.ts';

const ENTRY: NewAuditEntry = {
  action: 'task.create',
  personId: ANNA,
  place: 'telegram:bot1/chat1',
  subject: 'task:abc234',
  details: { проект: 'demo', budget: '0.50', a: '«кавычки» "и" \\' },
  result: 'done',
  at: new Date(NOON.getTime() + 7),
};

/** What every AuditLog does. */
export function auditLogContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('an empty one is whole', async ({ audit }) => {
      expect(await audit.verify()).toEqual({ count: 0, brokenAt: null });
      expect(await audit.list({ limit: 5, after: null })).toEqual({ items: [], hasMore: false });
    });

    it('numbers entries without gaps, each tied to the one before, and lists the newest first', async ({ audit }) => {
      const first = await audit.append(ENTRY);
      expect(first).toEqual({ ...ENTRY, number: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
      const second = await audit.append({ ...ENTRY, personId: null, subject: null, place: 'schedule:x', result: 'refused', details: {} });
      const third = await audit.append(ENTRY);
      expect(new Set([first.hash, second.hash, third.hash]).size).toBe(3);
      const page = await audit.list({ limit: 2, after: null });
      expect(page.items.map(({ item }) => item)).toEqual([third, second]);
      expect(page.hasMore).toBe(true);
      expect(await audit.list({ limit: 2, after: page.items[1]?.cursor ?? '' })).toMatchObject({
        items: [{ item: first }],
        hasMore: false,
      });
      await expect(audit.list({ limit: 2, after: 'nonsense' })).rejects.toThrow(InvalidInputError);
      expect(await audit.verify()).toEqual({ count: 3, brokenAt: null });
    });

    it('lists what was begun until it is known how it ended, and keeps both in the chain', async ({ audit }) => {
      const first = await audit.append({ ...ENTRY, result: 'begun' });
      const second = await audit.append({ ...ENTRY, result: 'begun' });
      const done = await audit.append({ ...ENTRY, details: { begun: String(first.number) } });
      const { items, hasMore } = await audit.list({ limit: 2, after: null });
      expect(items.map(({ item }) => item)).toEqual([done, second]);
      expect(hasMore).toBe(false);
      expect(await audit.verify()).toEqual({ count: 3, brokenAt: null });
    });

    it('many appends at once are one whole chain', async ({ audit }) => {
      await Promise.all(Array.from({ length: 30 }, (_, n) => audit.append({ ...ENTRY, subject: `task:${String(n)}` })));
      expect(await audit.verify()).toEqual({ count: 30, brokenAt: null });
    });

    it('what no database can keep of a text does not break the chain', async ({ audit }) => {
      const odd = 'NUL \0 и \uD83D';
      await audit.append({ ...ENTRY, subject: odd, details: { [odd]: odd } });
      expect(await audit.verify()).toEqual({ count: 1, brokenAt: null });
      const [entry] = (await audit.list({ limit: 1, after: null })).items;
      expect(storable(entry?.item.subject ?? '')).toBe(storable(odd));
    });

    it('an entry stays what it was when the person has become another', async ({ audit, identities }) => {
      await audit.append({ ...ENTRY, personId: BORIS });
      await identities.merge(BORIS, ANNA);
      expect(await audit.verify()).toEqual({ count: 1, brokenAt: null });
      expect((await audit.list({ limit: 1, after: null })).items[0]?.item.personId).toBe(BORIS);
    });
  });
}
