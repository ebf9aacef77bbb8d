import { describe, expect } from 'vitest';
import type { NewNotice } from '../../ports/outbox.ts';
import type { Stores } from '../in-memory-stores.ts';
import { aBody, aChat, aMessage, anAnswer, aNotice, NOON, uuid } from '../fixtures.ts';
import { BOT, CHAT_TALK, drive, ensureChatTalk, expiredLease, lease, present, testIn, type MakeWorld } from './world.ts';

const LATER = new Date(NOON.getTime() + 60_000);
const KEYS = [uuid(7001), uuid(7002), uuid(7003)] as const;

/** What every Outbox does. */
export function outboxContract(name: string, make: MakeWorld): void {
  describe(`${name}: notices`, () => notices(make));
  describe(`${name}: answers`, () => answers(make));
  describe(`${name}: parts`, () => parts(make));
  describe(`${name}: zombies`, () => zombies(make));
  describe(`${name}: what waits`, () => whatWaits(make));
}

function notices(make: MakeWorld): void {
  const it = testIn(make);

  it('I2: a notice is told once for each key, as it was first', async (world) => {
    expect(await world.outbox.add(aNotice(1))).toBe(true);
    expect(await world.outbox.add(aNotice(2, { key: 'notice-1' }))).toBe(false);
    const added = await Promise.all([3, 4, 5, 6].map((n) => world.outbox.add(aNotice(n, { key: 'same' }))));
    expect(added.filter(Boolean)).toHaveLength(1);
    const open = await world.outbox.open(await drive(world), 10);
    expect(open).toHaveLength(2);
    const { key: _, ...notice } = aNotice(1);
    expect(open[0]).toEqual({ ...notice, kind: 'notice', turnId: null, parts: [], order: expect.any(Number) });
  });

  it('I3: what was added first is told first, at most as many as asked for', async (world) => {
    for (const n of [3, 1, 2]) await world.outbox.add(aNotice(n));
    const claim = await drive(world);
    const open = await world.outbox.open(claim, 10);
    expect(open.map(({ id }) => id)).toEqual([uuid(4003), uuid(4001), uuid(4002)]);
    expect(open.map(({ order }) => order)).toEqual(open.map(({ order }) => order).toSorted((a, b) => a - b));
    expect((await world.outbox.open(claim, 2)).map(({ id }) => id)).toEqual([uuid(4003), uuid(4001)]);
  });

  it('I3: of more than was asked for, the first at each address, whether made or still being made, comes before the second of one', async (world) => {
    for (const number of [1, 2]) await ask(world, number);
    for (const n of [1, 2, 3]) await world.outbox.add(aNotice(n));
    await world.outbox.add(aNotice(4, { address: aChat({ chat: '77' }) }));
    await world.outbox.add(aNotice(5, { address: aChat({ thread: '5' }) }));
    const claim = await drive(world);
    const ids = async (limit: number) => (await world.outbox.open(claim, limit)).map(({ id }) => id);
    expect(await ids(4)).toEqual([uuid(5001), uuid(4001), uuid(4004), uuid(4005)]);
    expect(await ids(5)).toEqual([uuid(5001), uuid(5002), uuid(4001), uuid(4004), uuid(4005)]);
    expect(await ids(100)).toHaveLength(7);
  });

  it('each account sees its own only', async (world) => {
    await world.outbox.add(aNotice(1, { address: aChat({ account: 'bot2' }) }));
    await world.outbox.add(aNotice(2, { address: aChat({ channel: 'matrix', account: 'bot1' }) }));
    expect(await world.outbox.open(await drive(world), 10)).toEqual([]);
  });

  it('keeps a thread, a file, buttons and whom it answers', async (world) => {
    const body: NewNotice['body'] = { kind: 'file', attachmentId: uuid(8001), caption: '👩‍👩‍👧 "отчёт"' };
    const change = { body, address: aChat({ chat: '-100:1', thread: 'root%1' }), audience: 'group', replyTo: '42/7' } as const;
    await world.outbox.add(aNotice(1, change));
    await world.outbox.add(
      aNotice(2, { body: { kind: 'text', markdown: '', buttons: ['approve', 'deny'], followTaskId: 'abc234' }, language: 'en' }),
    );
    const [file, text] = await world.outbox.open(await drive(world), 10);
    expect(file).toMatchObject(change);
    expect(text).toMatchObject({ body: { buttons: ['approve', 'deny'], followTaskId: 'abc234' }, language: 'en' });
  });
}

