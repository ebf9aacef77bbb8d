import { describe, expect, test } from 'vitest';

import { makeLinkIdentities } from '../access/link-identities.ts';
import { RejectedError, UnreachableError } from '../errors.ts';
import { lease } from '../testing/contracts/world.ts';
import { ADMIN, ANNA, as, BORIS, furnish, GUEST, makeDomainWorld } from '../testing/domain-world.ts';
import type { DomainWorld } from '../testing/domain-world.ts';
import { aChat } from '../testing/fixtures.ts';
import { aSender, inGroup, inPrivate, toUs } from '../testing/incoming.ts';
import type { IncomingMessage, Sender } from './incoming-message.ts';
import { makeReceiveMessage } from './receive-message.ts';

const ON_WEB = inPrivate({
  author: { kind: 'person', personId: ANNA.id },
  address: { channel: 'web', account: 'parley', chat: ANNA.id, thread: null },
  externalId: 'client-1',
});
const GROUP = { channel: 'telegram', account: 'bot1', chat: '-100' } as const;
const MENTION = inGroup({ text: '@parley Сколько времени?', mentionsUs: true });
const FROM = {
  anna: aSender(),
  admin: aSender({ externalId: '502', name: 'Адам' }),
  guest: aSender({ externalId: '503', name: 'Guest', languageTag: 'en' }),
  stranger: aSender({ externalId: '509', name: 'Кто-то' }),
};

const by = (sender: Sender): Pick<IncomingMessage, 'author'> => ({ author: { kind: 'sender', sender } });

/** Anna, an admin and a guest of the group have identities there; the group is allowed. */
async function world() {
  const ports = await furnish(makeDomainWorld());
  await ports.identities.attach({ personId: ANNA.id, channel: 'telegram', externalId: '501' });
  await ports.identities.attach({ personId: ADMIN.id, channel: 'telegram', externalId: '502' });
  await ports.identities.attach({ personId: GUEST.id, channel: 'telegram', externalId: '503' });
  await ports.groups.put({ ...GROUP, title: 'Наши', standing: 'allowed', observes: false, decidedBy: ADMIN.id });
  const offered: string[] = [];
  const offerPairing = async (sender: Sender) => void offered.push(sender.externalId);
  return { ports, offered, offerPairing, receive: makeReceiveMessage({ ...ports, offerPairing }) };
}

async function told(ports: DomainWorld) {
  const held = await ports.channels.claim({ channel: 'telegram', account: 'bot1' }, lease('c'));
  if (held === null) throw new Error('somebody else drives the account');
  return ports.outbox.open(held.claim, 100);
}

async function claim(ports: DomainWorld) {
  return (await ports.inbox.claim(lease('w')))?.turn ?? null;
}

describe('receiving a message', () => {
  test('I1: it is stored before anybody is told, and its turn can be claimed', async () => {
    const { ports, offerPairing } = await world();
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
    const { ports, receive } = await world();
    const first = await receive(ON_WEB);
    const rings = ports.doorbell.rung.length;
    const second = await receive({ ...ON_WEB, text: 'another text under the same id' });
    expect(second).toEqual({ ...first, isNew: false });
    expect(ports.doorbell.rung).toHaveLength(rings);
    await claim(ports);
    await expect(claim(ports)).resolves.toBeNull();
  });

  test.each([ON_WEB, inPrivate()])('I1: sent many times at once, it is stored once', async (message) => {
    const { receive } = await world();
    const all = await Promise.all(Array.from({ length: 5 }, () => receive(message)));
    expect(new Set(all.map((each) => (each.kind === 'stored' ? each.turnId : ''))).size).toBe(1);
    expect(all.filter((each) => each.kind === 'stored' && each.isNew)).toHaveLength(1);
  });

  test('without an id of its own every message is a new one', async () => {
    const { receive } = await world();
    for (const message of [ON_WEB, ON_WEB, inPrivate(), inPrivate()]) {
      await expect(receive({ ...message, externalId: null })).resolves.toMatchObject({ isNew: true });
    }
  });

  test("ids are each network account's own, and on the web each person's own", async () => {
    const { receive } = await world();
    const others: IncomingMessage[] = [
      ON_WEB,
      { ...ON_WEB, author: { kind: 'person', personId: BORIS.id }, address: { ...ON_WEB.address, chat: BORIS.id } },
      inPrivate({ externalId: 'client-1' }),
      inPrivate({ externalId: 'client-1', address: aChat({ account: 'bot2' }) }),
    ];
    for (const message of others) await expect(receive(message)).resolves.toMatchObject({ isNew: true });
  });

  test('I1: when the database is away the caller hears of it, so that nothing is acknowledged, and it counts for nothing', async () => {
    const { ports, offerPairing } = await world();
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
    const { ports, receive } = await world();
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
    const { ports, receive } = await world();
    await receive({ ...MENTION, repliesTo: toUs({ isThreadRoot: true }) });
    await expect(claim(ports)).resolves.toMatchObject({ source: { repliesTo: null, quote: null } });
  });

  test('one address is one conversation, begun by who wrote first; a thread has its own', async () => {
    const { ports, receive } = await world();
    const thread = { ...MENTION, address: { ...MENTION.address, thread: '45' }, externalId: '-100/9' };
    const all = [await receive(MENTION), await receive({ ...MENTION, ...by(FROM.admin), externalId: '-100/8' }), await receive(thread)];
    const [first, second, third] = all.map((each) => (each.kind === 'stored' ? each.conversationId : ''));
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    await expect(ports.conversations.get(first ?? '')).resolves.toMatchObject({ personId: ANNA.id, audience: 'group' });
  });

  test('that was changed until it calls us is answered then, and not again', async () => {
    const { ports, receive } = await world();
    await expect(receive(inGroup())).resolves.toMatchObject({ decision: 'observe' });
    const edited = { ...MENTION, isEdit: true };
    await expect(receive(edited)).resolves.toMatchObject({ kind: 'stored', isNew: true });
    await expect(receive({ ...edited, text: 'ещё раз' })).resolves.toMatchObject({ kind: 'repeated' });
    await claim(ports);
    await expect(claim(ports)).resolves.toBeNull();
  });
});

