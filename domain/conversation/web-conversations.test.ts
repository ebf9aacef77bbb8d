import { describe, expect, test } from 'vitest';

import { ConflictError, ForbiddenError, InvalidInputError, UnauthenticatedError, UnknownIdError } from '../errors.ts';
import { makeReceiveMessage } from '../messaging/receive-message.ts';
import { aBody, aConversation, anAnswer, uuid } from '../testing/fixtures.ts';
import { lease } from '../testing/contracts/world.ts';
import { ADMIN, ANNA, as, BORIS, furnish, GUEST, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import { makeWebConversations } from './web-conversations.ts';

const nobodyAsks = () => Promise.reject(new Error('on the web nobody is a stranger'));

async function world() {
  const ports = await furnish(makeDomainWorld());
  return { ports, talks: makeWebConversations({ ...ports, receiveMessage: makeReceiveMessage({ ...ports, offerPairing: nobodyAsks }) }) };
}

const HELLO = { text: 'Привет', conversationId: null, clientMessageId: null };

describe('sending a message', () => {
  test("without a conversation it goes to the person's own one on the web, always the same", async () => {
    const { ports, talks } = await world();
    const first = await talks.send(as(ANNA), HELLO);
    const second = await talks.send(as(ANNA), HELLO);
    const boris = await talks.send(as(BORIS), HELLO);
    expect(first.turn).toMatchObject({ text: 'Привет', state: 'queued', position: 1 });
    expect(second.turn).toMatchObject({ conversationId: first.turn.conversationId, position: 2 });
    expect(boris.turn.conversationId).not.toBe(first.turn.conversationId);
    await expect(talks.get(as(ANNA), first.turn.conversationId)).resolves.toMatchObject({ personId: ANNA.id, audience: 'private' });
    expect(ports.doorbell.rung).toContain('work:turns');
  });

  test('into a conversation of their own', async () => {
    const { talks } = await world();
    const { id } = await talks.create(as(ANNA), null);
    const { turn } = await talks.send(as(ANNA), { ...HELLO, conversationId: id });
    expect(turn.conversationId).toBe(id);
    await expect(talks.lastEvent(as(ANNA), id)).resolves.toBe(1);
  });

  test('I1: the same client message id sent twice makes one turn', async () => {
    const { talks } = await world();
    const first = await talks.send(as(ANNA), { ...HELLO, clientMessageId: 'a' });
    const again = await talks.send(as(ANNA), { ...HELLO, clientMessageId: 'a', text: 'changed' });
    expect(again).toEqual({ ...first, isNew: false });
    await expect(talks.lastEvent(as(ANNA), first.turn.conversationId)).resolves.toBe(1);
  });

  test("I7: into somebody else's conversation is answered like into one that does not exist, for admins and the owner too", async () => {
    const { talks } = await world();
    const { id } = await talks.create(as(ANNA), null);
    for (const person of [BORIS, GUEST, ADMIN, OWNER]) {
      for (const conversationId of [id, uuid(99), 'no id']) {
        await expect(talks.send(as(person), { ...HELLO, conversationId })).rejects.toThrow(new UnknownIdError('conversation'));
      }
    }
  });

  test.each([
    [{ text: '' }, 'text', 'needs some text'],
    [{ text: ' \n ' }, 'text', 'needs some text'],
    [{ text: 'я'.repeat(100_001) }, 'text', 'at most 100000 characters; this one has 100001'],
    [{ clientMessageId: '' }, 'clientMessageId', '1 to 200'],
    [{ clientMessageId: 'x'.repeat(201) }, 'clientMessageId', '1 to 200'],
  ])('%# is refused in one sentence and nothing is stored', async (change, field, sentence) => {
    const { ports, talks } = await world();
    const refusal = await talks.send(as(ANNA), { ...HELLO, ...change }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InvalidInputError);
    expect(refusal).toMatchObject({ field, message: expect.stringContaining(sentence) });
    await expect(ports.inbox.claim(lease('w'))).resolves.toBeNull();
  });

  test('of exactly the greatest length is taken', async () => {
    const { talks } = await world();
    await expect(talks.send(as(ANNA), { ...HELLO, text: 'я'.repeat(100_000) })).resolves.toHaveProperty('isNew', true);
  });

  test('needs a token that may write, and a member for a conversation of their own', async () => {
    const { talks } = await world();
    await expect(talks.send(null, HELLO)).rejects.toThrow(UnauthenticatedError);
    await expect(talks.send(as(ANNA, { scope: 'read' }), HELLO)).rejects.toThrow(ForbiddenError);
    await expect(talks.send(as(GUEST), HELLO)).rejects.toThrow(ForbiddenError);
  });

  test('into a conversation on another network is to be sent there', async () => {
    const { ports, talks } = await world();
    const address = { channel: 'telegram', account: 'bot1', chat: '5', thread: null } as const;
    await ports.conversations.ensure(aConversation({ id: uuid(40), address, personId: ANNA.id }));
    await expect(talks.send(as(ANNA), { ...HELLO, conversationId: uuid(40) })).rejects.toThrow('takes place on telegram');
  });

  test('that may not be answered is refused', async () => {
    const { ports } = await world();
    const deaf = makeWebConversations({
      ...ports,
      receiveMessage: async () => ({ kind: 'not-answered', decision: 'ignore', reason: 'bot' }),
    });
    await expect(deaf.send(as(ANNA), HELLO)).rejects.toThrow('cannot be answered');
  });
});

describe('conversations', () => {
  test('have a title of at most 200 characters, or none', async () => {
    const { talks } = await world();
    await expect(talks.create(as(ANNA), '  План  ')).resolves.toHaveProperty('title', 'План');
    await expect(talks.create(as(ANNA), '  ')).resolves.toHaveProperty('title', null);
    await expect(talks.create(as(ANNA), 'x'.repeat(201))).rejects.toThrow(InvalidInputError);
    await expect(talks.create(as(GUEST), null)).rejects.toThrow(ForbiddenError);
  });

  test('are listed to who began them', async () => {
    const { talks } = await world();
    const mine = await talks.create(as(ANNA), 'mine');
    await talks.create(as(BORIS), 'his');
    const page = await talks.list(as(ANNA, { scope: 'read' }), { limit: 10, after: null });
    expect(page.items.map(({ item }) => item)).toEqual([mine]);
    await expect(talks.list(null, { limit: 10, after: null })).rejects.toThrow(UnauthenticatedError);
  });

  test("I7: somebody else's and unknown ones get the same answer everywhere", async () => {
    const { talks } = await world();
    const { turn } = await talks.send(as(ANNA), HELLO);
    const { conversationId } = turn;
    const conversation = new UnknownIdError('conversation');
    for (const id of [conversationId, uuid(99)]) {
      await expect(talks.get(as(OWNER), id)).rejects.toThrow(conversation);
      await expect(talks.lastEvent(as(OWNER), id)).rejects.toThrow(conversation);
    }
    for (const id of [turn.id, uuid(99)]) {
      await expect(talks.getTurn(as(OWNER), id)).rejects.toThrow(new UnknownIdError('turn'));
      await expect(talks.giveFeedback(as(OWNER), id, 'good')).rejects.toThrow(new UnknownIdError('turn'));
    }
    await expect(talks.getTurn(as(ANNA), turn.id)).resolves.toEqual(turn);
    await expect(talks.getTurn(null, turn.id)).rejects.toThrow(UnauthenticatedError);
  });
});

describe('feedback', () => {
  test('can be given once there is something to judge, and changed', async () => {
    const { ports, talks } = await world();
    const { turn } = await talks.send(as(ANNA), HELLO);
    await expect(talks.giveFeedback(as(ANNA), turn.id, 'good')).rejects.toThrow(ConflictError);
    const claimed = await ports.inbox.claim(lease('w'));
    await ports.turns.finish(turn.id, claimed?.fence ?? 0, anAnswer(), aBody());
    for (const value of ['good', 'bad'] as const) {
      await expect(talks.giveFeedback(as(ANNA), turn.id, value)).resolves.toHaveProperty('feedback', value);
      await expect(talks.getTurn(as(ANNA), turn.id)).resolves.toHaveProperty('feedback', value);
    }
    await expect(talks.giveFeedback(as(ANNA, { scope: 'read' }), turn.id, 'good')).rejects.toThrow(ForbiddenError);
  });
});
