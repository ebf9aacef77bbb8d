import { describe, expect, test } from 'vitest';

import type { Person } from '../access/person.ts';
import { aFact, ofPerson } from '../testing/a-fact.ts';
import { present } from '../testing/contracts/world.ts';
import { ADMIN, ANNA, as, BORIS, GUEST } from '../testing/domain-world.ts';
import { aChat, aConversation, aMessage, anAnswer, aBody, NOON, uuid } from '../testing/fixtures.ts';
import { lease } from '../testing/contracts/world.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import type { WholeWorld } from '../testing/whole-world.ts';
import type { CommandChoice } from './command.ts';
import { parseCommand } from './parse-command.ts';

const GROUP = { kind: 'group', channel: 'telegram', account: 'bot1', chat: '-1' } as const;

async function bench() {
  const ports = await makeWholeWorld();
  const talks = new Map<string, string>();
  for (const [index, { id }] of [ANNA, BORIS, GUEST, ADMIN].entries()) {
    talks.set(id, uuid(10 + index));
    await ports.conversations.ensure(aConversation({ id: uuid(10 + index), personId: id }));
  }
  const group = aConversation({ id: uuid(19), audience: 'group', personId: ANNA.id, address: aChat({ chat: '-1' }) });
  await ports.conversations.ensure(group);
  let messages = 0;
  const buttons: CommandChoice[] = [];
  return {
    ports,
    /** Under what was said last. */
    buttons,
    /** What the person is answered; the message and its answer are kept. */
    async say(person: Person, text: string, { inGroup = false } = {}): Promise<string> {
      messages += 1;
      const conversationId = inGroup ? group.id : (talks.get(person.id) ?? '');
      const receivedAt = ports.clock.now();
      await ports.inbox.store(aMessage(messages, { conversationId, personId: person.id, text, receivedAt }));
      const { turn, fence } = present(await ports.inbox.claim(lease('w')));
      const { name, argument } = present(parseCommand(text));
      await ports.clock.advance(60_000);
      const conversation = present(await ports.conversations.get(conversationId));
      const reply = await ports.useCases.commands.run(name, { principal: as(person), person, conversation, turn, argument });
      const told = typeof reply === 'string' ? reply : reply.text;
      buttons.splice(0, Infinity, ...(typeof reply !== 'string' && 'choices' in reply ? reply.choices : []));
      await ports.turns.finish(turn.id, fence, anAnswer({ reply: told, model: null }), aBody(told));
      return told;
    },
  };
}

/** What a conversation of one turn came to. */
async function summed({ summaries }: WholeWorld, what: { readonly conversationId: string; readonly text: string }): Promise<void> {
  const due = { at: NOON, grownTurns: 1, grownBytes: 1, restedTurns: 1, restedSince: NOON };
  const claim = present(await summaries.claim(lease('w'), due));
  const covers = { fromPosition: 1, toPosition: 1, isTainted: false, saidAt: NOON, createdAt: NOON };
  expect(await summaries.finish(claim, { id: uuid(700), ...covers, ...what })).toBe(true);
}

/** What is there of a word, in all that the stores hold. */
async function traces({ turns, forgetting, memory }: WholeWorld, person: Person, word: string): Promise<number> {
  const said = await forgetting.said(person.id, null, 1_000);
  const facts = await memory.list(ofPerson(person.id), { limit: 100, after: null, isWithHistory: true });
  const whole = await Promise.all(said.map(({ id }) => turns.get(id)));
  return JSON.stringify([said, facts.items, whole]).split(word).length - 1;
}

