import { describe, expect, test } from 'vitest';

import { ANNA } from '../../domain/testing/domain-world.ts';
import { anEvent, makeCalendarWorld } from '../../testing/calendar-world.ts';

const DENTIST = anEvent({
  uid: 'd',
  lines: [
    'DTSTART;TZID=America/New_York:20261124T100000',
    'DTEND;TZID=America/New_York:20261124T110000',
    'SUMMARY:Dentist *with* [pain]',
    'LOCATION:Main St. 5',
  ],
});
const STANDUP = anEvent({
  uid: 's',
  lines: ['DTSTART;TZID=America/New_York:20261120T090000', 'DURATION:PT15M', 'RRULE:FREQ=DAILY', 'SUMMARY:Standup'],
});
const BIRTHDAY = anEvent({ uid: 'b', lines: ['DTSTART;VALUE=DATE:20261124', 'SUMMARY:Birthday of Mum'] });

async function linked(files: Readonly<Record<string, string>> = {}, options: Parameters<typeof makeCalendarWorld>[0] = {}) {
  const world = await makeCalendarWorld(options);
  for (const [name, text] of Object.entries(files)) world.server.files.set(`/anna/work/${name}.ics`, text);
  await world.link();
  const only = (): string => [...world.server.files.values()][0] ?? '';
  const writes = (): readonly string[] => world.server.asked.filter((each) => /^(?:PUT|DELETE)/u.test(each));
  return { ...world, only, writes };
}

describe('what is on', () => {
  test('is told day by day, on the clock of the person, with strange marks made harmless', async () => {
    const { say, last } = await linked({ d: DENTIST, s: STANDUP, b: BIRTHDAY });
    expect(await say("what's on my calendar tomorrow?")).toBe(
      [
        '**Tuesday 24 November**',
        '- all day **Birthday of Mum**',
        '- 9:00–9:15 **Standup** 🔁',
        String.raw`- 10:00–11:00 **Dentist \*with\* \[pain\]** 📍 Main St. 5`,
      ].join('\n'),
    );
    expect(last()?.isForeign).toBe(true);
  });

  test('and when there is time: on a day, and at an hour', async () => {
    const { say, command } = await linked({ d: DENTIST, s: STANDUP, b: BIRTHDAY });
    expect(await command('free tomorrow')).toBe(
      'Free between 8 and 20:\n- Tuesday 24 November: 8:00–9:00, 9:15–10:00, 11:00–20:00 · all day: Birthday of Mum',
    );
    expect(await say('am I free tomorrow at 12?')).toBe('✅ Free: Tuesday 24 November, 12:00–13:00.\n- all day **Birthday of Mum**');
    expect(await say('am I free tomorrow at 10:30?')).toMatch(
      /^⛔ Not free: Tuesday 24 November, 10:30–11:30\.\n- all day \*\*Birthday of Mum\*\*\n- 10:00–11:00 \*\*Dentist/u,
    );
  });

  test('names a calendar that cannot be read, and tells of a long day only its beginning', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [
        `e${String(at)}`,
        anEvent({ uid: `e${String(at)}`, lines: [`DTSTART:20261124T15${String(at % 60).padStart(2, '0')}00Z`, `SUMMARY:E${String(at)}`] }),
      ]),
    );
    const { command, server } = await linked(many);
    expect(await command('tomorrow')).toMatch(/… and 60 more$/u);
    server.files.set('/anna/work/e0.ics', 'broken');
    expect(await command('tomorrow')).toBe('Nothing is planned.\n\n⚠️ Work could not be read just now; what is in it is missing here.');
  });

  test('I9: is not told in a group', async () => {
    const { say, command, group } = await linked({ d: DENTIST });
    expect(await say("what's on my calendar tomorrow", group)).toBe('Your calendar is yours alone: ask me in our private chat.');
    expect(await command('tomorrow', group)).toBe('Your calendar is yours alone: ask me in our private chat.');
  });
});

