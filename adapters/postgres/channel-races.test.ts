import { describe, expect } from 'vitest';

import type { PairingRequest } from '../../domain/access/pairing.ts';
import { addressKey } from '../../domain/messaging/address.ts';
import { makeReceiveMessage } from '../../domain/messaging/receive-message.ts';
import {
  aBody,
  aChat,
  aConversation,
  aFailure,
  aMessage,
  anAnswer,
  aNotice,
  aPerson,
  aReservation,
  aTask,
  NOON,
  uuid,
} from '../../domain/testing/fixtures.ts';
import { ANNA, BORIS, expiredLease, lease, OTHER_TALK, present, TALK, testIn } from '../../domain/testing/contracts/world.ts';
import { makeDomainWorld } from '../../domain/testing/domain-world.ts';
import { aSender, inPrivate } from '../../domain/testing/incoming.ts';
import { makePostgresWorld } from '../../testing/postgres/postgres-world.ts';

const it = testIn(makePostgresWorld);
const BOT = { channel: 'telegram', account: 'bot1' } as const;
const RULES = { maxPending: 3, againAfterMs: 3_600_000 };
const STOPPED = aFailure({ state: 'stopped', code: 'turn.stopped', message: 'Stopped.' });

function oneTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function aRequest(number: number, change: Partial<PairingRequest> = {}): PairingRequest {
  const who = { externalId: String(number), name: `Гость ${String(number)} 🙂`, language: 'ru', languageTag: null } as const;
  const expiresAt = new Date(NOON.getTime() + 3_600_000);
  return { id: uuid(500 + number), ...BOT, chat: String(number), ...who, createdAt: NOON, expiresAt, ...change };
}

describe('accounts', () => {
  it('I4: of many who claim an account at once one drives it, also when the one before let its lease run out', async ({ channels }) => {
    for (const round of oneTo(5)) {
      const claims = await Promise.all(oneTo(6).map((n) => channels.claim(BOT, expiredLease(`w${String(n)}`))));
      const fences = claims.flatMap((claimed) => (claimed === null ? [] : [claimed.claim.fence]));
      expect(new Set(fences).size, `round ${String(round)}`).toBe(fences.length);
    }
    const taken = await Promise.all(oneTo(6).map((n) => channels.claim(BOT, lease(`w${String(n)}`))));
    expect(taken.filter((claimed) => claimed !== null)).toHaveLength(1);
  });

  it('I2: who lost an account writes nothing more: neither a part nor an ending nor how far it read', async ({ channels, outbox }) => {
    await outbox.add(aNotice(1));
    const { claim: old } = present(await channels.claim(BOT, expiredLease('w1')));
    const { claim } = present(await channels.claim(BOT, lease('w2')));
    expect(await outbox.open(old, 10)).toEqual([]);
    expect(await outbox.beginPart(old, uuid(4001), 0, uuid(1))).toBeNull();
    expect(await outbox.close(old, uuid(4001), null)).toBe(false);
    expect(await channels.saveCursor(old, 'zombie')).toBe(false);
    expect(await outbox.open(claim, 10)).toMatchObject([{ id: uuid(4001), parts: [] }]);
  });
});

describe('pairing', () => {
  it('of many strangers who ask at once no more than three get a code', async ({ pairings }) => {
    const offers = await Promise.all(oneTo(12).map((n) => pairings.offer(aRequest(n), `hash${String(n)}`, RULES, aNotice(n))));
    expect(offers.filter((outcome) => outcome === 'offered')).toHaveLength(3);
    expect(offers.filter((outcome) => outcome === 'full')).toHaveLength(9);
  });

  it('a stranger who asks twice at once gets one code, which lets in once', async ({ pairings }) => {
    const again = { id: uuid(599) };
    const offers = await Promise.all([
      pairings.offer(aRequest(1), 'one', RULES, aNotice(1)),
      pairings.offer(aRequest(1, again), 'two', RULES, aNotice(2)),
    ]);
    expect(offers.toSorted()).toEqual(['asked', 'offered']);
    const admitted = await Promise.all(
      ['one', 'two', 'one', 'two'].map((hash, n) => {
        const entry = { kind: 'new', person: aPerson({ id: uuid(600 + n) }), change: {}, asksZone: true } as const;
        return pairings.admit(hash, { personId: ANNA, at: NOON }, entry, aNotice(10 + n));
      }),
    );
    expect(admitted.filter(Boolean)).toHaveLength(1);
  });
});