describe('what is not answered', () => {
  test('is remembered with its reason, and its words only where the group wants that', async () => {
    const { ports, receive } = await world();
    const noted: unknown[] = [];
    const note: typeof ports.messages.note = async (sighting, observed) => {
      noted.push([sighting.reason, observed?.text ?? null]);
      await ports.messages.note(sighting, observed);
    };
    const listening = makeReceiveMessage({ ...ports, messages: { ...ports.messages, note }, offerPairing: async () => {} });
    await listening(inGroup());
    await expect(ports.messages.sighting('telegram:bot1', '-100/7')).resolves.toMatchObject({ decision: 'observe', turnId: null });
    await ports.groups.put({ ...GROUP, title: 'Наши', standing: 'allowed', observes: true, decidedBy: ADMIN.id });
    await listening(inGroup());
    await ports.people.change(ANNA.id, { keepsMemory: false });
    await listening(inGroup());
    await ports.people.change(ANNA.id, { keepsMemory: true });
    await listening({ ...MENTION, ...by(FROM.stranger) });
    await ports.people.setBlocked(ANNA.id, true, ports.clock.now());
    await listening(inGroup());
    await ports.groups.put({ ...GROUP, title: 'Наши', standing: 'denied', observes: true, decidedBy: ADMIN.id });
    await listening(inGroup({ ...by(FROM.admin) }));
    expect(noted).toEqual([
      ['not-addressed', null],
      ['not-addressed', 'Привет'],
      ['not-addressed', null],
      ['stranger-in-group', null],
      ['not-addressed', null],
      ['not-addressed', null],
    ]);
    expect(await receive(inGroup({ ...by(aSender({ isUs: true })), externalId: '-100/8' }))).toMatchObject({ reason: 'own' });
    await expect(ports.messages.sighting('telegram:bot1', '-100/8')).resolves.toBeNull();
    expect(ports.crashPoints.reached).toEqual([]);
  });

  test('a stranger in private is offered a code, and gets in with one of /link', async () => {
    const { ports, offered, receive } = await world();
    await expect(receive(inPrivate(by(FROM.stranger)))).resolves.toMatchObject({ kind: 'not-answered', reason: 'stranger' });
    expect(offered).toEqual(['509']);
    const linking = inPrivate({ ...by(FROM.stranger), text: '/link ABCD2345', externalId: '42/8' });
    await expect(receive({ ...linking, isForwarded: true, externalId: '42/9' })).resolves.toMatchObject({ reason: 'stranger' });
    const links = makeLinkIdentities(ports);
    const { code } = await links.createCode(as(BORIS));
    const received = await receive({ ...linking, text: `/link ${code}` });
    await expect(receive({ ...linking, text: `/link ${code}` })).resolves.toMatchObject({ kind: 'repeated' });
    expect(received).toMatchObject({ kind: 'stored' });
    await expect(claim(ports)).resolves.toMatchObject({ personId: BORIS.id });
    await expect(links.redeem(as(BORIS), code)).resolves.toEqual(BORIS);
  });

  test('a stranger with a wrong code is told so, and leaves nobody behind', async () => {
    const { ports, receive } = await world();
    const before = await ports.people.list(100);
    const linking = inPrivate({ ...by(FROM.stranger), text: '/link ABCD2345', externalId: '42/8' });
    for (const _ of [1, 2]) await expect(receive(linking)).resolves.toMatchObject({ decision: 'refuse', reason: 'wrong-code' });
    const { code } = await makeLinkIdentities(ports).createCode(as(ANNA));
    const second = { ...linking, text: `/link ${code}`, externalId: '42/9' };
    await expect(receive(second)).resolves.toMatchObject({ reason: 'on-channel' });
    expect((await told(ports)).map(({ body }) => (body?.kind === 'text' ? body.markdown : ''))).toEqual([
      expect.stringMatching(/^Этот код неизвестен/),
      expect.stringMatching(/^У того, кто получил этот код/),
    ]);
    await expect(ports.people.list(100)).resolves.toEqual(before);
    await expect(ports.identities.find('telegram', '509')).resolves.toBeNull();
  });

  test.each(['before', 'after'] as const)('I1: a crash %s a stranger is joined to a person burns no code', async (when) => {
    const { ports, offerPairing, receive } = await world();
    const { code } = await makeLinkIdentities(ports).createCode(as(BORIS));
    const identities: typeof ports.identities = {
      ...ports.identities,
      attach: async (...identity) => {
        if (when === 'after') await ports.identities.attach(...identity);
        throw new UnreachableError('crashed');
      },
    };
    const linking = inPrivate({ ...by(FROM.stranger), text: `/link ${code}`, externalId: '42/8' });
    await expect(makeReceiveMessage({ ...ports, offerPairing, identities })(linking)).rejects.toThrow('crashed');
    await expect(receive(linking)).resolves.toMatchObject({ kind: 'stored' });
    await expect(claim(ports)).resolves.toMatchObject({ personId: BORIS.id });
  });

  test('I1: a message by somebody who becomes another person meanwhile is stored as theirs', async () => {
    const { ports, offerPairing } = await world();
    await ports.identities.attach({ personId: BORIS.id, channel: 'matrix', externalId: '@boris' });
    const refusing = (personId: string) => ports.people.get(personId).then((person) => person === null);
    const inbox: typeof ports.inbox = {
      ...ports.inbox,
      store: async (message) => {
        await ports.identities.merge(ANNA.id, BORIS.id);
        if (await refusing(message.personId)) throw new RejectedError('There is no such person.');
        return ports.inbox.store(message);
      },
    };
    const receive = makeReceiveMessage({ ...ports, offerPairing, inbox });
    await expect(receive(inPrivate())).resolves.toMatchObject({ kind: 'stored' });
    await expect(claim(ports)).resolves.toMatchObject({ personId: BORIS.id });
    const refused: typeof ports.inbox = { ...ports.inbox, store: () => Promise.reject(new RejectedError('No.')) };
    const never = makeReceiveMessage({ ...ports, offerPairing, inbox: refused });
    await expect(never(inPrivate({ externalId: '42/8' }))).rejects.toThrow('No.');
  });

  test('a guest is answered in the group where they are one, and nowhere else', async () => {
    const { ports, receive } = await world();
    const asked = { ...MENTION, ...by(FROM.guest) };
    await expect(receive(asked)).resolves.toMatchObject({ reason: 'guest-elsewhere' });
    await ports.groups.setGuest(GROUP, GUEST.id, true);
    await expect(receive(asked)).resolves.toMatchObject({ kind: 'stored' });
  });

  test('an admin can let us answer in a group by a command, and nobody else', async () => {
    const { receive } = await world();
    const foreign = inGroup({ address: aChat({ chat: '-200' }), text: '/allowgroup@bot1', commandTarget: 'us' });
    await expect(receive({ ...foreign, externalId: '-200/1' })).resolves.toMatchObject({ reason: 'group-not-allowed' });
    await expect(receive({ ...foreign, ...by(FROM.admin), externalId: '-200/2' })).resolves.toMatchObject({ kind: 'stored' });
  });

  test('what is too long is told, once, in the language of who wrote it', async () => {
    const { ports, receive } = await world();
    const long = inPrivate({ text: 'я'.repeat(100_001) });
    await expect(receive(long)).resolves.toEqual({ kind: 'not-answered', decision: 'refuse', reason: 'too-long' });
    await receive(long);
    const entries = await told(ports);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ kind: 'notice', replyTo: '42/7', body: { markdown: expect.stringContaining('слишком длинное') } });
    expect(ports.metrics.total('messages_total', { decision: 'refuse' })).toBe(2);
  });
});

