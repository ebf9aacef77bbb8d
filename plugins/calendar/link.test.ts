import { describe, expect, test } from 'vitest';

import { PLAIN_SOURCE } from '../../domain/messaging/message-source.ts';
import { lease, present } from '../../domain/testing/contracts/world.ts';
import { ANNA } from '../../domain/testing/domain-world.ts';
import { aConversation, aMessage } from '../../domain/testing/fixtures.ts';
import { makeUseCases } from '../../domain/use-cases.ts';
import { makeRuns } from '../../domain/worker.ts';
import { makeCalendarServer } from '../../testing/calendar-server.ts';
import { anEvent, makeCalendarWorld } from '../../testing/calendar-world.ts';

describe('linking a calendar of a server', () => {
  test('asks for the password, finds the calendars, and uses the first one for what is new', async () => {
    const { command, say, last, link } = await makeCalendarWorld({
      server: makeCalendarServer({ work: 'Work', todo: 'Tasks', home: 'Home' }),
    });
    expect(await command('link https://cal.example.org anna')).toMatch(/^What is the password of anna at cal\.example\.org\?/);
    expect(last()?.isSecret).toBe(true);
    expect(await link()).toBe('Linked: Work, Home. I remind you 15 minutes before something begins; `/calendar remind 0` ends that.');
    expect(await command('accounts')).toBe(
      'Your calendars:\n1. Work (anna, cal.example.org, new entries go here)\n2. Home (anna, cal.example.org)',
    );
    expect(await command('use 2')).toContain('2. Home (anna, cal.example.org, new entries go here)');
    expect(await command('use 7')).toContain('no calendar of this number');
    expect(await command('unlink x')).toContain('no calendar of this number');
    expect(await command('unlink 1')).toBe('Not linked any more: cal.example.org.');
    expect(await command('accounts')).toContain('No calendar is linked yet');
    expect(await say("what's on my calendar tomorrow")).toContain('No calendar is linked yet');
  });

  test.each([
    '',
    'cal.example.org anna',
    'https://cal.example.org',
    'ftp://cal.example.org anna',
    'https://cal.example.org anna secret',
    'https://a:b@cal.example.org anna',
  ])('shows how it is written instead of "link %s"', async (argument) => {
    const { command } = await makeCalendarWorld();
    expect(await command(`link ${argument}`)).toMatch(/^Write the address and your name there/);
  });

  test('says plainly that the password is wrong, that nobody answers, that there is no calendar, and keeps nothing', async () => {
    const { command, say } = await makeCalendarWorld({ person: ANNA });
    await command('link https://cal.example.org anna');
    expect(await say('  ')).toBe('Пароль не дошёл целиком. Какой пароль?');
    expect(await say('wrong horse')).toMatch(/^Сервер не принимает это имя и пароль/);
    await command('link https://nowhere.example.org anna');
    expect(await say('верная лошадь')).toMatch(/^На nowhere\.example\.org не отвечает сервер календарей/);
    expect(await command('accounts')).toMatch(/^Календарь ещё не привязан/);
    const empty = await makeCalendarWorld({ server: makeCalendarServer({}) });
    expect(await empty.link()).toMatch(/^The account is right, but there is no calendar in it/);
  });

  test('I10: leaves the password neither in the conversation nor readable in what is kept', async () => {
    const { whole, open, server } = await makeCalendarWorld({ person: ANNA });
    const plugins = [open];
    const modelCalls = { models: whole.models, calls: whole.workerSettings.calls };
    const useCases = makeUseCases(whole, { ...whole.workerSettings, modelCalls, catalogue: whole.models.catalogue, probes: [], plugins });
    const { runTurn } = makeRuns(whole, useCases, { ...whole.workerSettings, plugins });
    const said: string[] = [];
    for (const [at, text] of [`/calendar link ${server.url} anna`, server.password, 'что у меня завтра в календаре'].entries()) {
      await whole.inbox.store(aMessage(at + 1, { text, source: PLAIN_SOURCE, receivedAt: whole.clock.now() }));
      const claimed = present(await whole.inbox.claim(lease('w')));
      await runTurn(claimed, new AbortController().signal);
      const { outcome } = present(await whole.turns.get(claimed.turn.id));
      said.push(outcome?.state === 'answered' ? outcome.reply : 'failed');
    }
    expect(said[1]).toMatch(/^Привязано: Work\./);
    expect(said[2]).toMatch(/^Ничего не запланировано\./);
    const turns = await whole.turns.recent(aConversation().id, { contextStart: 0, before: 99, limit: 99 });
    const values = await whole.pluginValues.list({ plugin: 'calendar', personId: ANNA.id }, '', 99);
    expect(JSON.stringify([turns, values, await whole.conversationLog.read(aConversation().id, 0, 99)])).not.toContain('лошадь');
  });

  test('stops at five accounts', async () => {
    const { command } = await makeCalendarWorld({
      beside: () => ({ body: new TextEncoder().encode(anEvent({ lines: ['DTSTART:20261124T090000Z'] })) }),
    });
    for (let at = 1; at <= 5; at += 1)
      expect(await command(`feed https://feed${String(at)}.example.org/a.ics`)).toContain('Linked, to be read only');
    expect(await command('feed https://feed6.example.org/a.ics')).toMatch(/^At most 5 can be linked/);
    expect(await command('link https://cal.example.org anna')).toMatch(/^At most 5 can be linked/);
  });
});

describe('a calendar that can only be read', () => {
  const text = anEvent({ lines: ['DTSTART:20261124T150000Z', 'DTEND:20261124T160000Z', 'SUMMARY:Concert'] });
  const beside = ({ address }: { readonly address: string }) =>
    address.startsWith('https://feed.example.org/')
      ? { body: new TextEncoder().encode(address.endsWith('.ics') ? text : '<html></html>') }
      : null;

  test('is shown and never written to', async () => {
    const { command, say, foreign } = await makeCalendarWorld({ beside });
    expect(await command('feed webcal://feed.example.org/a.ics')).toBe('Linked, to be read only: feed.example.org.');
    expect(foreign()).toBeGreaterThan(0);
    expect(await command('tomorrow')).toBe('**Tuesday 24 November**\n- 10:00–11:00 **Concert** (feed.example.org)');
    expect(await command('accounts')).toBe('Your calendars:\n1. feed.example.org (feed.example.org, can only be read)');
    expect(await command('use 1')).toContain('no calendar of this number');
    expect(await say('cancel my meeting concert')).toMatch(/^I find nothing like that/);
    expect(await say('move the concert event to Friday')).toMatch(/^I find nothing like that/);
    expect(await command('add tomorrow 15:00 Dentist')).toMatch(/^Your linked calendars can only be read/);
    expect(await command('unlink 1')).toBe('Not linked any more: feed.example.org.');
  });

  test.each(['https://feed.example.org/page', 'https://nowhere.example.org/a.ics', 'a.ics', ''])('is none at %j', async (address) => {
    const { command } = await makeCalendarWorld({ beside });
    expect(await command(`feed ${address}`)).toBe('There is no calendar (ICS) to be read at this address.');
  });
});
