import { describe, expect, test } from 'vitest';

import { makeLinkIdentities } from '../access/link-identities.ts';
import { RejectedError, UnreachableError } from '../errors.ts';
import { ADMIN, ANNA, as, BORIS, GUEST } from '../testing/domain-world.ts';
import { aChat } from '../testing/fixtures.ts';
import { aSender, inGroup, inPrivate } from '../testing/incoming.ts';
import { makeReceiveMessage } from './receive-message.ts';
import { GROUP, MENTION, FROM, by, makeReceivingWorld, told, claim } from '../testing/receiving-world.ts';

describe('what is not answered', () => {
  test('is remembered with its reason, and its words only where the group wants that', async () => {
    const { ports, receive } = await makeReceivingWorld();
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
    const { ports, offered, receive } = await makeReceivingWorld();
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
    const { ports, receive } = await makeReceivingWorld();
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
    const { ports, offerPairing, receive } = await makeReceivingWorld();
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
    const { ports, offerPairing } = await makeReceivingWorld();
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
    const { ports, receive } = await makeReceivingWorld();
    const asked = { ...MENTION, ...by(FROM.guest) };
    await expect(receive(asked)).resolves.toMatchObject({ reason: 'guest-elsewhere' });
    await ports.groups.setGuest(GROUP, GUEST.id, true);
    await expect(receive(asked)).resolves.toMatchObject({ kind: 'stored' });
  });

  test('an admin can let us answer in a group by a command, and nobody else', async () => {
    const { receive } = await makeReceivingWorld();
    const foreign = inGroup({ address: aChat({ chat: '-200' }), text: '/allowgroup@bot1', commandTarget: 'us' });
    await expect(receive({ ...foreign, externalId: '-200/1' })).resolves.toMatchObject({ reason: 'group-not-allowed' });
    await expect(receive({ ...foreign, ...by(FROM.admin), externalId: '-200/2' })).resolves.toMatchObject({ kind: 'stored' });
  });

  test('what is too long is told, once, in the language of who wrote it', async () => {
    const { ports, receive } = await makeReceivingWorld();
    const long = inPrivate({ text: 'я'.repeat(100_001) });
    await expect(receive(long)).resolves.toEqual({ kind: 'not-answered', decision: 'refuse', reason: 'too-long' });
    await receive(long);
    const entries = await told(ports);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ kind: 'notice', replyTo: '42/7', body: { markdown: expect.stringContaining('слишком длинное') } });
    expect(ports.metrics.total('messages_total', { decision: 'refuse' })).toBe(2);
  });
});
