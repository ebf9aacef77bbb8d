import { describe, expect, test } from 'vitest';

import type { Person } from '../access/person.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import { aRoute } from '../testing/a-route.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { ADMIN, ANNA, as, BORIS, GUEST, OWNER } from '../testing/domain-world.ts';
import { aConversation, aMessage, uuid } from '../testing/fixtures.ts';
import { toldNotices } from '../testing/told-notices.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { makeOfferPairing } from '../access/offer-pairing.ts';
import { parseCommand } from './parse-command.ts';

const GROUP = { channel: 'telegram', account: 'bot1', chat: '-100123' } as const;

async function bench() {
  const ports = await makeWholeWorld();
  // The first ids are those of the persons and conversations that are here.
  for (let number = 0; number < 30; number += 1) ports.ids.uuid();
  const talk = await ports.conversations.ensure(
    aConversation({ id: uuid(40), address: { channel: 'telegram', account: 'bot1', chat: '1', thread: null } }),
  );
  const group = await ports.conversations.ensure(aConversation({ id: uuid(41), address: { ...GROUP, thread: '45' }, audience: 'group' }));
  let messages = 0;
  async function send(
    person: Person,
    text: string,
    conversation: Conversation,
    repliesTo: string | null,
    repliedSender: string | null = null,
  ) {
    messages += 1;
    const source = { ...PLAIN_SOURCE, repliesTo, repliedSender };
    const message = aMessage(messages, { conversationId: conversation.id, personId: person.id, text, account: 'telegram:bot1', source });
    const turn = present(await ports.turns.get((await ports.inbox.store(message)).turnId));
    return { turn, externalId: message.externalId };
  }
  async function say(
    person: Person,
    text: string,
    { inGroup = false, repliesTo = null as string | null, repliedSender = null as string | null } = {},
  ): Promise<string> {
    const conversation = inGroup ? group : talk;
    const { turn } = await send(person, text, conversation, repliesTo, repliedSender);
    const { name, argument } = present(parseCommand(text));
    const current = present(await ports.people.get(person.id));
    const reply = await ports.useCases.commands.run(name, { principal: as(current), person: current, conversation, turn, argument });
    return typeof reply === 'string' ? reply : 'followTaskId' in reply ? `${reply.text} follows ${reply.followTaskId}` : reply.text;
  }
  const offer = makeOfferPairing(ports);
  async function codeFor(externalId: string, name = 'Eve *bold*') {
    const sender = { externalId, name, languageTag: 'en', isBot: false, isUs: false };
    await offer(sender, { channel: 'telegram', account: 'bot1', chat: externalId, thread: null });
    return /`\/pair (\w+)`/.exec((await toldNotices(ports)).at(-1) ?? '')?.[1] ?? '';
  }
  return { ports, say, codeFor, wrote: (person: Person, text: string) => send(person, text, group, null) };
}

describe('/pair and /people', () => {
  test('show who waits, and let them in as a member unless another role is named', async () => {
    const { ports, say, codeFor } = await bench();
    await expect(say(OWNER, '/pair')).resolves.toContain('Никто не ждёт');
    const code = await codeFor('7');
    await expect(say(ADMIN, '/pair')).resolves.toMatch(/- Eve \\\*bold\\\*, telegram 7, до 1[34]:00$/);
    await expect(say(ADMIN, `/pair ${code}`)).resolves.toBe('Eve \\*bold\\* теперь может со мной говорить, роль «member».');
    await expect(say(OWNER, `/pair ${await codeFor('8')} as admin`)).resolves.toContain('«admin»');
    await expect(say(OWNER, `/pair ${await codeFor('9')} guest`)).resolves.toContain('«guest»');
    await expect(say(OWNER, `/pair ${await codeFor('10')} owner`)).resolves.toContain('Ольга');
    await expect(say(OWNER, '/pair abcdefgh as king')).resolves.toBe('There is no role "king".');
    await expect(say(OWNER, '/pair abcdefgh')).resolves.toBe('This code is unknown, was used, or is older than an hour.');
    expect((await ports.identities.find('telegram', '10'))?.person.id).toBe(OWNER.id);
  });

  test('list everybody with their roles and where they are known', async () => {
    const { ports, say, codeFor } = await bench();
    await ports.identities.attach({ personId: ANNA.id, channel: 'matrix', externalId: '@ann_lee:example.org' });
    await codeFor('7');
    await say(ADMIN, `/deny ${BORIS.id}`);
    const list = await say(ADMIN, '/people');
    expect(list).toContain(`- Аня, member, matrix @ann\\_lee:example.org: \`${ANNA.id}\``);
    expect(list).toContain(`- Boris, member (доступ закрыт): \`${BORIS.id}\``);
    expect(list).toContain('Eve');
  });

  test('I7: are no commands for members, and are answered in private only', async () => {
    const { say } = await bench();
    for (const text of ['/pair x', '/people', '/allow x', '/deny x', '/allowgroup', '/denygroup'])
      await expect(say(BORIS, text)).resolves.toContain('There is no command');
    await expect(say(OWNER, '/people', { inGroup: true })).resolves.toContain('личном чате');
    await expect(say(OWNER, '/link', { inGroup: true })).resolves.toContain('личном чате');
  });
});

