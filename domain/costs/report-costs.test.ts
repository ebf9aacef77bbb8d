import { describe, expect, test } from 'vitest';

import { ForbiddenError, InvalidInputError, UnauthenticatedError } from '../errors.ts';
import { ADMIN, ANNA, as, BORIS, furnish, GUEST, makeDomainWorld } from '../testing/domain-world.ts';
import { aConversation, aReservation, uuid } from '../testing/fixtures.ts';
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
    await expect(report(as(ANNA), { days: 2, groupBy: ['day'], everybody: false })).resolves.toMatchObject([
      { keys: ['2026-11-22'], cost: 20, calls: 1 },
      { keys: ['2026-11-23'], cost: 100, calls: 1 },
    ]);
    await expect(report(as(ANNA), { days: 1, groupBy: ['model'], everybody: false })).resolves.toMatchObject([
      { keys: ['anthropic/claude'], cost: 100 },
    ]);
  });

  test("of everybody's is told to admins", async () => {
    const { report } = await world();
    await expect(report(as(ADMIN), { days: 30, groupBy: ['person'], everybody: true })).resolves.toMatchObject([
      { keys: [ANNA.id], labels: [ANNA.name], cost: 120 },
      { keys: [BORIS.id], labels: ['Boris'], cost: 7 },
    ]);
    await expect(report(as(ANNA), { days: 30, groupBy: ['person'], everybody: true })).rejects.toThrow(ForbiddenError);
    await expect(report(as(GUEST), { days: 30, groupBy: ['day'], everybody: false })).rejects.toThrow(ForbiddenError);
    await expect(report(null, { days: 30, groupBy: ['day'], everybody: false })).rejects.toThrow(UnauthenticatedError);
  });

  test('is told in UTC to one who is gone', async () => {
    const { report } = await world();
    await expect(report(as({ ...ANNA, id: 'gone' }), { days: 1, groupBy: ['day'], everybody: false })).resolves.toEqual([]);
  });

  test('begins with the first day that is asked for, today is the last, wherever a day begins', async () => {
    const { report } = await world();
    const cost = async (days: number, timeZone: string) =>
      (await report(as(ANNA), { days, groupBy: [], everybody: false, timeZone })).reduce((sum, row) => sum + row.cost, 0);
    expect(await cost(1, 'UTC')).toBe(100);
    expect(await cost(2, 'UTC')).toBe(120);
    // It is the 24th there, and the 23rd began 24 hours before that.
    expect(await cost(1, 'Pacific/Kiritimati')).toBe(100);
    expect(await cost(2, 'pacific/kiritimati')).toBe(100);
    await expect(cost(1, 'Mars/Olympus')).rejects.toThrow(/no time zone "Mars\/Olympus"/);
  });

  test('names chats by their titles or addresses', async () => {
    const { ports, report } = await world();
    await ports.conversations.ensure(aConversation({ personId: ANNA.id, title: 'Garden' }));
    await expect(report(as(ANNA), { days: 2, groupBy: ['chat', 'mode', 'chat'], everybody: false })).resolves.toMatchObject([
      { keys: [uuid(10), 'chat'], labels: ['Garden', 'chat'], cost: 120 },
    ]);
  });

  test.each([0, -1, 401, 1.5, Number.NaN])('for %d days is refused', async (days) => {
    const { report } = await world();
    await expect(report(as(ANNA), { days, groupBy: ['day'], everybody: false })).rejects.toThrow(InvalidInputError);
  });
});
