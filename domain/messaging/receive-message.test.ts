import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import { ANNA, BORIS } from '../testing/domain-world.ts';
import { aChat } from '../testing/fixtures.ts';
import { inGroup, inPrivate, toUs } from '../testing/incoming.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { makeReceiveMessage } from './receive-message.ts';
import { ON_WEB, MENTION, FROM, by, makeReceivingWorld, told, claim } from '../testing/receiving-world.ts';

describe('receiving a message', () => {
  test('I1: it is stored before anybody is told, and its turn can be claimed', async () => {
    const { ports, offerPairing } = await makeReceivingWorld();
    const order: string[] = [];
    const inbox = {
      ...ports.inbox,
      store: async (message: Parameters<typeof ports.inbox.store>[0]) => {
        const stored = await ports.inbox.store(message);
        order.push('stored');
        return stored;
      },
    };
    const doorbell = { ...ports.doorbell, ring: (...topics: readonly string[]) => void order.push(...topics) };
    const received = await makeReceiveMessage({ ...ports, inbox, doorbell, offerPairing })(ON_WEB);
    expect(received).toMatchObject({ kind: 'stored', isNew: true });
    if (received.kind !== 'stored') return;
    expect(order).toEqual(['stored', 'work:turns', `conversation:${received.conversationId}`]);
    expect(ports.crashPoints.reached).toEqual(['before.message.store', 'after.message.store']);
    await expect(claim(ports)).resolves.toMatchObject({ id: received.turnId, text: ON_WEB.text, personId: ANNA.id });
  });

  test('I1: the same message again makes no second turn, wakes nobody, and is answered with the first one', async () => {
    const { ports, receive } = await makeReceivingWorld();
    const first = await receive(ON_WEB);
    const rings = ports.doorbell.rung.length;
    const second = await receive({ ...ON_WEB, text: 'another text under the same id' });
    expect(second).toEqual({ ...first, isNew: false });
    expect(ports.doorbell.rung).toHaveLength(rings);
    await claim(ports);
    await expect(claim(ports)).resolves.toBeNull();
  });

  test.each([ON_WEB, inPrivate()])('I1: sent many times at once, it is stored once', async (message) => {
    const { receive } = await makeReceivingWorld();
    const all = await Promise.all(Array.from({ length: 5 }, () => receive(message)));
    expect(new Set(all.map((each) => (each.kind === 'stored' ? each.turnId : ''))).size).toBe(1);
    expect(all.filter((each) => each.kind === 'stored' && each.isNew)).toHaveLength(1);
  });

  test('without an id of its own every message is a new one', async () => {
    const { receive } = await makeReceivingWorld();
    for (const message of [ON_WEB, ON_WEB, inPrivate(), inPrivate()]) {
      await expect(receive({ ...message, externalId: null })).resolves.toMatchObject({ isNew: true });
    }
  });

  test("ids are each network account's own, and on the web each person's own", async () => {
    const { receive } = await makeReceivingWorld();
    const others: IncomingMessage[] = [
      ON_WEB,
      { ...ON_WEB, author: { kind: 'person', personId: BORIS.id }, address: { ...ON_WEB.address, chat: BORIS.id } },
      inPrivate({ externalId: 'client-1' }),
      inPrivate({ externalId: 'client-1', address: aChat({ account: 'bot2' }) }),
    ];
    for (const message of others) await expect(receive(message)).resolves.toMatchObject({ isNew: true });
  });

  test('I1: when the database is away the caller hears of it, so that nothing is acknowledged, and it counts for nothing', async () => {
    const { ports, offerPairing } = await makeReceivingWorld();
    let isAway = true;
    const store: typeof ports.inbox.store = (message) =>
      isAway ? Promise.reject(new UnreachableError('away')) : ports.inbox.store(message);
    const receive = makeReceiveMessage({
      ...ports,
      inbox: { ...ports.inbox, store },
      offerPairing,
      bucket: { capacity: 1, refillMs: 1e9 },
    });
    for (let round = 0; round < 30; round += 1) await expect(receive(inPrivate())).rejects.toThrow(UnreachableError);
    expect(ports.doorbell.rung).toEqual([]);
    isAway = false;
    await expect(receive(inPrivate())).resolves.toMatchObject({ kind: 'stored', isNew: true });
  });
});