describe('memory in a chat', () => {
  test('is turned off and on by whoever it is about, also in a group', async () => {
    const { say, ports } = await bench();
    await expect(say(ANNA, '/memory off', { inGroup: true })).resolves.toContain('`/memory on`');
    const off = present(await ports.people.get(ANNA.id));
    expect(off).toMatchObject({ keepsMemory: false });
    await expect(say(off, '/remember Люблю чай')).resolves.toContain('Сейчас ничего нового не запоминается');
    await expect(say(off, '/memory on')).resolves.toContain('Снова запоминаю');
    await expect(say(present(await ports.people.get(ANNA.id)), '/remember Люблю чай')).resolves.toContain('Запомнил');
  });

  test('I10: keeps no secret, and says so', async () => {
    const { say } = await bench();
    await expect(say(ANNA, '/remember пароль от вайфая: рыба1234')).resolves.toContain('Ничего не запомнил');
    await expect(say(ANNA, '/memory')).resolves.toContain('Ничего не запомнено');
  });

  test('is added to and shown with its numbers and where each comes from', async () => {
    const { say } = await bench();
    await expect(say(ANNA, '/memory')).resolves.toContain('Ничего не запомнено');
    await expect(say(ANNA, '/remember')).resolves.toContain('Скажите, что запомнить');
    await expect(say(ANNA, '/remember Живу в Лиссабоне')).resolves.toBe('Запомнил: Живу в Лиссабоне');
    await say(ANNA, '/remember Кота зовут Лиссабон');
    const shown = await say(ANNA, '/memory');
    expect(shown).toContain('1. Кота зовут Лиссабон _(2026-11-23, Parley)_\n2. Живу в Лиссабоне _(2026-11-23, Parley)_');
    await expect(say(BORIS, '/memory')).resolves.toContain('Nothing is remembered');
  });

  test('comes page by page, and a page that there is not is said', async () => {
    const { ports, say, buttons } = await bench();
    for (let n = 1; n <= 12; n += 1) {
      await ports.memory.keep(aFact({ id: uuid(300 + n), scope: ofPerson(BORIS.id), text: `fact ${n}`, createdAt: new Date(n) }));
    }
    const first = await say(BORIS, '/memory');
    expect(first).toContain('(page 1 of 2)');
    expect(first).toContain('1. fact 12 ');
    expect(first).not.toContain('fact 2 ');
    expect(first).toContain('`/memory 2`');
    expect(buttons).toEqual([{ label: 'More', command: '/memory 2' }]);
    await expect(say(BORIS, '/memory 2')).resolves.toContain('12. fact 1 ');
    expect(buttons).toEqual([]);
    for (const page of ['3', '0', '-1', 'x', '99999999999999999999'])
      await expect(say(BORIS, `/memory ${page}`)).resolves.toContain('There are 2 pages');
  });

  test('tells what was known before, and in which words', async () => {
    const { ports, say } = await bench();
    const home = { scope: ofPerson(BORIS.id), predicate: 'home', speakerId: BORIS.id } as const;
    await ports.memory.keep(
      aFact({ ...home, id: uuid(301), text: 'I live in Oslo', value: 'Oslo', createdAt: new Date('2024-05-01T12:00Z') }),
    );
    await ports.memory.keep(
      aFact({ ...home, id: uuid(302), text: 'I live in Bergen', value: 'Bergen', createdAt: new Date('2026-05-01T12:00Z') }),
    );
    const told = await say(BORIS, '/memory history 1');
    expect(told).toContain('I live in Bergen');
    expect(told).toContain('- 2024-05-01 – 2026-05-01: I live in Oslo');
    await expect(say(BORIS, '/memory history 7')).resolves.toContain('from 1 to 1');
  });

  test('one thing is forgotten by its words, also where they were shown, and nothing of it is said again', async () => {
    const { ports, say } = await bench();
    await say(ANNA, '/remember Пароль Семирамида');
    await say(ANNA, '/memory');
    await say(ANNA, '/memory history 1');
    await expect(say(ANNA, '/forget')).resolves.toContain('Скажите парой слов');
    await expect(say(ANNA, '/forget Берлин')).resolves.toContain('«Берлин»');
    await expect(say(ANNA, '/forget семирамида')).resolves.toContain('Забыл');
    expect(await traces(ports, ANNA, 'емирамида')).toBe(0);
  });

  test('of several that fit one is chosen by its number, and that number is no other thing later', async () => {
    const { ports, say } = await bench();
    for (const text of ['Tea with milk', 'Tea with lemon', 'Tea alone']) await say(BORIS, `/remember ${text}`);
    await expect(say(BORIS, '/forget tea')).resolves.toContain('2. Tea with lemon');
    await expect(say(BORIS, '/forget 2')).resolves.toContain('Forgotten');
    await expect(say(BORIS, '/forget 2')).resolves.toContain('already');
    expect((await ports.useCases.memories.list(as(BORIS))).map(({ text }) => text)).toEqual(['Tea alone', 'Tea with milk']);
    await expect(say(BORIS, '/forget 9')).resolves.toContain('Nothing that is remembered');
    await expect(say(ANNA, '/forget 1')).resolves.toContain('не запомнено');
  });

  test('a number is also pressed, and means what stood beside it whatever was asked since', async () => {
    const { ports, say, buttons } = await bench();
    for (const text of ['Tea with milk', 'Tea with lemon', 'Coffee black', 'Coffee white']) await say(BORIS, `/remember ${text}`);
    await say(BORIS, '/forget tea');
    const [lemon] = [...buttons];
    expect(buttons.map(({ label }) => label)).toEqual(['1', '2']);
    await say(BORIS, '/forget coffee');
    await expect(say(BORIS, present(lemon?.command))).resolves.toContain('Forgotten');
    await expect(say(BORIS, present(lemon?.command))).resolves.toContain('already');
    expect((await ports.useCases.memories.list(as(BORIS))).map(({ text }) => text)).not.toContain('Tea with lemon');
    await expect(say(ANNA, `/forget #${uuid(2002)}`)).resolves.toContain('уже забыто');
    await expect(say(BORIS, '/forget #tea')).resolves.toContain('Forgotten');
  });

  test('what is named word for word is forgotten also when others hold those words', async () => {
    const { ports, say } = await bench();
    await say(ANNA, '/remember кот');
    await say(ANNA, '/remember кот и пёс');
    await expect(say(ANNA, '/forget Кот')).resolves.toContain('Забыл');
    expect((await ports.useCases.memories.list(as(ANNA))).map(({ text }) => text)).toEqual(['кот и пёс']);
  });

  test('everything goes only after a yes that follows the question', async () => {
    const { ports, say, buttons } = await bench();
    await say(ANNA, '/remember Пароль Семирамида');
    await expect(say(ANNA, '/forget all yes')).resolves.toContain('Nothing is forgotten');
    const question = await say(ANNA, '/forget всё');
    expect(question).toContain('факты о вас и от вас: 1');
    expect(await traces(ports, ANNA, 'Семирамида')).toBeGreaterThan(0);
    await ports.clock.advance(16 * 60_000);
    await expect(say(ANNA, '/forget все да')).resolves.toContain('15 minutes');
    await say(ANNA, '/forget all');
    expect(buttons).toEqual([{ label: 'Забыть всё', command: '/forget all yes' }]);
    await expect(say(ANNA, present(buttons[0]?.command))).resolves.toContain('Всё забыто');
    expect(await traces(ports, ANNA, 'Семирамида')).toBe(0);
    const { items } = await ports.audit.list({ limit: 10, after: null });
    expect(items.filter(({ item }) => item.action === 'memory.forget-all').map(({ item }) => item.result)).toContain('done');
    expect(JSON.stringify(items)).not.toContain('Семирамида');
  });

  test('all of it comes as a file', async () => {
    const { ports, say } = await bench();
    await say(BORIS, '/remember I live in Oslo');
    await summed(ports, { conversationId: uuid(11), text: 'They told me where they live.' });
    await expect(say(BORIS, '/memory export')).resolves.toContain('parley-memory.json');
    const [file] = await ports.attachments.sentBy({ kind: 'turn', id: uuid(2002) });
    const whole = JSON.parse(new TextDecoder().decode((await ports.attachments.content(present(file).id)) ?? undefined));
    expect(whole).toMatchObject({ format: 'parley-memory', facts: [{ text: 'I live in Oslo', turnId: uuid(2001) }] });
    expect(whole.conversations[0].summaries).toEqual([
      { fromPosition: 1, toPosition: 1, saidAt: NOON.toISOString(), text: 'They told me where they live.' },
    ]);
    expect(whole.conversations[0].turns[0]).toMatchObject({ text: '/remember I live in Oslo', reply: 'Remembered: I live in Oslo' });
    await expect(say(BORIS, '/memory export', { inGroup: true })).resolves.toContain('private chat');
  });

  test('that is too long is refused in a sentence', async () => {
    const { say } = await bench();
    await expect(say(BORIS, `/remember ${'x'.repeat(2_001)}`)).resolves.toBe('Something to remember has 1 to 2000 characters.');
  });
});