describe('adding', () => {
  test('shows it with what stands there already, and writes it once it is confirmed by button', async () => {
    const { say, press, writes, command } = await linked({ d: DENTIST, b: BIRTHDAY });
    expect(await say('add a meeting with boss@example.org tomorrow at 10:30 for 45 minutes')).toBe(
      [
        '**Meeting**',
        'Tuesday 24 November, 10:30–11:15',
        '👥 invited: boss@example.org. Whether they get an invitation is up to the calendar server.',
        '⚠️ At the same time:',
        String.raw`- 10:00–11:00 **Dentist \*with\* \[pain\]** 📍 Main St. 5`,
        '',
        'Shall I add this?',
      ].join('\n'),
    );
    expect(writes()).toEqual([]);
    expect(await press('Add')).toBe('Added.');
    expect(await press('Add')).toBe('Added.');
    expect(writes()).toHaveLength(1);
    expect(await command('tomorrow')).toContain('- 10:30–11:15 **Meeting** 👥 boss@example.org');
  });

  test.each([
    ['да', 'Добавлено.', 1],
    ['Да!', 'Добавлено.', 1],
    ['нет', 'Оставлено как есть.', 0],
  ])('takes the word "%s" for an answer', async (word, answer, count) => {
    const { say, writes } = await linked({}, { person: ANNA });
    expect(await say('запланируй встречу с Анной завтра в 15:00')).toContain('**Встречу с Анной**\nвторник, 24 ноября, 15:00–16:00');
    expect(await say(word)).toBe(answer);
    expect(writes()).toHaveLength(count);
  });

  test('asks for what is missing, and goes on with the answer', async () => {
    const { say, command } = await linked();
    expect(await command('add Dentist')).toMatch(/^What is it, and when\?/u);
    expect(await say('tomorrow at 15:00')).toContain('**Dentist**\nTuesday 24 November, 15:00–16:00');
    expect(await say('yes')).toBe('Added.');
    expect(await command('add tomorrow at 15:00')).toMatch(/^What is it, and when\?/u);
    expect(await command('add Dentist on 30 February')).toMatch(/^There is no such day/u);
    expect(await command('add Dentist on 1 January 2020')).toMatch(/^That time is over already/u);
    expect(await command('what')).toMatch(/^Write `\/calendar`/u);
  });

  test('of something that repeats writes the rule, and of a whole day the day', async () => {
    const { command, press, only, server } = await linked();
    expect(await command('add every Tuesday at 18:00 Yoga')).toContain('Tuesday 24 November, 18:00–19:00 · 🔁 repeats');
    await press('Add');
    expect(only()).toMatch(/DTSTART;TZID=America\/New_York:20261124T180000/u);
    expect(only()).toMatch(/RRULE:FREQ=WEEKLY;(?:INTERVAL=1;)?BYDAY=TU/u);
    server.files.clear();
    await command('add 24 December Holiday');
    await press('Add');
    expect(only()).toMatch(/DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261225/u);
  });

  test('does not do it twice when a crash came after the write and before it was noted', async () => {
    const { command, press, server, writes } = await linked();
    await command('add tomorrow 15:00 Dentist');
    server.onWritten = () => {
      throw new Error('killed');
    };
    expect(await press('Add')).toMatch(/could not be reached/u);
    server.onWritten = null;
    expect(await press('Add')).toBe('Added.');
    expect(writes()).toHaveLength(1);
    expect(server.files.size).toBe(1);
  });
});

describe('moving', () => {
  test.each([
    ['to Friday', 'Friday 27 November, 10:00–11:00', '20261127T100000'],
    ['to 14:00', 'Tuesday 24 November, 14:00–15:00', '20261124T140000'],
    ['to Monday at 9', 'Monday 30 November, 9:00–10:00', '20261130T090000'],
    ['to Monday from 9:00 to 9:30', 'Monday 30 November, 9:00–9:30', '20261130T090000'],
  ])('"%s" keeps what was not said', async (where, shown, written) => {
    const { say, press, only } = await linked({ d: DENTIST });
    expect(await say(`move the dentist appointment ${where}`)).toContain(`→ ${shown}`);
    expect(await press('Move')).toBe('Moved.');
    expect(only()).toContain(`DTSTART;TZID=America/New_York:${written}`);
    expect(only()).toContain('LOCATION:Main St. 5');
  });

  test('points out what is there, and not itself', async () => {
    const { command } = await linked({ d: DENTIST, s: STANDUP });
    expect(await command('move dentist to Friday at 9')).toContain('⚠️ At the same time:\n- 9:00–9:15 **Standup**');
    expect(await command('move dentist to 10:30')).not.toContain('At the same time');
  });

  test('of a series moves the one alone', async () => {
    const { command, press } = await linked({ s: STANDUP });
    await command('move standup tomorrow to 11:00');
    expect(await press('Move')).toBe('Moved.');
    expect(await command('tomorrow')).toBe('**Tuesday 24 November**\n- 11:00–11:15 **Standup** 🔁');
    expect(await command('Wednesday')).toContain('9:00–9:15 **Standup**');
  });

  test('asks which one is meant', async () => {
    const other = anEvent({ uid: 'o', lines: ['DTSTART:20261126T150000Z', 'SUMMARY:Dentist again'] });
    const { command, press, server, last } = await linked({ d: DENTIST, o: other });
    expect(await command('move dentist to Friday at 9')).toContain('Which one?');
    expect(last()?.ask).toMatchObject({ do: 'which' });
    expect(await press('26 Nov')).toBe('Moved.');
    expect(server.files.get('/anna/work/d.ics')).toBe(DENTIST);
    expect(await command('move opera to Friday')).toMatch(/^I find nothing like that/u);
    expect(await command('move dentist')).toMatch(/^What is it, and when\?/u);
  });

  test('leaves alone what somebody else changed or took away meanwhile', async () => {
    const { command, press, server, only, writes } = await linked({ d: DENTIST });
    await command('move dentist to Friday');
    const theirs = DENTIST.replace('Main St. 5', 'Other St. 7');
    server.files.set('/anna/work/d.ics', theirs);
    expect(await press('Move')).toMatch(/^Somebody changed it meanwhile/u);
    expect(only()).toBe(theirs);
    await command('cancel dentist');
    server.files.clear();
    expect(await press('Cancel')).toBe('It is not there any more.');
    expect(writes()).toEqual([]);
  });

  test('loses to somebody who writes between the look and the write: the server refuses, and theirs stays', async () => {
    const { command, press, server, only, writes } = await linked({ d: DENTIST });
    const theirs = DENTIST.replace('Main St. 5', 'Other St. 7');
    await command('move dentist to Friday');
    server.onRead = () => server.files.set('/anna/work/d.ics', theirs);
    expect(await press('Move')).toMatch(/^Somebody changed it meanwhile/u);
    expect(only()).toBe(theirs);
    expect(writes()).toHaveLength(1);
  });

  test('is not done twice when a crash keeps it from being noted', async () => {
    const { command, press, server, only, writes } = await linked({ d: DENTIST });
    await command('move dentist to Friday');
    server.onWritten = () => {
      throw new Error('killed');
    };
    expect(await press('Move')).toMatch(/could not be reached/u);
    server.onWritten = null;
    const written = only();
    expect(await press('Move')).toBe('Moved.');
    expect(only()).toBe(written);
    expect(writes()).toHaveLength(1);
  });
});

