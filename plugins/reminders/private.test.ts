import { describe, expect, test } from 'vitest';

import { lookAfterPlugins } from '../../domain/plugins/look-after-plugins.ts';
import { makePressPlugin } from '../../domain/plugins/press-plugin.ts';
import { aTurn } from '../../domain/testing/a-turn.ts';
import { ANNA, as, BORIS } from '../../domain/testing/domain-world.ts';
import { aConversation, uuid } from '../../domain/testing/fixtures.ts';
import { makeWholeWorld } from '../../domain/testing/whole-world.ts';
import { makeUseCases } from '../../domain/use-cases.ts';
import { plugin } from './index.ts';
import { takePlace } from './private-words.ts';
import { understand } from './understand.ts';

const AT = { now: new Date('2026-11-25T11:00:00Z'), zone: 'Europe/Berlin' };
const telegram = (chat: string) => ({ channel: 'telegram', account: 'bot1', chat, thread: null }) as const;
const GROUP = aConversation({ id: uuid(71), audience: 'group', personId: ANNA.id, address: telegram('-100') });
const MATRIX_CHAT = aConversation({ id: uuid(72), personId: BORIS.id, address: { ...telegram('!b'), channel: 'matrix' } });
const CHAT = aConversation({ id: uuid(73), personId: BORIS.id, address: telegram('7') });

/** Boris in a group, with the private chats that are known of him. */
async function bench(...known: readonly (typeof GROUP)[]) {
  const whole = await makeWholeWorld();
  const plugins = [plugin.open({})];
  const settings = { ...whole.workerSettings, catalogue: whole.models.catalogue, probes: [], plugins };
  const { commands } = makeUseCases(whole, settings);
  for (const conversation of [GROUP, ...known]) await whole.conversations.ensure(conversation);
  let given = 0;
  async function give(name: 'remind' | 'reminders', argument: string, conversation = GROUP) {
    given += 1;
    const turn = aTurn({ id: uuid(2000 + given), personId: BORIS.id, conversationId: conversation.id });
    const reply = await commands.run(name, { principal: as(BORIS), person: BORIS, conversation, turn, argument });
    return { text: typeof reply === 'string' ? reply : reply.text, key: `turn:${turn.id}` };
  }
  const deps = { ...whole, plugins, redactor: whole.workerSettings.redactor };
  const press = makePressPlugin(deps);
  return {
    whole,
    give,
    press: async (key: string, at: number) => press({ key, at, person: BORIS, principal: as(BORIS), signal: new AbortController().signal }),
    /** What was told where, two hours later. */
    toldIn: async () => {
      const end = lookAfterPlugins(deps);
      for (let minute = 0; minute < 120; minute += 1) await whole.clock.advance(60_000);
      await end();
      const texts = async (id: string) =>
        (await whole.conversationLog.read(id, 0, 99)).flatMap(({ body }) => (body.kind === 'notice' ? [body.text] : []));
      return Object.fromEntries(
        await Promise.all([GROUP, ...known].map(async ({ id, address }) => [address.chat, await texts(id)] as const)),
      );
    },
  };
}

