import { describe, expect } from 'vitest';
import { aBody, aChat, aMessage, aNotice, NOON, uuid } from '../fixtures.ts';
import type { Sighting } from '../../messaging/sighting.ts';
import { CHAT_TALK, drive, ensureChatTalk, testIn, type MakeWorld } from './world.ts';

const ACCOUNT = 'telegram:bot1';
const SEEN: Sighting = { account: ACCOUNT, externalId: '-42/7', decision: 'observe', reason: 'not-addressed', at: NOON, turnId: null };
const OBSERVED = { chat: '-42', thread: null, senderId: '12345', senderName: 'Аня 🌸', text: 'Кто купит хлеб?' };

/** What every MessageIndex does. */
export function messageIndexContract(name: string, make: MakeWorld): void {
  describe(`${name}: what came in`, () => sightings(make));
  describe(`${name}: what was told`, () => told(make));
}

function sightings(make: MakeWorld): void {
  const it = testIn(make);

  it('tells why a message was not answered, as it was noted last', async ({ messages }) => {
    expect(await messages.sighting(ACCOUNT, '-42/7')).toBeNull();
    await messages.note(SEEN, OBSERVED);
    expect(await messages.sighting(ACCOUNT, '-42/7')).toEqual(SEEN);
    const refused: Sighting = { ...SEEN, decision: 'refuse', reason: 'stranger', at: new Date(NOON.getTime() + 1) };
    await messages.note(refused, null);
    expect(await messages.sighting(ACCOUNT, '-42/7')).toEqual(refused);
    expect(await messages.sighting(ACCOUNT, '-42/8')).toBeNull();
    expect(await messages.sighting('telegram:bot2', '-42/7')).toBeNull();
  });

  it('tells of one that is answered why, and in which turn, also when it was only observed before an edit', async (world) => {
    await ensureChatTalk(world);
    await world.messages.note(SEEN, OBSERVED);
    const source = { ...aMessage(1).source, externalId: '-42/7', reason: 'mention' };
    await world.inbox.store(aMessage(1, { conversationId: CHAT_TALK, account: ACCOUNT, externalId: '-42/7', source }));
    expect(await world.messages.sighting(ACCOUNT, '-42/7')).toMatchObject({
      decision: 'respond',
      reason: 'mention',
      turnId: uuid(2001),
      externalId: '-42/7',
    });
  });
}

function told(make: MakeWorld): void {
  const it = testIn(make);

  it('finds the turn of an answer by each of its messages, also after it is closed', async (world) => {
    await ensureChatTalk(world);
    const reply = { outboxId: uuid(5001), language: 'ru' } as const;
    await world.inbox.store(aMessage(1, { conversationId: CHAT_TALK, account: ACCOUNT, reply }));
    const claim = await drive(world);
    const answer = { entryId: uuid(5001), key: null, turnId: uuid(2001), conversationId: CHAT_TALK };
    for (const number of [0, 1]) {
      await world.outbox.beginPart(claim, uuid(5001), number, uuid(7000 + number));
      await world.outbox.endPart(claim, uuid(5001), number, { state: 'placed', messageId: `42/${String(number)}` });
    }
    expect(await world.messages.told(ACCOUNT, '42/0')).toEqual(answer);
    await world.outbox.close(claim, uuid(5001), null);
    expect(await world.messages.told(ACCOUNT, '42/1')).toEqual(answer);
  });

  it('finds the key of a notice', async (world) => {
    await world.outbox.add(aNotice(1, { key: 'approval:a1', body: aBody('Можно?'), address: aChat() }));
    const claim = await drive(world);
    await world.outbox.beginPart(claim, uuid(4001), 0, uuid(7001));
    await world.outbox.endPart(claim, uuid(4001), 0, { state: 'final', messageId: '42/9' });
    const notice = { entryId: uuid(4001), key: 'approval:a1', turnId: null, conversationId: null };
    expect(await world.messages.told(ACCOUNT, '42/9')).toEqual(notice);
    expect(await world.messages.told('telegram:bot2', '42/9')).toBeNull();
    expect(await world.messages.told(ACCOUNT, '42/99')).toBeNull();
  });
}
