import { describe, expect, test } from 'vitest';

import { anEvent, makeCalendarWorld } from '../../testing/calendar-world.ts';

const ZONE = 'America/New_York';
const DENTIST = anEvent({ uid: 'd', lines: [`DTSTART;TZID=${ZONE}:20261124T100000`, 'SUMMARY:Dentist'] });
const AGAIN = anEvent({ uid: 'o', lines: [`DTSTART;TZID=${ZONE}:20261126T100000`, 'SUMMARY:Dentist again'] });
const STANDUP = anEvent({ uid: 's', lines: [`DTSTART;TZID=${ZONE}:20261123T090000`, 'RRULE:FREQ=DAILY', 'SUMMARY:Standup'] });

async function linked(files: Readonly<Record<string, string>>) {
  const world = await makeCalendarWorld();
  for (const [name, text] of Object.entries(files)) world.server.files.set(`/anna/work/${name}.ics`, text);
  await world.link();
  return { ...world, left: () => [...world.server.files.keys()] };
}

describe('of several that fit one is chosen', () => {
  test.each([
    ['2', 'o'],
    ['the second one', 'o'],
    ['№1', 'd'],
    ['first', 'd'],
    ['again', 'o'],
    ['24 Nov', 'd'],
  ])('by "%s"', async (said, gone) => {
    const { command, say, left } = await linked({ d: DENTIST, o: AGAIN });
    expect(await command('cancel dentist')).toMatch(/^1\. .*\*\*Dentist\*\*.*\n2\. .*\*\*Dentist again\*\*.*\n\nWhich one\?$/u);
    expect(await say(said)).toBe('Cancelled.');
    expect(left()).toEqual([`/anna/work/${gone === 'd' ? 'o' : 'd'}.ics`]);
  });

  test.each(['3', 'dentist', 'what a day'])('and not by "%s", which leaves all as they are', async (said) => {
    const { command, say, left } = await linked({ d: DENTIST, o: AGAIN });
    await command('cancel dentist');
    expect(await say(said)).toBeNull();
    expect(left()).toHaveLength(2);
  });

  test('or none', async () => {
    const { command, say, left } = await linked({ d: DENTIST, o: AGAIN });
    await command('cancel dentist');
    expect(await say('no')).toBe('Left as it is.');
    expect(left()).toHaveLength(2);
  });

  test('one of those that repeat, or all', async () => {
    const { command, say, left } = await linked({ s: STANDUP });
    expect(await command('cancel standup tomorrow')).toMatch(/\n1\. .*\n2\. /u);
    expect(await say('2')).toBe('Cancelled.');
    expect(left()).toEqual([]);
  });
});

test('one of a series that was renamed from a time on keeps that name when it is moved', async () => {
  const later = [
    `RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=${ZONE}:20261125T090000`,
    `DTSTART;TZID=${ZONE}:20261125T090000`,
    'SUMMARY:Check-in',
  ];
  const both = STANDUP.replace(
    'END:VEVENT',
    ['END:VEVENT', 'BEGIN:VEVENT', 'UID:s', 'DTSTAMP:20261101T000000Z', ...later, 'END:VEVENT'].join('\r\n'),
  );
  const { command, press } = await linked({ s: both });
  await command('move check-in on Thursday to 11:00');
  expect(await press('Move')).toBe('Moved.');
  expect(await command('Thursday')).toContain('11:00 **Check-in**');
  expect(await command('Friday')).toContain('9:00 **Check-in**');
});

test('what was added elsewhere minutes before it began is told late rather than never, and once', async () => {
  const { runDue, whole, server } = await linked({});
  expect(await runDue()).toEqual([]);
  const at = (minute: number) => anEvent({ uid: 'n', lines: [`DTSTART;TZID=${ZONE}:20261123T0${String(700 + minute)}00`, 'SUMMARY:New'] });
  server.files.set('/anna/work/n.ics', at(7));
  whole.clock.jump(10 * 60_000);
  const told = await runDue();
  expect(told).toEqual(['⏰ began 3 min ago: 7:07 **New**']);
  whole.clock.jump(10 * 60_000);
  expect(await runDue()).toEqual(told);
});

test.each([
  'link anna@gmail.com',
  'link https://calendar.google.com/calendar/dav anna',
  'link https://apidata.googleusercontent.com/caldav/v2 anna@gmail.com',
])('"/calendar %s" says how a calendar of Google is read', async (argument) => {
  const { command } = await makeCalendarWorld();
  expect(await command(argument)).toMatch(/^Google takes no password here\..*`\/calendar feed ADDRESS`\.$/u);
});

test.each(['link https://notgoogle.com anna', 'link https://cloud.example.org/google.com anna'])(
  '"/calendar %s" is another server',
  async (argument) => {
    const { command } = await makeCalendarWorld();
    expect(await command(argument)).not.toContain('Google');
  },
);