describe('/allow and /deny', () => {
  test('shut out and let in again by id, name or identity', async () => {
    const { ports, say } = await bench();
    await ports.identities.attach({ personId: BORIS.id, channel: 'matrix', externalId: '@boris:example.org' });
    for (const who of [BORIS.id, 'boris', 'matrix:@Boris:example.org']) {
      await expect(say(ADMIN, `/deny ${who}`)).resolves.toContain('Boris: доступ закрыт');
      expect((await ports.identities.find('matrix', '@boris:example.org'))?.isBlocked).toBe(true);
      await expect(say(ADMIN, `/allow ${who}`)).resolves.toBe('Boris может со мной говорить.');
      expect((await ports.identities.find('matrix', '@boris:example.org'))?.isBlocked).toBe(false);
    }
  });

  test('say when nobody, or not one person only, is meant', async () => {
    const { ports, say } = await bench();
    await ports.people.add({ ...BORIS, id: uuid(77) });
    for (const text of ['/deny', '/deny nobody', '/deny Boris', '/allow']) {
      await expect(say(ADMIN, text, { repliesTo: text === '/allow' ? 'never-seen' : null })).resolves.toContain('Не понимаю, о ком речь');
    }
    await expect(say(ADMIN, `/deny ${OWNER.id}`)).resolves.toBe('The owner stays the owner.');
  });

  test('mean who wrote the message that is replied to, also when it was never answered or seen', async () => {
    const { ports, say } = await bench();
    await ports.identities.attach({ personId: BORIS.id, channel: 'telegram', externalId: '77' });
    const to = (repliedSender: string) => ({ inGroup: true, repliesTo: '-100/1', repliedSender });
    await expect(say(ADMIN, '/deny', to('77'))).resolves.toContain('Boris: доступ закрыт');
    await expect(say(ADMIN, '/allow', to('77'))).resolves.toContain('Boris может со мной говорить');
    await expect(say(ADMIN, '/allow', to('78'))).resolves.toContain('я не знаю, а незнакомцам и так не отвечаю');
  });

  test('mean who wrote the message that is replied to', async () => {
    const { say, wrote } = await bench();
    const { externalId } = await wrote(BORIS, 'spam');
    await expect(say(ADMIN, '/deny', { inGroup: true, repliesTo: externalId })).resolves.toContain('Boris: доступ закрыт');
  });

  test('let a guest talk in this group', async () => {
    const { ports, say } = await bench();
    await expect(say(ADMIN, `/allow ${GUEST.id}`, { inGroup: true })).resolves.toBe('Guest может говорить со мной в этой группе.');
    await expect(ports.groups.isGuest(GROUP, GUEST.id)).resolves.toBe(true);
  });
});

