import { describe, expect, test } from 'vitest';

import { ForbiddenError, InvalidInputError, UnauthenticatedError } from '../errors.ts';
import { ADMIN, ANNA, as, BORIS, furnish, GUEST, makeDomainWorld } from '../testing/domain-world.ts';
import { aReservation, uuid } from '../testing/fixtures.ts';
import { makeReportCosts } from './report-costs.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  const spend = async (number: number, personId: string, hoursAgo: number, cost: number): Promise<void> => {
    const at = new Date(ports.clock.now().getTime() - hoursAgo * 3_600_000);
    await ports.ledger.reserve(aReservation({ id: uuid(number), personId, at }));
    await ports.ledger.settle(
      uuid(number),
      { cost, usage: { inputTokens: 10, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 5, reasoningTokens: 0 } },
      at,
    );
  };
  await spend(71, ANNA.id, 1, 100);
  await spend(72, ANNA.id, 30, 20);
  await spend(73, BORIS.id, 1, 7);
  return { ports, report: makeReportCosts(ports) };
}

describe('what was spent', () => {
  test("is told of one's own, in one's own days", async () => {
    const { report } = await world();
    await expect(report(as(ANNA), { days: 2, groupBy: 'day', everybody: false })).resolves.toMatchObject([
      { group: '2026-11-22', cost: 20, calls: 1 },
      { group: '2026-11-23', cost: 100, calls: 1 },
    ]);
    await expect(report(as(ANNA), { days: 1, groupBy: 'model', everybody: false })).resolves.toMatchObject([
      { group: 'anthropic/claude', cost: 100 },
    ]);
  });

  test("of everybody's is told to admins", async () => {
    const { report } = await world();
    await expect(report(as(ADMIN), { days: 30, groupBy: 'person', everybody: true })).resolves.toMatchObject([
      { group: ANNA.id, cost: 120 },
      { group: BORIS.id, cost: 7 },
    ]);
    await expect(report(as(ANNA), { days: 30, groupBy: 'person', everybody: true })).rejects.toThrow(ForbiddenError);
    await expect(report(as(GUEST), { days: 30, groupBy: 'day', everybody: false })).rejects.toThrow(ForbiddenError);
    await expect(report(null, { days: 30, groupBy: 'day', everybody: false })).rejects.toThrow(UnauthenticatedError);
  });

  test('is told in UTC to one who is gone', async () => {
    const { report } = await world();
    await expect(report(as({ ...ANNA, id: 'gone' }), { days: 1, groupBy: 'day', everybody: false })).resolves.toEqual([]);
  });

  test.each([0, -1, 401, 1.5, Number.NaN])('for %d days is refused', async (days) => {
    const { report } = await world();
    await expect(report(as(ANNA), { days, groupBy: 'day', everybody: false })).rejects.toThrow(InvalidInputError);
  });
});
