import { describe, expect, test } from 'vitest';

import { ConflictError, ForbiddenError, UnknownIdError } from '../errors.ts';
import { ADMIN, ANNA, as, BORIS, furnish, GUEST, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import { aTask } from '../testing/fixtures.ts';
import type { Approval } from './approval.ts';
import { makeApprovals } from './approvals.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  await ports.tasks.add(aTask());
  const requestedAt = ports.clock.now();
  const asked: Approval = {
    id: 'approval',
    taskId: 'abc234',
    step: 2,
    action: 'rm -rf build',
    approver: 'owner',
    requestedAt,
    expiresAt: new Date(requestedAt.getTime() + 60_000),
    decision: null,
    decidedBy: null,
    decidedAt: null,
  };
  await ports.approvals.request(asked);
  return { ports, asked, approvals: makeApprovals(ports) };
}

describe('approvals', () => {
  test('wait until the owner decides, once, and whoever waits is told', async () => {
    const { ports, asked, approvals } = await world();
    await expect(approvals.pending(as(OWNER))).resolves.toEqual([asked]);
    await expect(approvals.get(as(OWNER), 'approval')).resolves.toEqual(asked);
    const decided = await approvals.decide(as(OWNER), 'approval', 'approved');
    expect(decided).toEqual({ ...asked, decision: 'approved', decidedBy: OWNER.id, decidedAt: ports.clock.now() });
    expect(ports.doorbell.rung).toEqual(['approval:approval', 'task:abc234', 'work:tasks']);
    await expect(approvals.pending(as(OWNER))).resolves.toEqual([]);
    await expect(approvals.decide(as(OWNER), 'approval', 'denied')).rejects.toThrow(new ConflictError('Это уже одобрено.'));
  });

  test('that are decided too late have expired, and the one who decided is told', async () => {
    const { ports, approvals } = await world();
    await ports.clock.advance(60_000);
    await expect(approvals.decide(as(OWNER), 'approval', 'approved')).rejects.toThrow('Время этого запроса вышло.');
    await expect(ports.approvals.get('approval')).resolves.toMatchObject({ decision: 'expired', decidedBy: null });
  });

  test('that two decide at once are decided by one, and the other is told', async () => {
    const { ports, approvals } = await world();
    const outcomes = await Promise.allSettled([
      approvals.decide(as(OWNER), 'approval', 'denied'),
      approvals.decide(as({ ...OWNER, id: 'another owner' }), 'approval', 'approved'),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(ports.approvals.get('approval')).resolves.toMatchObject({ decision: 'denied', decidedBy: OWNER.id });
  });

  test("I7: that need the owner's yes are the owner's alone to decide, and to see for whoever asked and admins", async () => {
    const { asked, approvals } = await world();
    for (const person of [ANNA, ADMIN]) {
      await expect(approvals.pending(as(person))).resolves.toEqual([]);
      await expect(approvals.get(as(person), 'approval')).resolves.toEqual(asked);
      await expect(approvals.decide(as(person), 'approval', 'approved')).rejects.toThrow(ForbiddenError);
    }
    await expect(approvals.get(as(BORIS), 'approval')).rejects.toThrow(new UnknownIdError('approval'));
    await expect(approvals.pending(as(GUEST))).rejects.toThrow(ForbiddenError);
    await expect(approvals.decide(as(OWNER, { scope: 'write' }), 'approval', 'approved')).rejects.toThrow(ForbiddenError);
    await expect(approvals.get(as(OWNER), 'nothing')).rejects.toThrow(new UnknownIdError('approval'));
    await expect(approvals.decide(as(OWNER), 'nothing', 'approved')).rejects.toThrow(new UnknownIdError('approval'));
  });

  test("I7: that need the yes of the person in charge are that person's or an admin's, and nobody else's", async () => {
    const { ports, approvals } = await world();
    const ask = async (id: string, step: number) => {
      const at = ports.clock.now();
      const times = { requestedAt: at, expiresAt: new Date(at.getTime() + 60_000), decidedAt: null };
      await ports.approvals.request({
        id,
        taskId: 'abc234',
        step,
        action: 'push',
        approver: 'requester',
        ...times,
        decision: null,
        decidedBy: null,
      });
    };
    await ask('first', 3);
    await ask('second', 4);
    await expect(approvals.pending(as(BORIS))).resolves.toEqual([]);
    await expect(approvals.decide(as(BORIS), 'first', 'approved')).rejects.toThrow(new UnknownIdError('approval'));
    await expect(approvals.pending(as(ANNA, { scope: 'read' }))).resolves.toMatchObject([{ id: 'first' }, { id: 'second' }]);
    await expect(approvals.decide(as(ANNA, { scope: 'read' }), 'first', 'approved')).rejects.toThrow(ForbiddenError);
    await expect(approvals.decide(as(ANNA, { scope: 'write' }), 'first', 'approved')).resolves.toMatchObject({ decidedBy: ANNA.id });
    await expect(approvals.pending(as(ADMIN))).resolves.toMatchObject([{ id: 'second' }]);
    await expect(approvals.decide(as(ADMIN), 'second', 'denied')).resolves.toMatchObject({ decidedBy: ADMIN.id });
  });

  test('that are gone in the same moment are unknown', async () => {
    const { ports } = await world();
    const approvals = makeApprovals({ ...ports, approvals: { ...ports.approvals, decide: async () => null } });
    await expect(approvals.decide(as(OWNER), 'approval', 'approved')).rejects.toThrow(UnknownIdError);
  });
});
