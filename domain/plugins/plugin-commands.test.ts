import { describe, expect, test } from 'vitest';

import type { Person } from '../access/person.ts';
import { InvalidInputError, UnreachableError } from '../errors.ts';
import { aPlugin } from '../testing/a-plugin.ts';
import { aTurn } from '../testing/a-turn.ts';
import { ADMIN, ANNA, as, BORIS, GUEST } from '../testing/domain-world.ts';
import { aConversation } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeUseCases } from '../use-cases.ts';
import type { PluginDefinition } from './contract.ts';
import type { Plugin } from './define-plugin.ts';
import { keptForPlugins } from './kept-for-plugins.ts';

/** An admin who reads English. */
const EVE: Person = { ...ADMIN, name: 'Eve', language: 'en' };

type Run = NonNullable<PluginDefinition<unknown>['commands']>[number]['run'];

function withCommand(run: Run, change: Partial<PluginDefinition<unknown>> = {}): Plugin {
  return aPlugin({ commands: [{ name: 'shout', usage: 'TEXT', summary: { en: 'say it loudly', ru: 'громко' }, run }], ...change });
}

async function world(...plugins: readonly Plugin[]) {
  const whole = await makeWholeWorld();
  const { commands } = makeUseCases(whole, {
    ...whole.workerSettings,
    catalogue: whole.models.catalogue,
    probes: [],
    plugins: plugins.map((plugin) => plugin.open(undefined)),
  });
  const talk = aConversation();
  await whole.conversations.ensure(talk);
  async function give(person: Person, name: string, argument = ''): Promise<string> {
    const turn = aTurn({ personId: person.id });
    const reply = await commands.run(name, { principal: as(person), person, conversation: talk, turn, argument });
    return typeof reply === 'string' ? reply : reply.text;
  }
  return { whole, give, talk, kept: keptForPlugins(whole) };
}

describe('/plugins', () => {
  test('lists the helpers by name, with what each is for and whether it is on here', async () => {
    const { give } = await world(aPlugin(), aPlugin({ name: 'abacus', version: '2.1.0', description: { en: 'counts', ru: 'считает' } }));
    await expect(give(BORIS, 'plugins')).resolves.toBe(
      'Helpers in this chat:\n\n- ✅ **abacus** 2.1.0: counts\n- ✅ **echo** 1.0.0: says it again',
    );
    await expect(give(ADMIN, 'plugins', 'off abacus')).resolves.toBe('abacus в этом чате выключен.');
    await expect(give(ANNA, 'plugins')).resolves.toBe(
      'Помощники в этом чате:\n\n- ⏸ **abacus** 2.1.0: считает\n- ✅ **echo** 1.0.0: повторяет',
    );
  });

  test.each([
    { person: EVE, argument: 'off echo', said: 'echo is off in this chat now.' },
    { person: EVE, argument: 'ON  Echo', said: 'echo is on in this chat now.' },
    { person: ADMIN, argument: 'on echo', said: 'echo в этом чате включён.' },
    { person: EVE, argument: 'off clock', said: 'There is no helper "clock". There are: echo.' },
    { person: ADMIN, argument: 'on clock', said: 'Помощника «clock» нет. Есть: echo.' },
    { person: EVE, argument: 'off', said: 'Write `/plugins`, `/plugins off reminders` or `/plugins on reminders`.' },
    { person: EVE, argument: 'echo off', said: 'Write `/plugins`, `/plugins off reminders` or `/plugins on reminders`.' },
    { person: ADMIN, argument: 'off echo now', said: 'Напишите `/plugins`, `/plugins off reminders` или `/plugins on reminders`.' },
  ])('of $person.name with "$argument" says "$said"', async ({ person, argument, said }) => {
    const { give } = await world(aPlugin());
    await expect(give(person, 'plugins', argument)).resolves.toBe(said);
  });

  test.each([
    { person: EVE, said: 'There are no helpers here.' },
    { person: ADMIN, said: 'Помощников здесь нет.' },
  ])('says to $person.name that there are none', async ({ person, said }) => {
    const { give } = await world();
    await expect(give(person, 'plugins')).resolves.toBe(said);
    await expect(give(person, 'plugins', 'on echo')).resolves.toBe(said);
  });

  test('lets only an admin switch, and leaves the other helpers as they are', async () => {
    const { give, kept, talk } = await world(aPlugin(), aPlugin({ name: 'abacus' }));
    await expect(give(ANNA, 'plugins', 'off echo')).resolves.toContain('admin');
    await expect(kept.offIn(talk)).resolves.toEqual([]);
    await give(ADMIN, 'plugins', 'off echo');
    await give(ADMIN, 'plugins', 'off abacus');
    await give(ADMIN, 'plugins', 'off abacus');
    await expect(kept.offIn(talk)).resolves.toEqual(['echo', 'abacus']);
    await give(ADMIN, 'plugins', 'on echo');
    await expect(kept.offIn(talk)).resolves.toEqual(['abacus']);
  });
});

