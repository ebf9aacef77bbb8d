import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import { lease } from '../testing/contracts/world.ts';
import { ANNA, BORIS, furnish, makeDomainWorld } from '../testing/domain-world.ts';
import type { IncomingMessage } from './incoming-message.ts';
import { makeReceiveMessage } from './receive-message.ts';

const IN_GROUP: IncomingMessage = {
  address: { channel: 'telegram', account: 'bot1', chat: '-100', thread: null },
  audience: 'group',
  personId: ANNA.id,
  externalId: '7',
  text: '@parley Сколько времени?',
  addressing: 'mention',
  isFromBot: false,
};
const ON_WEB: IncomingMessage = {
  ...IN_GROUP,
  address: { channel: 'web', account: 'parley', chat: ANNA.id, thread: null },
  audience: 'private',
  addressing: 'none',
  externalId: 'client-1',
};

async function world() {
  const ports = await furnish(makeDomainWorld());
  return { ports, receive: makeReceiveMessage(ports) };
}

describe('receiving a message', () => {
  test('I1: it is stored before anybody is told, and its turn can be claimed', async () => {
    const { ports } = await world();
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
    const received = await makeReceiveMessage({ ...ports, inbox, doorbell })(ON_WEB);
    expect(received).toMatchObject({ kind: 'stored', isNew: true });
    if (received.kind !== 'stored') return;
    expect(order).toEqual(['stored', 'work:turns', `conversation:${received.conversationId}`]);
    expect(ports.crashPoints.reached).toEqual(['before.message.store', 'after.message.store']);
    const claimed = await ports.inbox.claim(lease('w'));
    expect(claimed?.turn).toMatchObject({ id: received.turnId, text: ON_WEB.text, personId: ANNA.id, receivedAt: ports.clock.now() });
  });

  test('I1: the same message again makes no second turn, wakes nobody, and is answered with the first one', async () => {
    const { ports, receive } = await world();
    const first = await receive(ON_WEB);
    const rings = ports.doorbell.rung.length;
    const second = await receive({ ...ON_WEB, text: 'another text under the same id' });
    expect(second).toEqual({ ...first, isNew: false });
    expect(ports.doorbell.rung).toHaveLength(rings);
    await ports.inbox.claim(lease('w'));
    await expect(ports.inbox.claim(lease('w'))).resolves.toBeNull();
  });

  test('I1: sent many times at once, it is stored once', async () => {
    const { receive } = await world();
    const all = await Promise.all(Array.from({ length: 20 }, () => receive(ON_WEB)));
    expect(new Set(all.map((each) => (each.kind === 'stored' ? each.turnId : ''))).size).toBe(1);
    expect(all.filter((each) => each.kind === 'stored' && each.isNew)).toHaveLength(1);
  });

  test('without an id of its own every message is a new one', async () => {
    const { receive } = await world();
    const [a, b] = [await receive({ ...ON_WEB, externalId: null }), await receive({ ...ON_WEB, externalId: null })];
    expect(a).toMatchObject({ isNew: true });
    expect(b).toMatchObject({ isNew: true });
  });

  test("ids are each network account's own, and on the web each person's own", async () => {
    const { receive } = await world();
    const others: IncomingMessage[] = [
      ON_WEB,
      { ...ON_WEB, personId: BORIS.id, address: { ...ON_WEB.address, chat: BORIS.id } },
      { ...IN_GROUP, externalId: 'client-1' },
      { ...IN_GROUP, externalId: 'client-1', address: { ...IN_GROUP.address, account: 'bot2' } },
    ];
    for (const message of others) await expect(receive(message)).resolves.toMatchObject({ isNew: true });
  });

  test('one address is one conversation, begun by who wrote first', async () => {
    const { ports, receive } = await world();
    const first = await receive(IN_GROUP);
    const second = await receive({ ...IN_GROUP, personId: BORIS.id, externalId: '8' });
    expect(first.kind === 'stored' && second.kind === 'stored' && first.conversationId === second.conversationId).toBe(true);
    if (first.kind !== 'stored') return;
    await expect(ports.conversations.get(first.conversationId)).resolves.toMatchObject({ personId: ANNA.id, audience: 'group' });
  });

  test('what is not meant for Parley is neither stored nor answered', async () => {
    const { ports, receive } = await world();
    for (const change of [{ addressing: 'none' }, { isFromBot: true }, { text: ' ' }, { text: 'x'.repeat(100_001) }] as const) {
      await expect(receive({ ...IN_GROUP, ...change })).resolves.toMatchObject({ kind: 'not-answered' });
    }
    expect(ports.crashPoints.reached).toEqual([]);
    await expect(ports.inbox.claim(lease('w'))).resolves.toBeNull();
    expect(ports.metrics.total('messages_total', { decision: 'observe' })).toBe(1);
  });

  test('I1: when the database is away the caller hears of it, so that nothing is acknowledged', async () => {
    const { ports } = await world();
    const inbox = { ...ports.inbox, store: () => Promise.reject(new UnreachableError('away')) };
    await expect(makeReceiveMessage({ ...ports, inbox })(ON_WEB)).rejects.toThrow(UnreachableError);
    expect(ports.doorbell.rung).toEqual([]);
  });
});
