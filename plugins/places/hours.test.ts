import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { makeReadOpening, wallOf } from './hours.ts';
import type { HoursPlace } from './hours.ts';
import type { When } from './read-when.ts';

const BERLIN: HoursPlace = { latitude: 52.52, longitude: 13.41, country: 'de', state: 'Berlin', zone: 'Europe/Berlin' };
const MOSCOW: HoursPlace = { latitude: 55.75, longitude: 37.59, country: 'ru', state: 'Москва', zone: 'Europe/Moscow' };
const NEW_YORK: HoursPlace = { latitude: 40.73, longitude: -73.99, country: 'us', state: 'New York', zone: 'America/New_York' };
const NOWHERE: HoursPlace = { latitude: 0, longitude: 0, country: null, state: null, zone: 'UTC' };
const NOW: When = { kind: 'now' };

async function openingOf(hours: string, place: HoursPlace, when: When | null, now: string) {
  const read = await makeReadOpening(place, when, new Date(now));
  return read({ id: 'node/1', name: 'x', latitude: 0, longitude: 0, tags: { opening_hours: hours } });
}

/** As `Sun 23:00`. */
function shown(date: Date | null): string | null {
  return date === null ? null : new Intl.DateTimeFormat('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(date);
}

let zoneBefore: string | undefined;
beforeEach(() => {
  zoneBefore = process.env['TZ'];
});
afterEach(() => {
  if (zoneBefore === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zoneBefore;
});

describe.each(['UTC', 'America/Los_Angeles', 'Asia/Tokyo'])('opening hours, read by a process in %s', (zone) => {
  const at = (day: Extract<When, { kind: 'at' }>['day'], minutes: number | null): When => ({ kind: 'at', day, minutes });
  const cases: readonly (readonly [string, HoursPlace, When | null, string, string, string | null])[] = [
    // A Monday noon in UTC: 13:00 in Berlin, 15:00 in Moscow, 07:00 in New York.
    ['24/7', MOSCOW, NOW, '2026-11-23T12:00:00Z', 'open', null],
    ['Mo-Fr 08:00-22:00; Sa,Su 09:00-21:00', MOSCOW, NOW, '2026-11-23T12:00:00Z', 'open', 'Mon 22:00'],
    ['Mo-Fr 08:00-20:00', NEW_YORK, NOW, '2026-11-23T12:00:00Z', 'closed', 'Mon 08:00'],
    ['Mo-Th 20:00-04:00; Fr-Sa 20:00-06:00', BERLIN, NOW, '2026-11-24T02:30:00Z', 'open', 'Tue 04:00'],
    ['Mo-Su 12:00-06:00', MOSCOW, NOW, '2026-11-23T02:00:00Z', 'open', 'Mon 06:00'],
    ['Mo-Sa 07:00-24:00; Su,PH off', BERLIN, at({ weekday: 0 }, 23 * 60), '2026-11-23T12:00:00Z', 'closed', 'Mon 07:00'],
    [
      'Mo-Th 08:00-23:00; Fr 08:00-24:00; Sa 09:00-24:00; Su 09:00-23:30',
      MOSCOW,
      at({ weekday: 0 }, 23 * 60),
      '2026-11-23T12:00:00Z',
      'open',
      'Sun 23:30',
    ],
    ['Mo-Fr 09:00-13:00,14:00-18:00', BERLIN, at({ in: 1 }, 13 * 60 + 30), '2026-11-23T12:00:00Z', 'closed', 'Tue 14:00'],
    ['Tu-Su 10:00-18:00', BERLIN, at({ weekday: 1 }, null), '2026-11-23T12:00:00Z', 'closed', 'Tue 10:00'],
    ['Mo-Fr 08:30-12:00,13:00-19:30', BERLIN, at({ in: 0 }, null), '2026-11-23T12:00:00Z', 'open', 'Mon 19:30'],
    ['24/7', BERLIN, { kind: 'always' }, '2026-11-23T12:00:00Z', 'open', null],
    ['08:00-23:00', BERLIN, { kind: 'always' }, '2026-11-23T12:00:00Z', 'closed', 'Mon 23:00'],
    // Holidays: Christmas Day, a Friday, in Germany; the first of January in Russia; Independence Day in the United States, a Saturday.
    ['Mo-Sa 07:00-22:00; PH off', BERLIN, NOW, '2026-12-25T12:00:00Z', 'closed', 'Mon 07:00'],
    ['Mo-Su 08:00-22:00; PH off', MOSCOW, NOW, '2027-01-01T12:00:00Z', 'closed', 'Sat 08:00'],
    ['Mo-Su 08:00-22:00; PH off', NEW_YORK, NOW, '2026-07-04T16:00:00Z', 'closed', 'Sun 08:00'],
    // Women's Day, a Sunday, is a holiday in Berlin and not in Munich, however the state is called.
    ['Mo-Su 07:00-22:00; PH off', BERLIN, NOW, '2026-03-08T12:00:00Z', 'closed', 'Mon 07:00'],
    ['Mo-Su 07:00-22:00; PH off', { ...BERLIN, state: 'DE-BE' }, NOW, '2026-03-08T12:00:00Z', 'closed', 'Mon 07:00'],
    ['Mo-Su 07:00-22:00; PH off', { ...BERLIN, state: 'DE-BY' }, NOW, '2026-03-08T12:00:00Z', 'open', 'Sun 22:00'],
    // Both sides of the change of the clocks in Berlin, 25 October 2026.
    ['Mo-Su 07:00-20:00', BERLIN, NOW, '2026-10-24T18:30:00Z', 'closed', 'Sun 07:00'],
    ['Mo-Su 07:00-20:00', BERLIN, NOW, '2026-10-25T18:30:00Z', 'open', 'Sun 20:00'],
    ['Mar-Oct: Mo-Su 09:00-23:00; Nov-Feb: Sa-Su 10:00-20:00', BERLIN, NOW, '2026-11-23T12:00:00Z', 'closed', 'Sat 10:00'],
    ['10:00-18:00; We[-1] off', MOSCOW, NOW, '2026-11-25T10:00:00Z', 'closed', 'Thu 10:00'],
    // Where nothing is known of holidays, the other rules count.
    ['Mo-Fr 08:00-20:00; PH off', NOWHERE, NOW, '2026-11-23T12:00:00Z', 'open', 'Mon 20:00'],
    ['Mo-Su,PH 08:00-20:00', NOWHERE, NOW, '2026-11-23T12:00:00Z', 'open', 'Mon 20:00'],
    ['Mo-Fr 08:00-20:00; PH off', { ...NOWHERE, country: 'in', state: 'Goa' }, NOW, '2026-11-23T12:00:00Z', 'open', 'Mon 20:00'],
    ['"по настроению"', MOSCOW, NOW, '2026-11-23T12:00:00Z', 'unknown', null],
    ['call us!!', BERLIN, NOW, '2026-11-23T12:00:00Z', 'unknown', null],
    ['', BERLIN, NOW, '2026-11-23T12:00:00Z', 'unknown', null],
  ];
  test.each(cases)('%s', async (hours, place, when, now, kind, changes) => {
    process.env['TZ'] = zone;
    const opening = await openingOf(hours, place, when, now);
    expect(opening.kind).toBe(kind);
    expect(opening.kind === 'unknown' ? null : shown(opening.changes)).toBe(changes);
  });

  test('follow the sun where the place is', async () => {
    process.env['TZ'] = zone;
    const opening = await openingOf('sunrise-sunset', BERLIN, NOW, '2026-06-21T12:00:00Z');
    // The sun sets at 21:33 there.
    expect(opening.kind === 'unknown' ? '' : shown(opening.changes)).toMatch(/^Sun 21:[234]\d$/);
  });

  test('are on the clock of the place', () => {
    process.env['TZ'] = zone;
    const wall = wallOf(new Date('2026-11-23T21:30:00Z'), 'Asia/Kolkata');
    expect([wall.getDate(), wall.getHours(), wall.getMinutes()]).toEqual([24, 3, 0]);
  });
});

test('are unknown of a place without any', async () => {
  const read = await makeReadOpening(BERLIN, null, new Date());
  expect(read({ id: 'node/1', name: 'x', latitude: 0, longitude: 0, tags: {} })).toEqual({ kind: 'unknown' });
});
