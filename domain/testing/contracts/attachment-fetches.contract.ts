import { describe, expect } from 'vitest';
import type { NewMessage } from '../../ports/inbox.ts';
import { aMessage, uuid } from '../fixtures.ts';
import { BOT, CHAT_TALK, ensureChatTalk, lease, testIn, type ContractWorld, type MakeWorld } from './world.ts';

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

async function send(world: ContractWorld, number: number, attachments: NewMessage['attachments']): Promise<void> {
  await ensureChatTalk(world);
  await world.inbox.store(aMessage(number, { conversationId: CHAT_TALK, account: 'telegram:bot1', attachments }));
}

/** What every AttachmentFetches does. */
export function attachmentFetchesContract(name: string, make: MakeWorld): void {
  describe(`${name}: files to fetch`, () => fetching(make));
  describe(`${name}: turns that wait for files`, () => waitingTurns(make));
}

function fetching(make: MakeWorld): void {
  const it = testIn(make);

  it('those of a message wait at its account, in order', async (world) => {
    await send(world, 1, [PICTURE, VOICE]);
    const { remote, ...picture } = PICTURE;
    const waiting = { ...picture, state: 'waiting', problem: null, transcript: null };
    const all = await world.attachmentFetches.waiting(BOT, 10);
    expect(all.map(({ id }) => id)).toEqual([PICTURE.id, VOICE.id]);
    expect(all[0]).toEqual({ ...waiting, remote, conversationId: CHAT_TALK });
    expect(all[1]).toMatchObject({ mime: expect.any(String), size: null, seconds: 3 });
    expect(await world.attachmentFetches.waiting(BOT, 1)).toHaveLength(1);
    expect(await world.attachmentFetches.waiting({ ...BOT, account: 'bot2' }, 10)).toEqual([]);
    expect((await world.attachments.ofTurns([uuid(2001)])).get(uuid(2001))?.[0]).toEqual(waiting);
    expect(await world.attachments.content(PICTURE.id)).toBeNull();
  });

  it('a fetched one is here, byte for byte, as what it really is', async (world) => {
    await send(world, 1, [PICTURE]);
    await world.attachmentFetches.settle(PICTURE.id, { content: BYTES, mime: 'image/png' });
    expect(await world.attachmentFetches.waiting(BOT, 10)).toEqual([]);
    expect(await world.attachments.get(PICTURE.id)).toMatchObject({ state: 'here', mime: 'image/png', size: 5, problem: null });
    expect([...((await world.attachments.content(PICTURE.id)) ?? [])]).toEqual([...BYTES]);
  });

  it('only the first result counts', async (world) => {
    await send(world, 1, [PICTURE, VOICE]);
    await world.attachmentFetches.settle(PICTURE.id, { problem: 'too-large' });
    await world.attachmentFetches.settle(PICTURE.id, { content: BYTES, mime: 'image/png' });
    await world.attachmentFetches.settle(VOICE.id, { content: BYTES, mime: 'audio/ogg' });
    await world.attachmentFetches.settle(VOICE.id, { problem: 'gone' });
    expect(await world.attachments.get(PICTURE.id)).toMatchObject({ state: 'failed', problem: 'too-large' });
    expect(await world.attachments.content(PICTURE.id)).toBeNull();
    expect(await world.attachments.get(VOICE.id)).toMatchObject({ state: 'here', problem: null });
  });

  it('does nothing to what is not there', async ({ attachmentFetches, attachments }) => {
    await attachmentFetches.settle('nope', { problem: 'gone' });
    expect(await attachments.get('nope')).toBeNull();
  });
}

function waitingTurns(make: MakeWorld): void {
  const it = testIn(make);

  it('a turn is claimed only when none of its files waits any more', async (world) => {
    await send(world, 1, [PICTURE, VOICE]);
    expect(await world.inbox.claim(lease('w1'))).toBeNull();
    await world.attachmentFetches.settle(PICTURE.id, { content: BYTES, mime: 'image/png' });
    expect(await world.inbox.claim(lease('w1'))).toBeNull();
    await world.attachmentFetches.settle(VOICE.id, { problem: 'unreachable' });
    expect(await world.inbox.claim(lease('w1'))).toMatchObject({ turn: { id: uuid(2001) }, attempt: 1, asked: { hasFiles: true } });
  });

  it('I3: while it waits, later messages of its conversation wait too, and other conversations do not', async (world) => {
    await send(world, 1, [PICTURE]);
    await send(world, 2, []);
    await world.inbox.store(aMessage(3));
    expect(await world.inbox.claim(lease('w1'))).toMatchObject({ turn: { id: uuid(2003) } });
    expect(await world.inbox.claim(lease('w1'))).toBeNull();
  });
}