describe('I9: a reminder that is private', () => {
  test.each(['--private in an hour the test', 'privately in an hour about the test', 'in an hour, privately about the test'])(
    'by "/remind %s" in a group comes in the private chat of the same network, and the group does not read of it',
    async (words) => {
      const { give, toldIn } = await bench(MATRIX_CHAT, CHAT);
      const { text } = await give('remind', words);
      expect(text).toMatch(/^⏰ I will remind you privately\.\n/);
      expect(text).not.toContain('test');
      expect((await give('reminders', '')).text).toBe('You have no reminders.');
      expect((await give('reminders', 'cancel test')).text).toBe('There is no such reminder any more.');
      expect((await give('reminders', '', CHAT)).text).toContain('the test');
      expect(await toldIn()).toEqual({ '-100': [], '!b': [], '7': ['⏰ **the test**'] });
    },
  );

  test('comes on another network where there is no private chat on this one', async () => {
    const { give, toldIn } = await bench(MATRIX_CHAT);
    await give('remind', '--private in an hour the test');
    expect(await toldIn()).toMatchObject({ '-100': [], '!b': ['⏰ **the test**'] });
  });

  test('comes where it was made when no private chat is known, which is said', async () => {
    const { give, toldIn } = await bench();
    expect((await give('remind', '--private in an hour the test')).text).toContain('I know no private chat with you, so it comes here.');
    expect(await toldIn()).toEqual({ '-100': ['⏰ **the test**'] });
  });

  test('is made so by the button under it, and stays so', async () => {
    const { give, press, toldIn } = await bench(CHAT);
    const { text, key } = await give('remind', 'in an hour the test');
    expect(text).toContain('**the test**');
    for (let time = 0; time < 2; time += 1) await expect(press(key, 0)).resolves.toEqual({ said: 'I will remind you privately.' });
    expect((await give('reminders', '')).text).toBe('You have no reminders.');
    expect(await toldIn()).toEqual({ '-100': [], '7': ['⏰ **the test**'] });
  });

  test('is made so by its code, and by the button where there is no private chat it is not', async () => {
    const { give, press } = await bench();
    const { text, key } = await give('remind', 'in an hour the test');
    const code = /`(?<code>\w+)`/.exec(text)?.groups?.['code'] ?? '';
    expect((await give('reminders', `private ${code}`)).text).toContain('I know no private chat with you');
    await expect(press(key, 0)).resolves.toMatchObject({ said: expect.stringContaining('I know no private chat') });
  });

  test('needs no button in a private chat, and those of private chats are not listed in a group', async () => {
    const { give, press } = await bench(CHAT);
    const { text, key } = await give('remind', 'privately in an hour my secret', CHAT);
    expect(text).toContain('**my secret**');
    await expect(press(key, 0)).resolves.toBe('unknown');
    expect((await give('reminders', '')).text).toBe('You have no reminders.');
  });
});

describe('the words for a private reminder', () => {
  test.each([
    ['remind me privately tomorrow at 9 to call mum', 'call mum'],
    ['remind me tomorrow at 9 in a private message about the test', 'the test'],
    ['privately remind me tomorrow at 9 to call mum', 'call mum'],
    ['please remind me by DM in an hour to stretch', 'stretch'],
    ['remind me tomorrow at 9 to call mum, privately', 'call mum'],
    ['напомни мне в личку завтра в 9 позвонить маме', 'позвонить маме'],
    ['напомни завтра в 9 лично позвонить маме', 'позвонить маме'],
    ['напомни мне в личные сообщения через час про тест', 'тест'],
    ['напомни через час про тест, в лс', 'тест'],
    ['в личке напомни через час про тест', 'тест'],
  ])('"%s"', (said, what) => expect(understand(said, AT)).toMatchObject({ kind: 'make', place: 'private', what }));

  test.each([
    ['remind me tomorrow at 9 to talk to Anna privately', 'talk to Anna privately'],
    ['напомни завтра в 9 написать Ане в личку', 'написать Ане в личку'],
  ])('are part of what is to be done in "%s"', (said, what) => expect(understand(said, AT)).toMatchObject({ place: 'here', what }));

  test('are nothing where there are none', () => expect(takePlace('the bins')).toEqual({ place: 'here', rest: 'the bins' }));
});

test.each([
  ['on Saturday and Sunday at 10 the pool', 'That is more than one time'],
  ['tomorrow and the day after tomorrow at 9 a pill', 'That is more than one time'],
  ['in 5 minutes and in 10 minutes tea', 'That is more than one time'],
  ['tomorrow at 9 bread and 2 apples', '**bread and 2 apples**'],
])('of two times none is lost without a word: "/remind %s"', async (words, said) => {
  const { give } = await bench(CHAT);
  expect((await give('remind', words, CHAT)).text).toContain(said);
});