describe('/allowgroup and /denygroup', () => {
  test('mean this group with all its threads', async () => {
    const { ports, say } = await bench();
    await expect(say(ADMIN, '/allowgroup', { inGroup: true })).resolves.toContain(
      'Отвечаю в группе `telegram:bot1:-100123`. То, что обращено не ко мне, не',
    );
    await expect(say(ADMIN, '/allowgroup observe on', { inGroup: true })).resolves.toContain('сохраняю для памяти');
    expect(await ports.groups.get(GROUP)).toMatchObject({ standing: 'allowed', observes: true });
    await say(ADMIN, '/allowgroup OBSERVE Off', { inGroup: true });
    expect(await ports.groups.get(GROUP)).toMatchObject({ standing: 'allowed', observes: false });
    await expect(say(ADMIN, '/denygroup', { inGroup: true })).resolves.toContain('Больше не отвечаю');
    expect(await ports.groups.get(GROUP)).toMatchObject({ standing: 'denied' });
  });

  test('list them in private, and take one by its name or title', async () => {
    const { ports, say } = await bench();
    await expect(say(ADMIN, '/allowgroup')).resolves.toContain('не знаю ни одной группы');
    await ports.groups.put({ ...GROUP, title: 'Моя семья', standing: 'denied', observes: false, decidedBy: null });
    await expect(say(ADMIN, '/denygroup')).resolves.toBe('Группы:\n- Моя семья `telegram:bot1:-100123`: не отвечаю');
    await expect(say(ADMIN, '/allowgroup Моя семья observe on')).resolves.toContain('Отвечаю в группе "Моя семья".');
    await expect(say(ADMIN, '/allowgroup')).resolves.toContain('отвечаю и сохраняю');
    await expect(say(ADMIN, '/denygroup telegram:bot1:-100123')).resolves.toContain('Больше не отвечаю');
    await expect(say(ADMIN, '/allowgroup elsewhere')).resolves.toBe('Такой группы здесь нет.');
  });
});

test("I9: only an admin turns a group's memory on, and then what is said there is kept for that group alone", async () => {
  const { ports, say } = await bench();
  await expect(say(ANNA, '/settings memory on', { inGroup: true })).resolves.toContain('role "admin"');
  expect(await ports.groups.get(GROUP)).toBeNull();
  await expect(say(ADMIN, '/settings memory on', { inGroup: true })).resolves.toContain('только для памяти этой группы');
  expect(await ports.groups.get(GROUP)).toMatchObject({ observes: true });
  expect((await ports.people.get(ADMIN.id))?.keepsMemory).toBeUndefined();
  await expect(say(ADMIN, '/settings memory off', { inGroup: true })).resolves.toContain('не сохраняю ничего');
  expect(await ports.groups.get(GROUP)).toMatchObject({ observes: false });
  await expect(say(ADMIN, '/settings memory on language ru', { inGroup: true })).resolves.toContain('`/settings memory on`');
});

describe('oneself', () => {
  test('/settings shows and changes, and answers in the new language', async () => {
    const { say, ports } = await bench();
    await expect(say(ANNA, '/settings')).resolves.toMatch(
      /^Язык: ru\. Часовой пояс: Europe\/Berlin\.\nМодели: все.*\nПамять: on.*\nОбучение: private\. .*\nИзменить:/,
    );
    await expect(say(ANNA, '/settings models free')).resolves.toContain('Модели: сначала бесплатные');
    expect(await ports.people.get(ANNA.id)).toMatchObject({ freeModelsFirst: true });
    await expect(say(ANNA, '/settings models ALL')).resolves.toContain('Модели: все');
    await expect(say(ANNA, '/settings language en')).resolves.toBe('Language: en. Time zone: Europe/Berlin.');
    await expect(say(ANNA, '/settings zone asia/tbilisi language Русский')).resolves.toBe('Язык: ru. Часовой пояс: Asia/Tbilisi.');
    await expect(say(GUEST, '/settings zone UTC')).resolves.toContain('UTC');
    await expect(say(ANNA, '/settings training off')).resolves.toContain('Обучение: off.');
    await expect(say(ANNA, '/settings')).resolves.toContain('Обучение: off.');
    await expect(say(GUEST, '/settings training ON language en')).resolves.toMatch(/Language: en.*\nTraining: on\./);
    await expect(say(ANNA, '/settings memory off')).resolves.toContain('Память: off.');
    expect(await ports.people.get(ANNA.id)).toMatchObject({ keepsMemory: false });
  });

  test.each([
    ['/settings zone Moscow', 'There is no time zone "Moscow"'],
    ['/settings zone', 'There is no time zone ""'],
    ['/settings language de', 'I speak English'],
    ['/settings language constructor', 'I speak English'],
    ['/settings colour red', 'Say what to change'],
    ['/settings models', 'Say `models free` or `models all`'],
    ['/settings memory', 'Say `memory on` or `memory off`'],
    ['/settings training', 'Say `training off`'],
    ['/settings training nope', 'Say `training off`'],
    ['/settings language en zone', 'There is no time zone'],
  ])('%s changes nothing', async (text, words) => {
    const { ports, say } = await bench();
    await expect(say(ANNA, text)).resolves.toContain(words);
    expect(await ports.people.get(ANNA.id)).toEqual(ANNA);
  });

  test('/link gives a code, and in the other channel makes them one', async () => {
    const { ports, say } = await bench();
    await ports.identities.attach({ personId: ANNA.id, channel: 'matrix', externalId: '@anna:example.org' });
    await ports.identities.attach({ personId: GUEST.id, channel: 'telegram', externalId: '1' });
    const code = /`\/link (\w+)`/.exec(await say(ANNA, '/link'))?.[1] ?? '';
    await expect(say(GUEST, `/link ${code}`)).resolves.toBe('Вы и здесь — Аня: одна память, один список задач, те же настройки.');
    const who = await say(ANNA, '/whoami');
    expect(who).toMatch(/^Вы — Аня, роль «member».\n\nЯ знаю вас как:\n- matrix @anna:example.org\n- telegram 1$/);
    await expect(say(ANNA, '/whoami', { inGroup: true })).resolves.toBe('Вы — Аня, роль «member».');
    await expect(say(BORIS, `/link ${code}`)).resolves.toContain('This code is unknown');
  });

  test('/why alone tells about the last message that a model was to answer', async () => {
    const { ports, say } = await bench();
    await say(BORIS, '/whoami');
    const { turn, fence } = present(await ports.inbox.claim(lease('w')));
    await ports.turns.recordRoute(turn.id, fence, aRoute());
    await expect(say(BORIS, '/why')).resolves.toMatch(/^For the chat, by: nothing else fitted/);
  });

  test('/why tells about the message that is replied to', async () => {
    const { ports, say } = await bench();
    await expect(say(BORIS, '/why')).resolves.toBe('Reply with `/why` to the message that you mean.');
    const at = ports.clock.now();
    await ports.messages.note(
      { account: 'telegram:bot1', externalId: 'm1', decision: 'ignore', reason: 'stranger-in-group', at, turnId: null },
      null,
    );
    const why = await say(BORIS, '/why', { repliesTo: 'm1' });
    expect(why).toContain('I did not answer it');
    await expect(say(BORIS, '/why', { repliesTo: 'unheard' })).resolves.not.toBe(why);
  });
});