describe('haste', () => {
  const numbered = (number: number, secondsAgo = 0): IncomingMessage =>
    inPrivate({ externalId: `42/${String(number)}`, sentAt: new Date(inPrivate().sentAt.getTime() - secondsAgo * 1_000) });

  test('is told of once, then met with silence', async () => {
    const { ports, receive } = await world();
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
    const { receive } = await world();
    for (let number = 1; number <= 30; number += 1) {
      await expect(receive(numbered(number, 10_000 - number * 60))).resolves.toMatchObject({ kind: 'stored' });
    }
  });

  test('of two programs that answer each other ends in a pause', async () => {
    const { ports, offerPairing } = await world();
    const receive = makeReceiveMessage({ ...ports, offerPairing, bucket: { capacity: 1_000, refillMs: 1 } });
    for (let number = 1; number <= 20; number += 1) await receive(numbered(number));
    await expect(receive(numbered(21))).resolves.toEqual({ kind: 'not-answered', decision: 'ignore', reason: 'loop' });
  });

  test('of a clock that runs ahead gives nobody more', async () => {
    const { receive } = await world();
    for (let number = 1; number <= 10; number += 1) await receive(numbered(number, -86_400));
    await expect(receive(numbered(11, -1e6))).resolves.toMatchObject({ reason: 'too-many' });
  });
});
