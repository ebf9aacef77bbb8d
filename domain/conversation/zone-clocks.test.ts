import { expect, test } from 'vitest';

import { wallTimeOf } from '../tasks/schedules/zone-time.ts';
import { makeZoneClocks } from './zone-clocks.ts';

const EVENING = new Date('2026-11-23T22:30:00.250Z');

test('the clock of a zone tells time and day there, the one of UTC too', () => {
  const zones = makeZoneClocks();
  for (const [zone, wall, day] of [
    ['UTC', '2026-11-23T22:30:00.250Z', '2026-11-23'],
    ['Asia/Tokyo', '2026-11-24T07:30:00.250Z', '2026-11-24'],
    ['America/St_Johns', '2026-11-23T19:00:00.250Z', '2026-11-23'],
  ] as const) {
    expect([new Date(zones(zone).wallAt(EVENING)).toISOString(), zones(zone).dayOf(EVENING)]).toEqual([wall, day]);
    expect(wallTimeOf(EVENING, zone)).toBe(zones(zone).wallAt(EVENING));
  }
});

test('a zone that was asked for lately is not made again, and one that nobody asks for any more is let go', () => {
  const zones = makeZoneClocks();
  const [moscow, berlin] = [zones('Europe/Moscow'), zones('Europe/Berlin')];
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('America/'));
  for (const zone of others.slice(0, 49)) zones(zone);
  expect(zones('Europe/Berlin')).toBe(berlin);
  expect(zones('Europe/Moscow')).not.toBe(moscow);
});
