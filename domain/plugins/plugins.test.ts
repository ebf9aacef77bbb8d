import { describe, expect, test } from 'vitest';

import { plugin as reminders } from '../../plugins/reminders/index.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import type { NewMessage } from '../ports/inbox.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { aPlugin } from '../testing/a-plugin.ts';
import { ANNA, GUEST } from '../testing/domain-world.ts';
import { aConversation, aMessage } from '../testing/fixtures.ts';
import { makeScriptedProvider, says } from '../testing/scripted-provider.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeRuns } from '../worker.ts';
import type { PluginDefinition } from './contract.ts';
import type { Plugin } from './define-plugin.ts';
import { installPlugins } from './install-plugins.ts';
import { lookAfterPlugins } from './look-after-plugins.ts';
import { makeManagePlugins } from './manage-plugins.ts';
import { makePressPlugin } from './press-plugin.ts';

async function world(...plugins: readonly Plugin[]) {
  const chat = makeScriptedProvider(
    'first',
    Array.from({ length: 9 }, () => says('chat')),
  );
  const whole = await makeWholeWorld({ providers: [chat] });
  const { plugins: installed } = installPlugins(
    plugins.map((plugin) => ({ from: 'test', plugin })),
    {},
    new Set(),
  );
  const { runTurn } = makeRuns(whole, whole.useCases, { ...whole.workerSettings, plugins: installed });
  await whole.conversations.ensure(aConversation());
  let sent = 0;
  async function say(text: string, change: Partial<NewMessage> = {}, advance = 200): Promise<string> {
    sent += 1;
    await whole.inbox.store(aMessage(sent, { text, source: PLAIN_SOURCE, receivedAt: whole.clock.now(), ...change }));
    const claimed = present(await whole.inbox.claim(lease('w')));
    const running = runTurn(claimed, new AbortController().signal);
    for (let step = 0; step < 20; step += 1) await whole.clock.advance(advance);
    await running;
    const outcome = present(present(await whole.turns.get(claimed.turn.id)).outcome);
    return outcome.state === 'answered' ? outcome.reply : `${outcome.state}: ${outcome.message}`;
  }
  const deps = { ...whole, plugins: installed, redactor: whole.workerSettings.redactor };
  return { whole, say, installed, deps };
}

describe('a plugin', () => {
  test('answers what it fits, which is recorded as its route; the rest is the chat’s', async () => {
    const { say, whole } = await world(aPlugin());
    await expect(say('echo привет')).resolves.toBe('>echo привет');
    await expect(say('and now?')).resolves.toBe('chat');
    const [first] = await whole.turns.recent(aConversation().id, { contextStart: 0, before: 9, limit: 9 });
    expect(first?.route).toMatchObject({ mode: 'assistant', plugin: 'echo', matchedBy: 'plugins', confidence: 1 });
  });

  test.each([
    ['throws', async (): Promise<never> => Promise.reject(new Error('oops'))],
    [
      'throws at once',
      (): never => {
        throw new Error('oops');
      },
    ],
    ['hangs', async (): Promise<never> => new Promise(() => {})],
    ['declines', async (): Promise<null> => null],
  ] as const)('I11: that %s leaves the answer to the chat', async (what, handle) => {
    const { say, whole } = await world(aPlugin({ handle }));
    await expect(say('echo', {}, 2_000)).resolves.toBe('chat');
    expect(whole.logger.of('plugin.cut-off')).toHaveLength(what === 'declines' ? 0 : 1);
  });

  test('I8: is given no words that were passed on', async () => {
    const { say } = await world(aPlugin());
    await expect(say('echo', { source: { ...PLAIN_SOURCE, isForwarded: true } })).resolves.toBe('chat');
  });

  test('asks, and gets the next message with what it kept, also after a restart', async () => {
    const handle: PluginDefinition<unknown>['handle'] = async ({ text, answers }) =>
      answers === null ? { text: 'what?', ask: { was: text } } : { text: JSON.stringify([answers, text]) };
    const { say } = await world(aPlugin({ handle }));
    await expect(say('echo')).resolves.toBe('what?');
    await expect(say('this')).resolves.toBe('[{"was":"echo"},"this"]');
    await expect(say('this')).resolves.toBe('chat');
  });

  test('of two that fit as well, the person says which', async () => {
    const { say } = await world(
      aPlugin(),
      aPlugin({ name: 'other', title: { en: 'another', ru: 'другое' }, handle: async ({ text }) => ({ text: `other:${text}` }) }),
    );
    await expect(say('echo')).resolves.toContain('1) эхо или 2) другое');
    await expect(say('2')).resolves.toBe('other:echo');
  });

  test('I7: is given only what its manifest names and the person’s role allows', async () => {
    const handle: PluginDefinition<unknown>['handle'] = async (_, context) => {
      const tries = [
        async () => context.shared.get('x'),
        async () => context.jobs.list(),
        async () => context.fetchPage('https://example.org'),
      ];
      const results = await Promise.allSettled(tries.map(async (each) => each()));
      return { text: results.map(({ status }) => status).join(' ') };
    };
    const bare = await world(aPlugin({ handle }));
    await expect(bare.say('echo')).resolves.toBe('rejected rejected rejected');
    const named = await world(aPlugin({ handle, permissions: ['jobs', 'shared-store'] }));
    await expect(named.say('echo')).resolves.toBe('fulfilled fulfilled rejected');
    await expect(named.say('echo', { personId: GUEST.id })).resolves.toBe('rejected fulfilled rejected');
  });

  test('does something outside once, and not again when nobody knows whether it was done', async () => {
    let done = 0;
    const handle: PluginDefinition<unknown>['handle'] = async ({ text }, context) => {
      const effect = async (): Promise<number> => {
        done += 1;
        if (text === 'echo fails') throw new Error('cut');
        return done;
      };
      return { text: String(await context.once(text, effect)) };
    };
    const { say } = await world(aPlugin({ handle }));
    expect([await say('echo a'), await say('echo a'), await say('echo b')]).toEqual(['1', '1', '2']);
    expect([await say('echo fails'), await say('echo fails')]).toEqual(['chat', 'chat']);
    expect(done).toBe(3);
  });

  test('is switched off in a chat by an admin only', async () => {
    const { say, deps } = await world(aPlugin());
    const manage = makeManagePlugins(deps);
    const by = (role: 'member' | 'admin') => ({ personId: ANNA.id, role, scope: 'admin', tokenId: null }) as const;
    await expect(manage.switch(by('member'), aConversation(), 'echo', false)).rejects.toThrow('admin');
    await manage.switch(by('admin'), aConversation(), 'echo', false);
    await expect(say('echo')).resolves.toBe('chat');
  });

  test('is refused with one line where it clashes or was written for something else', () => {
    const problems = installPlugins(
      [
        aPlugin(),
        aPlugin(),
        aPlugin({ name: 'log', commands: [{ name: 'task', usage: '', summary: { en: 'x', ru: 'x' }, run: async () => ({ text: '' }) }] }),
      ].map((plugin) => ({ from: './a', plugin })),
      {},
      new Set(['task']),
    ).problems;
    expect(problems).toEqual([
      'The plugin echo (./a) was not loaded: there is another one of this name.',
      'The plugin log (./a) was not loaded: its command /task is taken.',
    ]);
    expect(() => aPlugin({ ...JSON.parse('{"contract": 2}') })).toThrow('another version of the contract');
    expect(() => aPlugin({ name: 'Echo!' })).toThrow('name: must be like');
  });
});

