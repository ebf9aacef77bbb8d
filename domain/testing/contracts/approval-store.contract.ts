import { describe, expect } from 'vitest';
import type { Approval } from '../../agent/approval.ts';
import { aTask, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, testIn, type MakeWorld } from './world.ts';

const LATER = new Date(NOON.getTime() + 60_000);
const APPROVAL: Approval = {
  id: uuid(400),
  taskId: 'abc234',
  step: 3,
  action: 'rm -rf «сборка»',
  approver: 'owner',
  requestedAt: NOON,
  expiresAt: LATER,
  decision: null,
  decidedBy: null,
  decidedAt: null,
};

/** What every ApprovalStore does. */
export function approvalStoreContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('a step asks once', async ({ approvals, tasks }) => {
      await tasks.add(aTask());
      expect(await approvals.request(APPROVAL)).toEqual(APPROVAL);
      expect(await approvals.request({ ...APPROVAL, id: uuid(401) })).toEqual(APPROVAL);
      expect(await approvals.request({ ...APPROVAL, id: uuid(402), step: 4 })).toMatchObject({ id: uuid(402) });
      expect(await approvals.get(APPROVAL.id)).toEqual(APPROVAL);
      for (const id of [uuid(401), 'nope']) expect(await approvals.get(id)).toBeNull();
    });

    it('keeps whose yes it needs, and tells all that a task has asked for in order', async ({ approvals, tasks }) => {
      await tasks.add(aTask());
      await tasks.add(aTask({ id: 'theirs', personId: BORIS }));
      const later: Approval = { ...APPROVAL, id: uuid(401), step: 0, approver: 'requester', requestedAt: LATER };
      for (const asked of [later, APPROVAL, { ...APPROVAL, id: uuid(402), taskId: 'theirs' }]) await approvals.request(asked);
      const denied = await approvals.decide(APPROVAL.id, 'denied', ANNA, LATER);
      expect(denied).toMatchObject({ approver: 'owner' });
      expect(await approvals.ofTask('abc234')).toEqual([denied, later]);
      expect(await approvals.ofTask('nope')).toEqual([]);
    });

    it('is decided once: the first decision stays', async ({ approvals, tasks }) => {
      await tasks.add(aTask());
      await approvals.request(APPROVAL);
      const denied = { ...APPROVAL, decision: 'denied', decidedBy: ANNA, decidedAt: LATER };
      expect(await approvals.decide(APPROVAL.id, 'denied', ANNA, LATER)).toEqual(denied);
      expect(await approvals.decide(APPROVAL.id, 'approved', BORIS, LATER)).toEqual(denied);
      expect(await approvals.decide(uuid(499), 'approved', BORIS, LATER)).toBeNull();
    });

    it('I4: many decisions at once: one stays', async ({ approvals, tasks }) => {
      await tasks.add(aTask());
      await approvals.request(APPROVAL);
      const seen = await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          approvals.decide(APPROVAL.id, n % 2 === 0 ? 'approved' : 'denied', n % 2 === 0 ? ANNA : BORIS, LATER),
        ),
      );
      expect(new Set(seen.map((approval) => approval?.decidedBy)).size).toBe(1);
    });

    it("lists what is pending: of one person's tasks, or everybody's", async ({ approvals, tasks }) => {
      await tasks.add(aTask());
      await tasks.add(aTask({ id: 'theirs', personId: BORIS }));
      await approvals.request(APPROVAL);
      await approvals.request({ ...APPROVAL, id: uuid(401), taskId: 'theirs' });
      await approvals.request({ ...APPROVAL, id: uuid(402), step: 5 });
      await approvals.decide(uuid(402), 'expired', null, LATER);
      const pending = async (audience: Parameters<typeof approvals.pending>[0]) =>
        (await approvals.pending(audience)).map(({ id }) => id).sort();
      expect(await pending({ personId: ANNA })).toEqual([uuid(400)]);
      expect(await pending('everybody')).toEqual([uuid(400), uuid(401)]);
    });
  });
}
