import { describe, expect } from 'vitest';
import type { NewMessage } from '../../ports/inbox.ts';
import type { Stores } from '../in-memory-stores.ts';
import { aMessage, NOON, uuid } from '../fixtures.ts';
import { BOT, CHAT_TALK, ensureChatTalk, lease, testIn, type MakeWorld } from './world.ts';

const PICTURE: NewMessage['attachments'][number] = {
  id: uuid(8001),
  kind: 'picture',
  name: 'кот 🐈.jpg',
  mime: 'image/jpeg',
  size: 12,
  seconds: null,
  remote: '{"file_id":"a\'b"}',
};
const VOICE: typeof PICTURE = { id: uuid(8002), kind: 'voice', name: 'voice.ogg', mime: null, size: null, seconds: 3, remote: 'v' };
const BYTES = Uint8Array.from([0, 255, 1, 10, 13]);

async function send(world: Pick<Stores, 'conversations' | 'inbox'>, number: number, attachments: NewMessage['attachments']): Promise<void> {
  await ensureChatTalk(world);
  await world.inbox.store(aMessage(number, { conversationId: CHAT_TALK, account: 'telegram:bot1', attachments }));
}

/** What every AttachmentStore does. */
export function attachmentStoreContract(name: string, make: MakeWorld): void {
  describe(`${name}: files that came in`, () => incoming(make));
  describe(`${name}: turns that wait for files`, () => waitingTurns(make));
  describe(`${name}: files that go out`, () => outgoing(make));
}

function incoming(make: MakeWorld): void {
  const it = testIn(make);

  it('those of a message wait at its account, in order', async (world) => {
    await send(world, 1, [PICTURE, VOICE]);
    const { remote, ...picture } = PICTURE;
    const waiting = { ...picture, state: 'waiting', problem: null };
    const all = await world.attachments.waiting(BOT, 10);
    expect(all.map(({ id }) => id)).toEqual([PICTURE.id, VOICE.id]);
    expect(all[0]).toEqual({ ...waiting, remote, conversationId: CHAT_TALK });
    expect(all[1]).toMatchObject({ mime: expect.any(String), size: null, seconds: 3 });
    expect(await world.attachments.waiting(BOT, 1)).toHaveLength(1);
    expect(await world.attachments.waiting({ ...BOT, account: 'bot2' }, 10)).toEqual([]);
    expect((await world.attachments.ofTurn(uuid(2001)))[0]).toEqual(waiting);
    expect(await world.attachments.get(PICTURE.id)).toEqual(waiting);
    expect(await world.attachments.content(PICTURE.id)).toBeNull();
  });

  it('I1: a message stored again brings no second files', async (world) => {
    await send(world, 1, [PICTURE]);
    const again = aMessage(2, { externalId: 'message-1', conversationId: CHAT_TALK, account: 'telegram:bot1', attachments: [VOICE] });
    await world.inbox.store(again);
    expect(await world.attachments.get(VOICE.id)).toBeNull();
    expect(await world.attachments.ofTurn(uuid(2002))).toEqual([]);
  });

  it('a fetched one is here, byte for byte, as what it really is', async (world) => {
    await send(world, 1, [PICTURE]);
    await world.attachments.settle(PICTURE.id, { content: BYTES, mime: 'image/png' });
    expect(await world.attachments.waiting(BOT, 10)).toEqual([]);
    expect(await world.attachments.ofTurn(uuid(2001))).toMatchObject([{ state: 'here', mime: 'image/png', size: 5, problem: null }]);
    expect([...((await world.attachments.content(PICTURE.id)) ?? [])]).toEqual([...BYTES]);
  });

  it('only the first result counts', async (world) => {
    await send(world, 1, [PICTURE, VOICE]);
    await world.attachments.settle(PICTURE.id, { problem: 'too-large' });
    await world.attachments.settle(PICTURE.id, { content: BYTES, mime: 'image/png' });
    await world.attachments.settle(VOICE.id, { content: BYTES, mime: 'audio/ogg' });
    await world.attachments.settle(VOICE.id, { problem: 'gone' });
    expect(await world.attachments.get(PICTURE.id)).toMatchObject({ state: 'failed', problem: 'too-large' });
    expect(await world.attachments.content(PICTURE.id)).toBeNull();
    expect(await world.attachments.get(VOICE.id)).toMatchObject({ state: 'here', problem: null });
  });

  it('knows nothing under an unknown id', async ({ attachments }) => {
    for (const id of [uuid(99), 'nope']) {
      expect(await attachments.get(id)).toBeNull();
      expect(await attachments.content(id)).toBeNull();
      expect(await attachments.ofTurn(id)).toEqual([]);
      await attachments.settle(id, { problem: 'gone' });
    }
  });
}

function waitingTurns(make: MakeWorld): void {
  const it = testIn(make);

  it('a turn is claimed only when none of its files waits any more', async (world) => {
    await send(world, 1, [PICTURE, VOICE]);
    expect(await world.inbox.claim(lease('w1'))).toBeNull();
    await world.attachments.settle(PICTURE.id, { content: BYTES, mime: 'image/png' });
    expect(await world.inbox.claim(lease('w1'))).toBeNull();
    await world.attachments.settle(VOICE.id, { problem: 'unreachable' });
    expect(await world.inbox.claim(lease('w1'))).toMatchObject({ turn: { id: uuid(2001) }, attempt: 1 });
  });

  it('I3: while it waits, later messages of its conversation wait too, and other conversations do not', async (world) => {
    await send(world, 1, [PICTURE]);
    await send(world, 2, []);
    await world.inbox.store(aMessage(3));
    expect(await world.inbox.claim(lease('w1'))).toMatchObject({ turn: { id: uuid(2003) } });
    expect(await world.inbox.claim(lease('w1'))).toBeNull();
  });
}

function outgoing(make: MakeWorld): void {
  const it = testIn(make);

  it('one that goes out is here at once; the same id again is the same file', async ({ attachments }) => {
    const file = { id: uuid(8003), kind: 'document', name: 'отчёт.pdf', mime: 'application/pdf', content: BYTES, at: NOON } as const;
    await attachments.add(file);
    await attachments.add({ ...file, name: 'other', content: Uint8Array.of() });
    const { content: _, at: __, ...described } = file;
    expect(await attachments.get(file.id)).toEqual({ ...described, size: 5, seconds: null, state: 'here', problem: null });
    expect([...((await attachments.content(file.id)) ?? [])]).toEqual([...BYTES]);
    expect(await attachments.waiting(BOT, 10)).toEqual([]);
  });

  it('an empty file is a file', async ({ attachments }) => {
    const file = { id: uuid(8004), kind: 'document', name: 'empty', mime: 'text/plain', content: Uint8Array.of(), at: NOON } as const;
    await attachments.add(file);
    expect(await attachments.content(file.id)).toHaveLength(0);
  });
}