describe('cancelling', () => {
  test('of a single one takes its file away', async () => {
    const { say, press, server } = await linked({ d: DENTIST });
    expect(await say('cancel my dentist appointment')).toMatch(/^Tuesday 24 November: 10:00–11:00 .*\n\nShall I cancel it\?$/su);
    expect(await press('No, leave it')).toBe('Left as it is.');
    expect(await press('Cancel it')).toBe('Cancelled.');
    expect(server.files.size).toBe(0);
  });

  test('of a series takes one, or all', async () => {
    const { command, press, server } = await linked({ s: STANDUP });
    await command('cancel standup tomorrow');
    expect(await press('Only this one')).toBe('Cancelled.');
    expect(await command('tomorrow')).toBe('Nothing is planned.');
    expect(await command('Wednesday')).toContain('Standup');
    await command('cancel standup');
    expect(await press('All of them')).toBe('Cancelled.');
    expect(server.files.size).toBe(0);
  });
});

describe('reminders before something begins', () => {
  test('are told exactly once, of what was added elsewhere too, and never of whole days', async () => {
    const { runDue, whole, server } = await linked({ b: BIRTHDAY, s: STANDUP });
    expect(await runDue()).toEqual([]);
    const minutes = async (count: number): Promise<readonly string[]> => {
      let told: readonly string[] = [];
      for (let at = 0; at < count; at += 15) {
        whole.clock.jump(15 * 60_000);
        told = await runDue();
      }
      return told;
    };
    // From 7:00 to 8:45.
    expect(await minutes(105)).toEqual(['⏰ begins in 15 min: 9:00–9:15 **Standup** 🔁']);
    server.files.set('/anna/work/n.ics', anEvent({ uid: 'n', lines: ['DTSTART;TZID=America/New_York:20261123T100000', 'SUMMARY:New'] }));
    expect(await minutes(75)).toEqual(['⏰ begins in 15 min: 9:00–9:15 **Standup** 🔁', '⏰ begins in 15 min: 10:00 **New**']);
    expect(await minutes(6 * 60)).toHaveLength(2);
  });

  test('come when the person wants them, or never', async () => {
    const { command, runDue, soonest } = await linked({ s: STANDUP });
    expect(await command('remind soon')).toMatch(/^Write `\/calendar`/u);
    expect(await command('remind 120')).toBe('I remind you 120 minutes before something begins.');
    expect(await runDue()).toEqual(['⏰ begins in 120 min: 9:00–9:15 **Standup** 🔁']);
    expect(await command('remind 0')).toBe('I do not remind you of what is in your calendar any more.');
    await runDue();
    expect((await soonest()).filter(({ dueAt }) => dueAt !== null)).toEqual([]);
  });
});

describe('everything else', () => {
  test('is left to the chat', async () => {
    const { say } = await linked();
    expect(await say('what do you think of Friday as a name')).toBeNull();
    expect(await say('tell me a joke')).toBeNull();
  });

  test('also in a group, and for who has no calendar: nobody is told of one who did not speak of it', async () => {
    const { say, group } = await linked();
    expect(await say('q-before-entry-close-first', group)).toBeNull();
    expect(await say('lunch at 13:00?', group)).toBeNull();
    const unlinked = await makeCalendarWorld();
    expect(await unlinked.say('q-before-entry-close-first')).toBeNull();
    expect(await unlinked.say('tea at 16:00 with the neighbours')).toBeNull();
    expect(await unlinked.say("what's on my calendar tomorrow")).toContain('No calendar is linked yet.');
  });
});