describe('a command that a plugin brings', () => {
  test('is run for whoever gives it, a guest too', async () => {
    const { give } = await world(
      withCommand(async (argument, { person, language }) => ({ text: `${person.name} ${language} ${argument}!` })),
    );
    await expect(give(ANNA, 'shout', 'привет')).resolves.toBe('Аня ru привет!');
    await expect(give(GUEST, 'shout')).resolves.toBe('Guest en !');
    await expect(give(BORIS, 'help')).resolves.toContain('/shout');
  });

  test('that asks keeps what it asked for that person alone', async () => {
    const { give, kept, talk } = await world(withCommand(async (argument) => ({ text: 'how loudly?', ask: { argument } })));
    await expect(give(ANNA, 'shout', 'hey')).resolves.toBe('how loudly?');
    await expect(kept.take(BORIS.id, talk.id, 'b')).resolves.toBeNull();
    await expect(kept.take(ANNA.id, talk.id, 'a')).resolves.toEqual({ plugin: 'echo', state: { argument: 'hey' }, isSecret: false });
  });

  test.each([
    { person: BORIS, said: 'echo is off in this chat. An admin can switch it on: `/plugins on echo`.' },
    { person: ANNA, said: 'echo в этом чате выключен. Включить может администратор: `/plugins on echo`.' },
  ])('is not run where the plugin is off, which $person.name is told', async ({ person, said }) => {
    const { give } = await world(withCommand(async () => ({ text: 'ran' })));
    await give(ADMIN, 'plugins', 'off echo');
    await expect(give(person, 'shout')).resolves.toBe(said);
  });

  test.each([
    { person: BORIS, said: 'That did not work: the helper failed or took too long. The log says why.' },
    { person: ANNA, said: 'Не получилось: помощник ответил ошибкой или не успел. Причина в журнале.' },
  ])('that breaks is logged, and $person.name is told no more than that', async ({ person, said }) => {
    const { give, whole } = await world(withCommand(async () => Promise.reject(new Error('secret: 42'))));
    await expect(give(person, 'shout')).resolves.toBe(said);
    expect(whole.logger.of('plugin.command-failed')).toMatchObject([{ fields: { plugin: 'echo', command: 'shout', because: 'failed' } }]);
  });

  test('that hangs is given up after half a minute', async () => {
    const { give, whole } = await world(withCommand(async () => new Promise(() => {})));
    const answered = give(BORIS, 'shout');
    await whole.clock.advance(30_000);
    await expect(answered).resolves.toContain('took too long');
    expect(whole.logger.of('plugin.command-failed')).toMatchObject([{ fields: { because: 'late' } }]);
  });

  test('that refuses says why in its own sentence; what cannot be reached is left to be tried again', async () => {
    const refusing = await world(withCommand(async () => Promise.reject(new InvalidInputError('text', 'Too loud.'))));
    await expect(refusing.give(BORIS, 'shout')).resolves.toBe('Too loud.');
    const away = await world(withCommand(async () => Promise.reject(new UnreachableError('The database is away.'))));
    await expect(away.give(BORIS, 'shout')).rejects.toThrow('away');
  });

  test('has no model asked that its manifest does not name', async () => {
    const run: Run = async (_, context) => ({ text: String(await context.askModel({ system: '', text: 'hi', maxTokens: 1 })) });
    const bare = await world(withCommand(run));
    await expect(bare.give(ANNA, 'shout')).resolves.toBe('The plugin echo does not name the permission "model".');
    const named = await world(withCommand(run, { permissions: ['model'] }));
    await expect(named.give(ANNA, 'shout')).resolves.toBe('null');
  });
});
