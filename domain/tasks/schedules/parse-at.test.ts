import { describe, expect, it } from 'vitest';

import { parseAt } from './parse-at.ts';

/** Monday, 13:00 in Berlin. */
const NOW = new Date('2026-11-23T12:00:00Z');

function read(text: string, zone = 'Europe/Berlin', now = NOW): string {
  return parseAt(text, { now, zone, language: 'en' }).toISOString();
}

describe('a time in words', () => {
  it.each([
    ['tomorrow 9:00', '2026-11-24T08:00:00.000Z'],
    ['Tomorrow at 9:00', '2026-11-24T08:00:00.000Z'],
    ['завтра в 9', '2026-11-24T08:00:00.000Z'],
    ['Завтра  9:00', '2026-11-24T08:00:00.000Z'],
    ['завтра в 9 вечера', '2026-11-24T20:00:00.000Z'],
    ['2026-12-01 14:30', '2026-12-01T13:30:00.000Z'],
    ['2026-12-01T14:30', '2026-12-01T13:30:00.000Z'],
    ['2026-12-01T14:30:00Z', '2026-12-01T14:30:00.000Z'],
    ['in 2 hours', '2026-11-23T14:00:00.000Z'],
    ['in 2 seconds', '2026-11-23T12:00:02.000Z'],
    ['через полчаса', '2026-11-23T12:30:00.000Z'],
    ['через 2 секунды', '2026-11-23T12:00:02.000Z'],
    ['friday 18:00', '2026-11-27T17:00:00.000Z'],
    ['on friday 18:00', '2026-11-27T17:00:00.000Z'],
    ['в пятницу в 18:00', '2026-11-27T17:00:00.000Z'],
    ['18:00', '2026-11-23T17:00:00.000Z'],
    ['9:00', '2026-11-24T08:00:00.000Z'],
    ['5pm', '2026-11-23T16:00:00.000Z'],
    ['1 декабря в 14:30', '2026-12-01T13:30:00.000Z'],
    ['01.12.2026 14:30', '2026-12-01T13:30:00.000Z'],
    ['monday 9:00', '2026-11-30T08:00:00.000Z'],
    ['midnight', '2026-11-23T23:00:00.000Z'],
  ])('"%s" is read on the clock of the zone', (text, at) => expect(read(text)).toBe(at));

  it('means the day that it is in the zone', () => {
    // Already Tuesday on Kiritimati.
    expect(read('tomorrow 9:00', 'Pacific/Kiritimati')).toBe('2026-11-24T19:00:00.000Z');
    expect(read('завтра в 9', 'America/Los_Angeles', new Date('2026-11-24T07:30:00Z'))).toBe('2026-11-24T17:00:00.000Z');
  });

  it('in a gap of the clock is the end of the gap, and of two the first', () => {
    expect(read('2027-03-28 02:30')).toBe('2027-03-28T01:00:00.000Z');
    expect(read('2027-10-31 02:30')).toBe('2027-10-31T00:30:00.000Z');
    expect(read('tomorrow 0:00', 'America/Santiago', new Date('2026-09-05T12:00:00Z'))).toBe('2026-09-06T04:00:00.000Z');
  });

  it('that is a span counts real hours, also over a change of the clock', () => {
    expect(read('in 3 hours', 'Europe/Berlin', new Date('2027-03-28T00:30:00Z'))).toBe('2027-03-28T03:30:00.000Z');
  });

  it.each([
    ['tomorrow', 'at: "tomorrow" says no time of day: write it like "tomorrow 9:00".'],
    ['через неделю', 'at: "через неделю" says no time of day: write it like "tomorrow 9:00".'],
    ['yesterday 9:00', 'at: "yesterday 9:00" has passed already: write a time to come, like "tomorrow 9:00".'],
    ['today 9:00', 'at: "today 9:00" has passed already: write a time to come, like "tomorrow 9:00".'],
    ['2 hours ago', 'at: "2 hours ago" has passed already: write a time to come, like "tomorrow 9:00".'],
    ['2020-01-01 10:00', 'at: "2020-01-01 10:00" has passed already: write a time to come, like "tomorrow 9:00".'],
    ['05/06/2027 10:00', 'at: in "05/06/2027 10:00" day and month can be taken for each other: write it like "2026-12-01 14:30".'],
    ['friday at 6', 'at: "friday at 6" can be in the morning or in the evening: write it like "friday 18:00" or "friday 6pm".'],
    ['tomorrow 25:00', 'at: "tomorrow 25:00" can\'t be read as one time: write it like "tomorrow 9:00" or "2026-12-01 14:30".'],
    ['2027-02-30 10:00', 'at: "2027-02-30 10:00" can\'t be read as one time: write it like "tomorrow 9:00" or "2026-12-01 14:30".'],
    ['9:00-10:00', 'at: "9:00-10:00" can\'t be read as one time: write it like "tomorrow 9:00" or "2026-12-01 14:30".'],
    [
      'tomorrow 9:00 and friday 10:00',
      'at: "tomorrow 9:00 and friday 10:00" can\'t be read as one time: write it like "tomorrow 9:00" or "2026-12-01 14:30".',
    ],
    ['every day at 9:00', 'at: "every day at 9:00" can\'t be read as one time: write it like "tomorrow 9:00" or "2026-12-01 14:30".'],
    ['soon', 'at: "soon" can\'t be read as one time: write it like "tomorrow 9:00" or "2026-12-01 14:30".'],
    ['', 'at: "" can\'t be read as one time: write it like "tomorrow 9:00" or "2026-12-01 14:30".'],
  ])('"%s" is refused with a right example', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('is refused in Russian too, and shown in part when it is endless', () => {
    expect(() => parseAt('когда-нибудь', { now: NOW, zone: 'UTC', language: 'ru' })).toThrow('не читается как одно время');
    expect(() => read('9'.repeat(100_000))).toThrow(/^.{1,250}$/);
  });
});
