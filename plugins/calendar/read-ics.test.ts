import { describe, expect, test } from 'vitest';

import { readIcs } from './read-ics.ts';

const ZONE = 'Europe/Berlin';
const WEEK = { from: new Date('2026-11-23T00:00:00+01:00'), until: new Date('2026-11-30T00:00:00+01:00') };
/** Berlin's clock under the name that Microsoft gives it, which no list of zones has. */
const WINDOWS = `BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE`;

function calendar(...parts: readonly string[]): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\n').replaceAll('\n', '\r\n');
}

function event(...lines: readonly string[]): string {
  return ['BEGIN:VEVENT', ...(lines.some((each) => each.startsWith('UID')) ? [] : ['UID:a']), ...lines, 'END:VEVENT'].join('\n');
}

/** "11-24 10:00–11:00", on the clock of the zone, with what stands behind it. */
function read(text: string, range = WEEK, zone = ZONE): readonly string[] {
  const shown = (instant: number): string =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(instant).slice(5);
  return readIcs(text, range, zone)
    .toSorted((a, b) => a.start - b.start)
    .map(
      ({ start, end, isAllDay, title }) =>
        `${shown(start)}–${shown(end).slice(6)}${isAllDay ? ' all day' : ''}${title === '' ? '' : ` ${title}`}`,
    );
}

describe('times', () => {
  test.each([
    ['in UTC', ['DTSTART:20261124T090000Z', 'DTEND:20261124T100000Z'], '11-24 10:00–11:00'],
    [
      'of a zone that is only named',
      ['DTSTART;TZID=America/New_York:20261124T090000', 'DTEND;TZID=America/New_York:20261124T093000'],
      '11-24 15:00–15:30',
    ],
    [
      'that begin and end in two zones',
      ['DTSTART;TZID=Europe/Berlin:20261124T090000', 'DTEND;TZID=Europe/Moscow:20261124T133000'],
      '11-24 09:00–11:30',
    ],
    ['without a zone, on the clock of the reader', ['DTSTART:20261124T090000', 'DTEND:20261124T100000'], '11-24 09:00–10:00'],
    ['with a length', ['DTSTART:20261124T090000Z', 'DURATION:PT1H30M'], '11-24 10:00–11:30'],
    ['without an end', ['DTSTART:20261124T090000Z'], '11-24 10:00–10:00'],
    ['that end before they begin', ['DTSTART:20261124T090000Z', 'DTEND:20261124T080000Z'], '11-24 10:00–10:00'],
    ['of a zone that nobody knows, on the clock of the reader', ['DTSTART;TZID=Nowhere/Land:20261124T090000'], '11-24 09:00–09:00'],
    ['of a whole day', ['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261125'], '11-24 00:00–00:00 all day'],
    ['of a whole day without an end', ['DTSTART;VALUE=DATE:20261124'], '11-24 00:00–00:00 all day'],
  ])('%s', (_, lines, expected) => {
    expect(read(calendar(event(...lines)))).toEqual([expected]);
  });

  test('of a zone that the calendar itself describes under a name of its own, in winter and in summer', () => {
    const lines = [
      'DTSTART;TZID=W. Europe Standard Time:20260701T090000',
      'DTEND;TZID=W. Europe Standard Time:20260701T100000',
      'RRULE:FREQ=MONTHLY',
    ];
    const year = { from: new Date('2026-10-01T00:00:00Z'), until: new Date('2026-12-02T00:00:00Z') };
    expect(read(calendar(WINDOWS, event(...lines)), year)).toEqual(['10-01 09:00–10:00', '11-01 09:00–10:00', '12-01 09:00–10:00']);
    expect(read(calendar(WINDOWS, event(...lines)), year, 'UTC')).toEqual(['10-01 07:00–08:00', '11-01 08:00–09:00', '12-01 08:00–09:00']);
  });

  test('of a zone of the world go by what the world knows, whatever the calendar says of it', () => {
    const wrong = WINDOWS.replace('W. Europe Standard Time', 'Europe/Moscow');
    expect(read(calendar(wrong, event('DTSTART;TZID=Europe/Moscow:20261124T120000')))).toEqual(['11-24 10:00–10:00']);
  });

  test('a whole day is the day of whoever reads, in Moscow as in New York', () => {
    const text = calendar(event('DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261126'));
    const [found] = readIcs(text, WEEK, 'Europe/Moscow');
    expect([found?.start, found?.end]).toEqual([Date.parse('2026-11-24T00:00+03:00'), Date.parse('2026-11-26T00:00+03:00')]);
  });
});