describe('reminders', () => {
  async function told(whole: Awaited<ReturnType<typeof world>>['whole']): Promise<string[]> {
    const events = await whole.conversationLog.read(aConversation().id, 0, 100);
    return events.flatMap(({ body }) => (body.kind === 'notice' ? [body.text] : []));
  }

  test('are read back, told once at their time, put off by button and done', async () => {
    const { whole, say, deps, installed } = await world(reminders);
    await expect(say('напомни через полчаса позвонить маме')).resolves.toMatch(
      /^⏰ Напомню: \*\*позвонить маме\*\*\n\S+, \d+ \S+ .*\(Europe\/Berlin\)/,
    );
    await expect(say('мои напоминания')).resolves.toContain('позвонить маме');
    const ends = [lookAfterPlugins(deps), lookAfterPlugins(deps)];
    await whole.clock.advance(29 * 60_000);
    expect(await told(whole)).toEqual([]);
    for (let minute = 0; minute < 4; minute += 1) await whole.clock.advance(60_000);
    expect(await told(whole)).toEqual(['⏰ **позвонить маме**']);
    const [job] = await whole.pluginJobs.list({ plugin: 'reminders', personId: ANNA.id });
    const press = makePressPlugin({ ...deps, plugins: installed });
    const by = {
      person: ANNA,
      principal: { personId: ANNA.id, role: ANNA.role, scope: 'admin', tokenId: null },
      signal: new AbortController().signal,
    } as const;
    const key = `plugin:reminders:${job?.id ?? ''}:1`;
    await expect(press({ ...by, key, at: 0 })).resolves.toMatchObject({ said: expect.stringContaining('позвонить маме: теперь') });
    await expect(press({ ...by, key, at: 0, person: GUEST })).resolves.toBe('foreign');
    for (let minute = 0; minute < 11; minute += 1) await whole.clock.advance(60_000);
    expect(await told(whole)).toHaveLength(2);
    await expect(press({ ...by, key, at: 3 })).resolves.toEqual({ said: 'Готово.' });
    expect(await whole.pluginJobs.list({ plugin: 'reminders', personId: ANNA.id })).toEqual([]);
    await Promise.all(ends.map((end) => end()));
  });

  test('ask for a time that is missing, and say so when they come late', async () => {
    const { whole, say, deps } = await world(reminders);
    await expect(say('напомни полить цветы')).resolves.toContain('Когда напомнить: «полить цветы»?');
    await expect(say('каждый день в 20:00')).resolves.toContain('полить цветы');
    await whole.clock.advance(26 * 3_600_000);
    const end = lookAfterPlugins(deps);
    await whole.clock.advance(1_000);
    const [late, ...others] = await told(whole);
    expect(late).toContain('с опозданием');
    expect(others).toEqual([]);
    await end();
  });

  test('are cancelled and moved by words', async () => {
    const { say } = await world(reminders);
    await say('напомни завтра в 9 про зубного');
    await expect(say('перенеси напоминание про зубного на послезавтра в 10')).resolves.toMatch(/\*\*зубного\*\*: теперь .*10:00/);
    await expect(say('отмени напоминание про зубного')).resolves.toBe('Отменено: зубного');
    await expect(say('мои напоминания')).resolves.toBe('Напоминаний нет.');
  });
});