describe('memory in a group', () => {
  test("I9: one person's own is not another's, and it is not told in a group", async () => {
    const { say } = await bench();
    await say(ANNA, '/remember пароль от подъезда 38');
    await expect(say(BORIS, '/forget пароль')).resolves.toContain('Nothing that is remembered');
    for (const person of [ANNA, ADMIN]) {
      for (const text of ['/memory', '/memory history 1', '/forget пароль'])
        await expect(say(person, text, { inGroup: true })).resolves.not.toContain('38');
    }
    await expect(say(ANNA, '/memory')).resolves.toContain('38');
  });

  test('is the group’s, shown to admins; others take away what they said themselves', async () => {
    const { ports, say } = await bench();
    await say(BORIS, '/remember The wifi is called Krakatau', { inGroup: true });
    await say(ANNA, '/remember Обед в полдень', { inGroup: true });
    const facts = (await ports.memory.list(GROUP, { limit: 10, after: null, isWithHistory: false })).items.map(({ item }) => item);
    expect(facts.every(({ isTainted }) => isTainted)).toBe(true);
    await expect(say(BORIS, '/memory', { inGroup: true })).resolves.toContain('Only someone with the role "admin"');
    const shown = await say(ADMIN, '/memory', { inGroup: true });
    expect(shown).toContain('Krakatau');
    expect(shown).toContain('Обед');
    await expect(say(ANNA, '/forget wifi', { inGroup: true })).resolves.toContain('не запомнено');
    await expect(say(BORIS, '/forget wifi', { inGroup: true })).resolves.toContain('Forgotten');
    await expect(say(ADMIN, '/forget обед', { inGroup: true })).resolves.toMatch(/Forgotten|Забыл/);
    expect((await ports.memory.list(GROUP, { limit: 10, after: null, isWithHistory: false })).items).toEqual([]);
    await expect(say(ANNA, '/forget all', { inGroup: true })).resolves.toContain('личном чате');
  });
});