describe('/approve and /reject', () => {
  test('decide the only request, the one of a task, or ask which', async () => {
    const { ports, say } = await bench();
    await expect(say(OWNER, '/approve')).resolves.toBe('Ничего не ждёт разрешения.');
    const ask = (id: string, taskId: string, action: string) => {
      const at = ports.clock.now();
      return ports.approvals.request({
        id,
        taskId,
        step: 1,
        action,
        approver: 'owner',
        requestedAt: at,
        expiresAt: new Date(at.getTime() + 60_000),
        decision: null,
        decidedBy: null,
        decidedAt: null,
      });
    };
    await ask('aaaa2222', 'task1', 'rm -rf `x`');
    await ask('bbbb3333', 'task2', 'git push');
    await expect(say(OWNER, '/approve')).resolves.toContain('- `task2` `git push`');
    await expect(say(OWNER, '/approve TASK1')).resolves.toBe('Разрешено: `` rm -rf `x` ``');
    await expect(say(OWNER, '/reject')).resolves.toBe('Отклонено: `git push`');
    await expect(say(OWNER, '/approve bbbb3333')).resolves.toBe('Это уже отклонено.');
    await expect(say(OWNER, '/approve nothing!')).resolves.toMatch(/^Такого запроса нет: .*k7m2p9qa/);
    await ask('cccc4444', 'task3', 'make');
    await expect(say(ADMIN, '/approve')).resolves.toBe('Ничего не ждёт разрешения.');
    await expect(say(ADMIN, '/approve cccc4444')).resolves.toContain('"owner"');
    await expect(say(GUEST, '/approve')).resolves.toContain('/approve');
  });
});

test('/tasklog --follow goes on until the task ends', async () => {
  const { ports, say } = await bench();
  await say(ANNA, '/task --run make');
  const { items } = await ports.tasks.list('everybody', { limit: 1, after: null });
  const { id } = present(items[0]).item;
  await expect(say(ANNA, `/tasklog ${id} --follow`)).resolves.toContain(`follows ${id}`);
  await expect(say(ANNA, '/tasklog --follow')).resolves.toContain(`follows ${id}`);
  await expect(say(ANNA, '/tasklog')).resolves.not.toContain('follows');
  await say(ANNA, '/stop');
  await expect(say(ANNA, '/tasklog --follow')).resolves.not.toContain('follows');
});