describe('turns', () => {
  it('I4: finish and stop of a turn race: one wins, and what is told is what won', async ({
    inbox,
    turns,
    outbox,
    channels,
    conversations,
    conversationLog,
  }) => {
    const chat = uuid(12);
    await conversations.ensure(aConversation({ id: chat, address: aChat() }));
    for (const n of oneTo(15)) {
      await inbox.store(aMessage(n, { conversationId: chat, reply: { outboxId: uuid(4000 + n), language: 'ru' } }));
      const { turn, fence } = present(await inbox.claim(lease('w1')));
      const [finished, stopped] = await Promise.all([
        turns.finish(turn.id, fence, anAnswer(), aBody('answer')),
        turns.stop(turn.id, STOPPED, aBody('stopped')),
      ]);
      expect(stopped).toBe(!finished);
      expect(present(await turns.get(turn.id)).state).toBe(finished ? 'answered' : 'stopped');
      const { claim } = present(await channels.claim(BOT, expiredLease('w1')));
      expect(await outbox.open(claim, 10)).toMatchObject([{ turnId: turn.id, body: { markdown: finished ? 'answer' : 'stopped' } }]);
      await outbox.close(claim, uuid(4000 + n), null);
    }
    expect(await conversationLog.last(chat)).toBe(30);
  });

  it('a turn that waits is stopped without touching the reply that another one makes', async ({ inbox, turns, conversationLog }) => {
    await inbox.store(aMessage(1));
    await inbox.store(aMessage(2));
    const { turn, fence } = present(await inbox.claim(lease('w1')));
    await conversationLog.putPartial(TALK, fence, { turnId: turn.id, text: 'grow' });
    expect(await turns.stop(uuid(2002), STOPPED, aBody())).toBe(true);
    expect(await turns.stop(uuid(2002), STOPPED, aBody())).toBe(false);
    expect(await turns.stop('nonsense', STOPPED, aBody())).toBe(false);
    expect(await conversationLog.partial(TALK)).toEqual({ turnId: turn.id, text: 'grow' });
  });
});