describe('what repeats', () => {
  test('stays at its hour when the clocks change', () => {
    const range = { from: new Date('2026-10-23T00:00:00Z'), until: new Date('2026-10-28T00:00:00Z') };
    const text = calendar(
      event('DTSTART;TZID=Europe/Berlin:20260101T090000', 'DTEND;TZID=Europe/Berlin:20260101T100000', 'RRULE:FREQ=DAILY'),
    );
    expect(read(text, range)).toEqual(['10-23', '10-24', '10-25', '10-26', '10-27'].map((day) => `${day} 09:00–10:00`));
    expect(read(text, range, 'UTC').map((each) => each.slice(6))).toEqual([
      '07:00–08:00',
      '07:00–08:00',
      '08:00–09:00',
      '08:00–09:00',
      '08:00–09:00',
    ]);
  });

  const STANDUP = ['DTSTART;TZID=Europe/Berlin:20261123T090000', 'DURATION:PT15M', 'RRULE:FREQ=DAILY;COUNT=5', 'SUMMARY:Standup'];

  test('leaves out what is excluded, and adds what comes besides', () => {
    const more = ['EXDATE;TZID=Europe/Berlin:20261124T090000,20261126T090000', 'RDATE;TZID=Europe/Berlin:20261128T120000'];
    expect(read(calendar(event(...STANDUP, ...more)))).toEqual([
      '11-23 09:00–09:15 Standup',
      '11-25 09:00–09:15 Standup',
      '11-27 09:00–09:15 Standup',
      '11-28 12:00–12:15 Standup',
    ]);
  });

  test('shows what was moved where it is now, also from and to outside of the range, and what was cancelled as taking no time', () => {
    const at = (id: string, start: string, ...more: readonly string[]): string =>
      event(`RECURRENCE-ID;TZID=Europe/Berlin:${id}`, `DTSTART;TZID=Europe/Berlin:${start}`, 'DURATION:PT1H', 'SUMMARY:Moved', ...more);
    const text = calendar(
      event('DTSTART;TZID=Europe/Berlin:20261101T090000', 'DURATION:PT15M', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Weekly'),
      at('20261129T090000', '20261127T140000'),
      at('20270103T090000', '20261126T080000'),
      at('20261122T090000', '20261210T080000'),
    );
    expect(read(text)).toEqual(['11-26 08:00–09:00 Moved', '11-27 14:00–15:00 Moved']);
    expect(read(text, { from: new Date('2026-12-01T00:00:00Z'), until: new Date('2026-12-14T00:00:00Z') })).toEqual([
      '12-06 09:00–09:15 Weekly',
      '12-10 08:00–09:00 Moved',
      '12-13 09:00–09:15 Weekly',
    ]);
    const cancelled = calendar(event(...STANDUP), at('20261124T090000', '20261124T090000', 'STATUS:CANCELLED'));
    expect(
      readIcs(cancelled, WEEK, ZONE)
        .filter(({ isBusy }) => !isBusy)
        .map(({ title }) => title),
    ).toEqual(['Moved']);
  });

  test('knows a change that names its place in UTC, and all that follow one', () => {
    const inUtc = event('RECURRENCE-ID:20261124T080000Z', 'DTSTART;TZID=Europe/Berlin:20261124T110000', 'DURATION:PT15M', 'SUMMARY:Later');
    expect(read(calendar(event(...STANDUP), inUtc)).slice(0, 3)).toEqual([
      '11-23 09:00–09:15 Standup',
      '11-24 11:00–11:15 Later',
      '11-25 09:00–09:15 Standup',
    ]);
    const future = event(
      'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261125T090000',
      'DTSTART;TZID=Europe/Berlin:20261125T100000',
      'DURATION:PT15M',
      'SUMMARY:From now on',
    );
    expect(read(calendar(event(...STANDUP), future))).toEqual([
      '11-23 09:00–09:15 Standup',
      '11-24 09:00–09:15 Standup',
      '11-25 10:00–10:15 From now on',
      '11-26 10:00–10:15 From now on',
      '11-27 10:00–10:15 From now on',
    ]);
  });

  test('keeps the changes of one series apart from another one in the same file', () => {
    const other = event(
      'UID:b',
      'DTSTART;TZID=Europe/Berlin:20261123T090000',
      'DURATION:PT1H',
      'RRULE:FREQ=DAILY;COUNT=2',
      'SUMMARY:Other',
    );
    const moved = event(
      'UID:b',
      'RECURRENCE-ID;TZID=Europe/Berlin:20261124T090000',
      'DTSTART;TZID=Europe/Berlin:20261124T150000',
      'DURATION:PT1H',
      'SUMMARY:Other',
    );
    expect(read(calendar(event(...STANDUP, 'UID:a'), other, moved)).filter((each) => each.endsWith('Other'))).toEqual([
      '11-23 09:00–10:00 Other',
      '11-24 15:00–16:00 Other',
    ]);
    expect(read(calendar(event(...STANDUP, 'UID:a'), other, moved))).toHaveLength(7);
  });

  test('shows a change that came without its series', () => {
    expect(read(calendar(event('RECURRENCE-ID:20261124T080000Z', 'DTSTART:20261125T080000Z', 'SUMMARY:Alone')))).toEqual([
      '11-25 09:00–09:00 Alone',
    ]);
  });

  test.each([
    ['each second, long ago', 'RRULE:FREQ=SECONDLY'],
    ['on a day that never is', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'],
  ])('gives up a rule that is %s', (_, rule) => {
    expect(read(calendar(event('DTSTART:20200101T090000Z', rule)))).toEqual([]);
  });

  test('finds this week of what began long ago', () => {
    expect(read(calendar(event('DTSTART;TZID=Europe/Berlin:19950102T090000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY')))).toEqual([
      '11-23 09:00–10:00',
    ]);
  });
});

describe('what else is in it', () => {
  test('is read: title, place, who is invited, and whether it takes the time', () => {
    const [one, two] = readIcs(
      calendar(
        event(
          'DTSTART:20261124T090000Z',
          'SUMMARY:Обед\\, потом кофе',
          'LOCATION: Café ',
          'ATTENDEE;CN=Boris:MAILTO:boris@example.org',
          'ATTENDEE:mailto:a@example.org',
        ),
        event('UID:b', 'DTSTART:20261124T090000Z', 'TRANSP:TRANSPARENT', 'SUMMARY:  '),
      ),
      WEEK,
      ZONE,
    );
    expect(one).toMatchObject({
      uid: 'a',
      title: 'Обед, потом кофе',
      place: 'Café',
      invitees: ['boris@example.org', 'a@example.org'],
      isBusy: true,
      recurrenceId: null,
    });
    expect(two).toMatchObject({ title: '', place: null, invitees: [], isBusy: false });
  });

  test('does no harm: tasks, events without a beginning, and what lies outside', () => {
    const task = 'BEGIN:VTODO\nUID:t\nDTSTART:20261124T090000Z\nEND:VTODO';
    expect(
      read(
        calendar(
          task,
          event('SUMMARY:Never'),
          event('DTSTART:20261130T000000'),
          event('DTSTART:20261122T220000Z', 'DTEND:20261122T230000Z'),
        ),
      ),
    ).toEqual([]);
  });

  test.each(['', '<html></html>', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT', 'BEGIN:VCARD\r\nFN:Anna\r\nEND:VCARD\r\n', 'Hello'])(
    'throws for what is no calendar: %j',
    (text) => {
      expect(() => readIcs(text, WEEK, ZONE)).toThrow();
    },
  );
});