/** Message `number` in Anna's chat, whose answer leaves by entry `uuid(5000 + number)`. */
async function ask(world: Pick<Stores, 'conversations' | 'inbox'>, number: number): Promise<void> {
  await ensureChatTalk(world);
  const source = { ...aMessage(number).source, externalId: `42/${String(number)}` };
  const reply = { outboxId: uuid(5000 + number), language: 'ru' } as const;
  await world.inbox.store(aMessage(number, { conversationId: CHAT_TALK, account: 'telegram:bot1', source, reply }));
}

function answers(make: MakeWorld): void {
  const it = testIn(make);

  it('I2: an answer is open from the moment at which its message is stored, without a body', async (world) => {
    await ask(world, 1);
    const [entry] = await world.outbox.open(await drive(world), 10);
    expect(entry).toEqual({
      id: uuid(5001),
      order: expect.any(Number),
      kind: 'answer',
      address: aChat(),
      audience: 'private',
      language: 'ru',
      conversationId: CHAT_TALK,
      turnId: uuid(2001),
      replyTo: '42/1',
      createdAt: NOON,
      body: null,
      parts: [],
    });
  });

  it('I1: a message stored again makes no second answer', async (world) => {
    await ask(world, 1);
    const again = { ...aMessage(2), account: 'telegram:bot1', externalId: 'message-1', conversationId: CHAT_TALK };
    await world.inbox.store({ ...again, reply: { outboxId: uuid(5002), language: 'ru' } });
    expect(await world.outbox.open(await drive(world), 10)).toHaveLength(1);
  });

  it('I2: the end of its turn gives the answer its body', async (world) => {
    await ask(world, 1);
    await ask(world, 2);
    const { turn, fence } = present(await world.inbox.claim(lease('w1')));
    await world.turns.finish(turn.id, fence, anAnswer(), aBody('**Готово**'));
    const open = await world.outbox.open(await drive(world), 10);
    expect(open.map(({ id, body }) => ({ id, body }))).toEqual([
      { id: uuid(5001), body: aBody('**Готово**') },
      { id: uuid(5002), body: null },
    ]);
  });

  it('a message without a reply makes no entry', async (world) => {
    await ensureChatTalk(world);
    await world.inbox.store(aMessage(1, { conversationId: CHAT_TALK }));
    const { turn, fence } = present(await world.inbox.claim(lease('w1')));
    expect(await world.turns.finish(turn.id, fence, anAnswer(), aBody())).toBe(true);
    expect(await world.outbox.open(await drive(world), 10)).toEqual([]);
  });
}