describe('a message from a network', () => {
  test('is kept with what it hangs on, and its answer gets a place in the outbox', async () => {
    const { ports, receive } = await makeReceivingWorld();
    const attachments = [
      { kind: 'document', name: '../отчёт.pdf', mime: 'application/pdf', size: 9, seconds: null, remote: 'F1' },
    ] as const;
    await receive({ ...MENTION, repliesTo: toUs({ isOurs: false, text: 'Когда встреча?' }), attachments });
    const [entry] = await told(ports);
    expect(entry).toMatchObject({ kind: 'answer', body: null, replyTo: '-100/7', audience: 'group', language: 'ru' });
    const files = await ports.attachments.ofTurns([entry?.turnId ?? '']);
    expect([...files.values()]).toMatchObject([[{ name: 'отчёт.pdf', state: 'waiting' }]]);
    await expect(ports.turns.get(entry?.turnId ?? '')).resolves.toMatchObject({
      personId: ANNA.id,
      source: { externalId: '-100/7', reason: 'mention', senderName: 'Аня', repliesTo: '-100/3', quote: 'Когда встреча?', retryOf: null },
    });
    expect(ports.doorbell.rung).toEqual(expect.arrayContaining(['work:outbox', 'work:attachments']));
  });

  test('quotes no thread that it merely stands in', async () => {
    const { ports, receive } = await makeReceivingWorld();
    await receive({ ...MENTION, repliesTo: toUs({ isThreadRoot: true }) });
    await expect(claim(ports)).resolves.toMatchObject({ source: { repliesTo: null, quote: null } });
  });

  test('one address is one conversation, begun by who wrote first; a thread has its own', async () => {
    const { ports, receive } = await makeReceivingWorld();
    const thread = { ...MENTION, address: { ...MENTION.address, thread: '45' }, externalId: '-100/9' };
    const all = [await receive(MENTION), await receive({ ...MENTION, ...by(FROM.admin), externalId: '-100/8' }), await receive(thread)];
    const [first, second, third] = all.map((each) => (each.kind === 'stored' ? each.conversationId : ''));
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    await expect(ports.conversations.get(first ?? '')).resolves.toMatchObject({ personId: ANNA.id, audience: 'group' });
  });

  test('that was changed until it calls us is answered then, and not again', async () => {
    const { ports, receive } = await makeReceivingWorld();
    await expect(receive(inGroup())).resolves.toMatchObject({ decision: 'observe' });
    const edited = { ...MENTION, isEdit: true };
    await expect(receive(edited)).resolves.toMatchObject({ kind: 'stored', isNew: true });
    await expect(receive({ ...edited, text: 'ещё раз' })).resolves.toMatchObject({ kind: 'repeated' });
    await claim(ports);
    await expect(claim(ports)).resolves.toBeNull();
  });
});

describe('haste', () => {
  const numbered = (number: number, secondsAgo = 0): IncomingMessage =>
    inPrivate({ externalId: `42/${String(number)}`, sentAt: new Date(inPrivate().sentAt.getTime() - secondsAgo * 1_000) });

  test('is told of once, then met with silence', async () => {
    const { ports, receive } = await makeReceivingWorld();
    const kinds: string[] = [];
    for (let number = 1; number <= 14; number += 1) {
      const received = await receive(numbered(number));
      kinds.push(received.kind === 'not-answered' ? received.decision : received.kind);
    }
    expect(kinds).toEqual([...Array.from({ length: 10 }, () => 'stored'), 'refuse', 'ignore', 'ignore', 'ignore']);
    expect((await told(ports)).filter(({ kind }) => kind === 'notice')).toHaveLength(1);
    await ports.clock.advance(5_000);
    const later = { ...numbered(20), sentAt: ports.clock.now() };
    await expect(receive(later)).resolves.toMatchObject({ kind: 'stored' });
  });

  test('I1: is not what a backlog shows: it counts when messages were sent, not when they came in', async () => {
    const { receive } = await makeReceivingWorld();
    for (let number = 1; number <= 30; number += 1) {
      await expect(receive(numbered(number, 10_000 - number * 60))).resolves.toMatchObject({ kind: 'stored' });
    }
  });

  test('of two programs that answer each other ends in a pause', async () => {
    const { ports, offerPairing } = await makeReceivingWorld();
    const receive = makeReceiveMessage({ ...ports, offerPairing, bucket: { capacity: 1_000, refillMs: 1 } });
    for (let number = 1; number <= 20; number += 1) await receive(numbered(number));
    await expect(receive(numbered(21))).resolves.toEqual({ kind: 'not-answered', decision: 'ignore', reason: 'loop' });
  });

  test('of a clock that runs ahead gives nobody more', async () => {
    const { receive } = await makeReceivingWorld();
    for (let number = 1; number <= 10; number += 1) await receive(numbered(number, -86_400));
    await expect(receive(numbered(11, -1e6))).resolves.toMatchObject({ reason: 'too-many' });
  });
});