describe('two persons who are one', () => {
  it('I1, I6: nothing is lost or refused while both talk and spend', async (world) => {
    await world.conversations.ensure(aConversation({ id: uuid(13), personId: BORIS }));
    const day = (person: string) => [{ name: 'person-day', account: `person-day:${person}:2026-11-23`, limit: 1e12, renewsAt: null }];
    const spend = async (n: number, personId: string): Promise<void> => {
      const id = uuid(9000 + n);
      await world.ledger.reserve(aReservation({ id, personId, budgets: day(personId) }));
      await world.ledger.settle(id, null, NOON);
    };
    await spend(1, BORIS);
    await world.inbox.store(aMessage(50, { conversationId: uuid(13), personId: BORIS }));
    const running = present(await world.inbox.claim(lease('w1')));
    await world.ledger.reserve(aReservation({ id: uuid(9000), personId: BORIS, budgets: day(BORIS) }));
    const [merged, ...others] = await Promise.all([
      world.identities.merge(BORIS, ANNA),
      ...oneTo(20).map((n) => world.inbox.store(aMessage(n, { conversationId: n % 2 === 0 ? uuid(13) : OTHER_TALK }))),
      ...oneTo(10).map((n) => spend(100 + n, ANNA)),
      ...oneTo(5).map((n) => world.tasks.add(aTask({ id: `merge${String(n)}`, conversationId: uuid(13) }))),
    ]);
    expect(merged).toBe(true);
    expect(others).toHaveLength(35);
    expect(await world.people.get(BORIS)).toBeNull();
    expect(present(await world.conversations.get(uuid(13))).personId).toBe(ANNA);
    expect(present(await world.turns.get(running.turn.id)).personId).toBe(ANNA);
    expect(await world.turns.finish(running.turn.id, running.fence, anAnswer(), aBody())).toBe(true);
    await world.ledger.settle(uuid(9000), null, NOON);
    const used = await world.ledger.reserve(aReservation({ id: uuid(9999), budgets: day(ANNA).map((line) => ({ ...line, limit: 0 })) }));
    expect(used).toMatchObject({ used: 12 * 1500 });
  });

  it('I1: a message that comes while its writer becomes another person is stored as theirs', async (stores) => {
    const world = { ...makeDomainWorld(), ...stores, offerPairing: async () => {} };
    // The first ids are those of what is here.
    for (let number = 0; number < 200; number += 1) world.ids.uuid();
    for (const n of oneTo(8)) {
      const guest = aPerson({ id: uuid(900 + n), role: 'member' });
      await world.identities.add(guest, { channel: 'telegram', externalId: `50${String(n)}` });
      await world.identities.attach({ personId: guest.id, channel: 'web', externalId: String(n) });
      const into = aPerson({ id: uuid(950 + n), role: 'member' });
      await world.identities.add(into, { channel: 'matrix', externalId: `@${String(n)}` });
      const merging = world.identities.merge(guest.id, into.id);
      const identities: typeof world.identities = {
        ...world.identities,
        find: async (...identity) => {
          const found = await world.identities.find(...identity);
          // Every second time it is done between the look and the store; else they run into each other.
          if (n % 2 === 0) await merging;
          return found;
        },
      };
      const sender = aSender({ externalId: `50${String(n)}` });
      const message = inPrivate({
        author: { kind: 'sender', sender },
        externalId: `race/${String(n)}`,
        address: aChat({ chat: `9${String(n)}` }),
      });
      const received = await makeReceiveMessage({ ...world, identities })(message);
      expect(await merging).toBe(true);
      const turn = received.kind === 'stored' ? await world.turns.get(received.turnId) : null;
      expect(turn, `round ${String(n)}`).toMatchObject({ personId: into.id });
    }
  });

  it('of two who bring the same identity at once one is added', async ({ identities, people }) => {
    const added = await Promise.all(
      oneTo(8).map((n) => identities.add(aPerson({ id: uuid(700 + n) }), { channel: 'telegram', externalId: '42' })),
    );
    expect(new Set(added.map(({ id }) => id)).size).toBe(1);
    expect(await people.list(100)).toHaveLength(3);
  });
});

describe('a group that moves', () => {
  it('keeps its history when the new chat has begun a conversation already, and may move twice', async ({
    groups,
    conversations,
    outbox,
    channels,
  }) => {
    const [old, fresh] = [uuid(14), uuid(15)];
    const later = new Date(NOON.getTime() + 60_000);
    await conversations.ensure(aConversation({ id: old, audience: 'group', address: aChat({ chat: '-1' }) }));
    await conversations.ensure(aConversation({ id: fresh, audience: 'group', address: aChat({ chat: '-100' }), createdAt: later }));
    await outbox.add(aNotice(1, { address: aChat({ chat: '-1' }), audience: 'group' }));
    for (const time of ['first', 'again']) {
      await groups.migrate({ ...BOT, chat: '-1' }, '-100');
      expect(present(await conversations.get(old)).address.chat, time).toBe('-100');
      const found = await conversations.ensure(aConversation({ id: uuid(16), address: aChat({ chat: '-100' }) }));
      expect(found.id, addressKey(found.address)).toBe(old);
    }
    const { claim } = present(await channels.claim(BOT, lease('w1')));
    expect(await outbox.open(claim, 10)).toMatchObject([{ address: { chat: '-100' } }]);
  });
});