function parts(make: MakeWorld): void {
  const it = testIn(make);

  it('I2: a part is written down before it is sent, and begun again it keeps its key', async (world) => {
    await world.outbox.add(aNotice(1));
    const claim = await drive(world);
    const part = { number: 0, key: KEYS[0], state: 'sending', messageId: null };
    expect(await world.outbox.beginPart(claim, uuid(4001), 0, KEYS[0])).toEqual(part);
    expect(await world.outbox.beginPart(claim, uuid(4001), 0, KEYS[1])).toEqual(part);
    expect((await world.outbox.open(claim, 1))[0]?.parts).toEqual([part]);
  });

  it('what came of each part is kept, in the order of their numbers', async (world) => {
    await world.outbox.add(aNotice(1));
    const claim = await drive(world);
    for (const [number, key] of KEYS.entries()) await world.outbox.beginPart(claim, uuid(4001), number, key);
    expect(await world.outbox.endPart(claim, uuid(4001), 2, { state: 'unknown', messageId: null })).toBe(true);
    expect(await world.outbox.endPart(claim, uuid(4001), 0, { state: 'placed', messageId: '42/1' })).toBe(true);
    expect(await world.outbox.endPart(claim, uuid(4001), 0, { state: 'final', messageId: '42/1' })).toBe(true);
    expect((await world.outbox.open(claim, 1))[0]?.parts).toEqual([
      { number: 0, key: KEYS[0], state: 'final', messageId: '42/1' },
      { number: 1, key: KEYS[1], state: 'sending', messageId: null },
      { number: 2, key: KEYS[2], state: 'unknown', messageId: null },
    ]);
  });

  it('a closed entry is not open any more, and its key stays used', async (world) => {
    for (const n of [1, 2, 3]) await world.outbox.add(aNotice(n));
    const claim = await drive(world);
    expect(await world.outbox.close(claim, uuid(4001), null)).toBe(true);
    expect(await world.outbox.close(claim, uuid(4002), 'The chat is gone.')).toBe(true);
    expect((await world.outbox.open(claim, 10)).map(({ id }) => id)).toEqual([uuid(4003)]);
    expect(await world.outbox.add(aNotice(4, { key: 'notice-1' }))).toBe(false);
  });
}

function zombies(make: MakeWorld): void {
  const it = testIn(make);

  it('I4: who has lost the account sees nothing and writes nothing', async (world) => {
    await world.outbox.add(aNotice(1));
    const zombie = present(await world.channels.claim(BOT, expiredLease('zombie'))).claim;
    const claim = await drive(world);
    expect(await world.outbox.open(zombie, 10)).toEqual([]);
    expect(await world.outbox.beginPart(zombie, uuid(4001), 0, KEYS[0])).toBeNull();
    await world.outbox.beginPart(claim, uuid(4001), 0, KEYS[1]);
    expect(await world.outbox.endPart(zombie, uuid(4001), 0, { state: 'final', messageId: '42/1' })).toBe(false);
    expect(await world.outbox.close(zombie, uuid(4001), null)).toBe(false);
    const [entry] = await world.outbox.open(claim, 10);
    expect(entry?.parts).toEqual([{ number: 0, key: KEYS[1], state: 'sending', messageId: null }]);
  });

  it('I4: after it has been let go of, an account’s claim is good for nothing', async (world) => {
    await world.outbox.add(aNotice(1));
    const claim = await drive(world);
    await world.channels.release(claim);
    expect(await world.outbox.open(claim, 10)).toEqual([]);
    expect(await world.outbox.beginPart(claim, uuid(4001), 0, KEYS[0])).toBeNull();
    expect(await world.outbox.close(claim, uuid(4001), null)).toBe(false);
  });
}

function whatWaits(make: MakeWorld): void {
  const it = testIn(make);

  it('counts for each account what has a body and is not done', async (world) => {
    expect(await world.outbox.waiting()).toEqual([]);
    await ask(world, 1);
    await world.outbox.add(aNotice(1, { createdAt: LATER }));
    await world.outbox.add(aNotice(2));
    await world.outbox.add(aNotice(3, { address: aChat({ account: 'bot2' }), createdAt: LATER }));
    expect((await world.outbox.waiting()).toSorted((a, b) => (a.account < b.account ? -1 : 1))).toEqual([
      { ...BOT, count: 2, oldest: NOON },
      { ...BOT, account: 'bot2', count: 1, oldest: LATER },
    ]);
    await world.outbox.close(await drive(world), uuid(4002), null);
    expect(await world.outbox.waiting()).toContainEqual({ ...BOT, count: 1, oldest: LATER });
  });
}
