import { describe, expect, test } from 'vitest';

import { ConflictError, ForbiddenError, UnknownIdError } from '../errors.ts';
import { ADMIN, ANNA, as, furnish, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
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
    await expect(approvals.pending(as(ADMIN))).resolves.toEqual([asked]);
    await expect(approvals.get(as(OWNER), 'approval')).resolves.toEqual(asked);
    const decided = await approvals.decide(as(OWNER), 'approval', 'approved');
    expect(decided).toEqual({ ...asked, decision: 'approved', decidedBy: OWNER.id, decidedAt: ports.clock.now() });
    expect(ports.doorbell.rung).toEqual(['approval:approval']);
    await expect(approvals.pending(as(OWNER))).resolves.toEqual([]);
    await expect(approvals.decide(as(OWNER), 'approval', 'denied')).rejects.toThrow(new ConflictError('This was already approved.'));
  });

  test('that are decided too late have expired, and the one who decided is told', async () => {
    const { ports, approvals } = await world();
    await ports.clock.advance(60_000);
    await expect(approvals.decide(as(OWNER), 'approval', 'approved')).rejects.toThrow('has expired');
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

  test("I7: are the owner's to decide and the admins' to see", async () => {
    const { approvals } = await world();
    await expect(approvals.pending(as(ANNA))).rejects.toThrow(ForbiddenError);
    await expect(approvals.get(as(ANNA), 'approval')).rejects.toThrow(ForbiddenError);
    await expect(approvals.decide(as(ADMIN), 'approval', 'approved')).rejects.toThrow(ForbiddenError);
    await expect(approvals.decide(as(OWNER, { scope: 'write' }), 'approval', 'approved')).rejects.toThrow(ForbiddenError);
    await expect(approvals.get(as(OWNER), 'nothing')).rejects.toThrow(new UnknownIdError('approval'));
    await expect(approvals.decide(as(OWNER), 'nothing', 'approved')).rejects.toThrow(new UnknownIdError('approval'));
  });

  test('that are gone in the same moment are unknown', async () => {
    const { ports } = await world();
    const approvals = makeApprovals({ ...ports, approvals: { ...ports.approvals, decide: async () => null } });
    await expect(approvals.decide(as(OWNER), 'approval', 'approved')).rejects.toThrow(UnknownIdError);
  });
});
