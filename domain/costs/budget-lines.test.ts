import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { ANNA } from '../testing/domain-world.ts';
import { budgetLines } from './budget-lines.ts';

const BUDGETS = { personDay: 1, chatDay: 2, installationDay: 3 };

function personDay(timeZone: string, now: string) {
  const [line] = budgetLines(BUDGETS, { person: { ...ANNA, timeZone }, conversationId: null, task: null }, new Date(now));
  return { account: line?.account.replace(ANNA.id, 'anna'), renewsAt: line?.renewsAt?.toISOString() };
}

describe('budgets', () => {
  test('are counted per person, installation, chat and task, each on an account of its own', () => {
    const spender = { person: ANNA, conversationId: 'talk', task: { id: 'abc234', limit: 4 } };
    const day = { renewsAt: new Date('2026-11-23T23:00:00Z') };
    expect(budgetLines(BUDGETS, spender, new Date('2026-11-23T12:00:00Z'))).toEqual([
      { name: 'person-day', account: `person-day:${ANNA.id}:2026-11-23`, limit: 1, ...day },
      { name: 'installation-day', account: 'installation-day:2026-11-23', limit: 3, renewsAt: new Date('2026-11-24T00:00:00Z') },
      { name: 'chat-day', account: 'chat-day:talk:2026-11-23', limit: 2, ...day },
      { name: 'task', account: 'task:abc234', limit: 4, renewsAt: null },
    ]);
  });

  test.each([
    ['UTC', '2026-11-23T00:00:00Z', '2026-11-23', '2026-11-24T00:00:00.000Z'],
    ['UTC', '2026-11-23T23:59:59.999Z', '2026-11-23', '2026-11-24T00:00:00.000Z'],
    ['Asia/Tokyo', '2026-11-23T15:00:00Z', '2026-11-24', '2026-11-24T15:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-23T18:14:59Z', '2026-11-23', '2026-11-23T18:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01', '2027-01-01T10:00:00.000Z'],
    // 23 hours: the clocks go forward at 2 in the morning.
    ['Europe/Berlin', '2026-03-29T00:30:00Z', '2026-03-29', '2026-03-29T22:00:00.000Z'],
    // 25 hours: they go back at 3.
    ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['America/New_York', '2026-11-01T04:00:00Z', '2026-11-01', '2026-11-02T05:00:00.000Z'],
    // There is no midnight: the day begins at 1.
    ['America/Santiago', '2026-09-05T12:00:00Z', '2026-09-05', '2026-09-06T04:00:00.000Z'],
  ])('in %s the day of %s is %s and renews at %s', (timeZone, now, day, renewsAt) => {
    expect(personDay(timeZone, now)).toEqual({ account: `person-day:anna:${day}`, renewsAt });
  });

  test('renew at the first moment of another day, within 26 hours, in every zone', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const at = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(zones, at, (timeZone, now) => {
        const { account, renewsAt } = personDay(timeZone, now.toISOString());
        const midnight = new Date(renewsAt ?? 0).getTime();
        expect(midnight - now.getTime()).toBeGreaterThan(0);
        expect(midnight - now.getTime()).toBeLessThanOrEqual(26 * 3_600_000);
        expect(personDay(timeZone, new Date(midnight - 1).toISOString()).account).toBe(account);
        expect(personDay(timeZone, new Date(midnight).toISOString()).account).not.toBe(account);
      }),
      { numRuns: 100 },
    );
  });
});
