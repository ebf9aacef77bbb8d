import fc from 'fast-check';
import { expect, test } from 'vitest';

import { dayOf, lastDays } from './calendar-day.ts';

test.each([
  ['UTC', '2026-11-23T12:00:00Z', 1, ['2026-11-23'], '2026-11-23T00:00:00.000Z'],
  ['UTC', '2026-11-23T00:00:00Z', 2, ['2026-11-22', '2026-11-23'], '2026-11-22T00:00:00.000Z'],
  ['Asia/Tokyo', '2026-11-23T15:00:00Z', 1, ['2026-11-24'], '2026-11-23T15:00:00.000Z'],
  // The clocks went forward in between, so that three days have 71 hours.
  ['Europe/Berlin', '2026-03-30T12:00:00Z', 3, ['2026-03-28', '2026-03-29', '2026-03-30'], '2026-03-27T23:00:00.000Z'],
  // There is no midnight: the day begins at 1.
  ['America/Santiago', '2026-09-06T12:00:00Z', 1, ['2026-09-06'], '2026-09-06T04:00:00.000Z'],
])('in %s at %s the last %d days are %j and begin at %s', (timeZone, now, count, days, from) => {
  expect(lastDays(timeZone, new Date(now), count)).toEqual({ days, from: new Date(from) });
});

test('the oldest of the last days begins where another day ends, in every zone', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  const at = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(zones, at, fc.integer({ min: 1, max: 40 }), (timeZone, now, count) => {
      const { days, from } = lastDays(timeZone, now, count);
      expect(days.at(-1)).toBe(dayOf(timeZone, now).day);
      expect(dayOf(timeZone, from).day >= (days[0] ?? '')).toBe(true);
      expect(dayOf(timeZone, new Date(from.getTime() - 1)).day < (days[0] ?? '')).toBe(true);
    }),
    { numRuns: 100 },
  );
});
