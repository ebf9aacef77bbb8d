import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';

import { calendarZone } from './calendar-zone.ts';
import { readIcs } from './read-ics.ts';
import { isMarked, moved, newEvent, withoutOne } from './write-ics.ts';
import type { Draft } from './write-ics.ts';

const ZONE = 'Europe/Berlin';
const WRITING = { zone: ZONE, now: new Date('2026-10-01T10:00:00Z'), mark: 'm1' };
const OCTOBER = { from: new Date('2026-10-19T00:00:00Z'), until: new Date('2026-11-02T00:00:00Z') };

function draft(change: Partial<Draft> = {}): Draft {
  const [start, end] = [Date.parse('2026-10-20T09:00+02:00'), Date.parse('2026-10-20T10:00+02:00')];
  return { title: 'Standup', start, end, isAllDay: false, place: null, invitees: [], rule: null, ...change };
}

/** As it is read again, also by somebody elsewhere. */
function read(text: string, zone = ZONE) {
  return readIcs(text, OCTOBER, zone).toSorted((a, b) => a.start - b.start);
}

function startsOf(text: string): readonly string[] {
  return read(text, 'Asia/Tokyo').map(({ start }) => new Date(start).toISOString().slice(5, 16));
}

const WEEKLY = newEvent('u', draft({ rule: 'FREQ=WEEKLY;BYDAY=TU' }), WRITING);
const SECOND = { uid: 'u', recurrenceId: '2026-10-27T09:00:00' };

describe('a new event', () => {
  test('is read again as it was meant', () => {
    const meant = draft({ title: 'Обед; кофе, "торт"\nи чай', place: 'Café, 1', invitees: ['a@example.org'] });
    const [found] = read(newEvent('u', meant, WRITING));
    expect(found).toMatchObject({
      uid: 'u',
      title: meant.title,
      place: 'Café, 1',
      invitees: ['a@example.org'],
      start: meant.start,
      end: meant.end,
    });
  });

  test('that repeats stays at its hour when the clocks change', () => {
    expect(startsOf(WEEKLY)).toEqual(['10-20T07:00', '10-27T08:00']);
  });

  test('of whole days has no hour and no zone', () => {
    const text = newEvent(
      'u',
      draft({ isAllDay: true, start: Date.parse('2026-10-25T00:00+02:00'), end: Date.parse('2026-10-26T00:00+01:00') }),
      WRITING,
    );
    expect(text).toContain('DTSTART;VALUE=DATE:20261025\r\nDTEND;VALUE=DATE:20261026');
    expect(text).not.toContain('VTIMEZONE');
  });

  test('holds its mark', () => {
    expect(isMarked(WEEKLY, 'm1')).toBe(true);
    expect(isMarked(WEEKLY, 'm2')).toBe(false);
  });
});

describe('a change', () => {
  const span = { start: Date.parse('2026-10-28T14:00+01:00'), end: Date.parse('2026-10-28T14:30+01:00'), isAllDay: false };
  const writing = { ...WRITING, mark: 'm2' };

  test('of one moves that one alone, and once more if asked', () => {
    const once = moved(WEEKLY, SECOND, span, writing) ?? '';
    expect(startsOf(once)).toEqual(['10-20T07:00', '10-28T13:00']);
    expect(isMarked(once, 'm2')).toBe(true);
    const later = { ...span, start: span.start + 3_600_000, end: span.end + 3_600_000 };
    const twice = moved(once, SECOND, later, writing) ?? '';
    expect(startsOf(twice)).toEqual(['10-20T07:00', '10-28T14:00']);
  });

  test('of one cancels that one alone, also if it was moved before', () => {
    expect(startsOf(withoutOne(WEEKLY, SECOND, writing) ?? '')).toEqual(['10-20T07:00']);
    const once = moved(WEEKLY, SECOND, span, writing) ?? '';
    expect(startsOf(withoutOne(once, SECOND, writing) ?? '')).toEqual(['10-20T07:00']);
  });

  test('counts up, leaves what it does not know, and brings the zone that it needs', () => {
    const theirs =
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u\r\nSEQUENCE:4\r\nX-THEIRS:1\r\nDTSTART:20261020T070000Z\r\nDURATION:PT1H\r\nSUMMARY:A\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
    const text = moved(theirs, { uid: 'u', recurrenceId: null }, span, writing) ?? '';
    expect(startsOf(text)).toEqual(['10-28T13:00']);
    for (const part of ['SEQUENCE:5', 'X-THEIRS:1', 'BEGIN:VALARM', 'TZID:Europe/Berlin']) expect(text).toContain(part);
    expect(text).not.toContain('DURATION');
  });

  test('of all-day events moves the day', () => {
    const day = newEvent(
      'u',
      draft({
        isAllDay: true,
        start: Date.parse('2026-10-20T00:00+02:00'),
        end: Date.parse('2026-10-21T00:00+02:00'),
        rule: 'FREQ=WEEKLY',
      }),
      WRITING,
    );
    const to = { start: Date.parse('2026-10-28T00:00+01:00'), end: Date.parse('2026-10-29T00:00+01:00'), isAllDay: true };
    const text = moved(day, { uid: 'u', recurrenceId: '2026-10-27' }, to, writing) ?? '';
    expect(text).toContain('RECURRENCE-ID;VALUE=DATE:20261027');
    expect(read(text).map(({ start }) => new Date(start).toISOString().slice(5, 16))).toEqual(['10-19T22:00', '10-27T23:00']);
    expect(read(withoutOne(day, { uid: 'u', recurrenceId: '2026-10-27' }, writing) ?? '')).toHaveLength(1);
  });

  test('of what is not there any more is none', () => {
    expect(moved(WEEKLY, { uid: 'x', recurrenceId: null }, span, writing)).toBeNull();
    expect(withoutOne(WEEKLY, { uid: 'x', recurrenceId: '2026-10-27T09:00:00' }, writing)).toBeNull();
  });
});

test.each([
  ['Europe/Berlin', 3_600],
  ['Asia/Kolkata', 19_800],
  ['America/New_York', -18_000],
  ['Australia/Lord_Howe', 39_600],
])('the clock of %s is described as it is', (zone, winter) => {
  const described = new ICAL.Timezone({ component: calendarZone(zone, new Date('2026-10-01T00:00:00Z')), tzid: zone });
  expect(described.utcOffset(ICAL.Time.fromDateTimeString('2027-01-15T12:00:00'))).toBe(winter);
  const [summer] = [new Date('2027-07-15T12:00:00Z')].map((at) =>
    Number(new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' }).format(at)),
  );
  const hours = (described.utcOffset(ICAL.Time.fromDateTimeString('2027-07-15T12:00:00')) / 3600 + 12 + 24) % 24;
  expect(Math.floor(hours)).toBe(summer);
});
