import { describe, expect } from 'vitest';
import type { Entry, PairingRequest } from '../../access/pairing.ts';
import { aNotice, aPerson, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, lease, present, testIn, type MakeWorld } from './world.ts';
import type { Stores } from '../in-memory-stores.ts';

const HOUR_MS = 3_600_000;
const RULES = { maxPending: 3, againAfterMs: HOUR_MS };

function after(ms: number): Date {
  return new Date(NOON.getTime() + ms);
}

/** Request `number` by a stranger of their own, good for an hour; its hash is `hashOf(number)`. */
function aRequest(number: number, change: Partial<PairingRequest> = {}): PairingRequest {
  const createdAt = change.createdAt ?? NOON;
  return {
    id: uuid(6000 + number),
    channel: 'telegram',
    account: 'bot1',
    chat: String(number),
    externalId: String(number),
    name: 'Незнакомка 👋',
    language: 'ru',
    languageTag: 'ru-KZ',
    createdAt,
    expiresAt: new Date(createdAt.getTime() + HOUR_MS),
    ...change,
  };
}

function hashOf(number: number): string {
  return String(number).padStart(64, '0');
}

/** The notice that tells code `number`; what welcomes its stranger is `told(100 + number)`. */
function told(number: number) {
  return aNotice(number, { key: `pairing:${String(number)}` });
}

function stranger(number: number): Entry {
  const person = aPerson({ id: uuid(700 + number), name: 'Незнакомка', language: 'ru' });
  return { kind: 'new', person, change: {}, asksZone: true };
}

/** What is to be told, by its ids. */
async function outgoing({ channels, outbox }: Stores): Promise<readonly string[]> {
  const { claim } = present(await channels.claim({ channel: 'telegram', account: 'bot1' }, lease('w')));
  const ids = (await outbox.open(claim, 100)).map(({ id }) => id);
  await channels.release(claim);
  return ids;
}

/** What every PairingStore does. */
export function pairingStoreContract(name: string, make: MakeWorld): void {
  describe(`${name}: asking`, () => asking(make));
  describe(`${name}: deciding`, () => deciding(make));
}

function asking(make: MakeWorld): void {
  const it = testIn(make);

  it('a request waits until it expires, oldest first', async ({ pairings }) => {
    expect(await pairings.pending(NOON)).toEqual([]);
    const [older, newer] = [aRequest(1), aRequest(2, { createdAt: after(1000) })];
    expect(await pairings.offer(newer, hashOf(2), RULES, told(2))).toBe('offered');
    expect(await pairings.offer(older, hashOf(1), RULES, told(1))).toBe('offered');
    expect(await pairings.pending(after(1000))).toEqual([older, newer]);
    expect(await pairings.pending(after(HOUR_MS))).toEqual([newer]);
    expect(await pairings.pending(after(HOUR_MS + 1000))).toEqual([]);
  });

  it('no more wait than may, also when many ask at once', async ({ pairings }) => {
    const offers = await Promise.all(Array.from({ length: 12 }, (_, n) => pairings.offer(aRequest(n), hashOf(n), RULES, told(n))));
    expect(offers.filter((offer) => offer === 'offered')).toHaveLength(3);
    expect(offers.filter((offer) => offer === 'full')).toHaveLength(9);
    expect(await pairings.pending(NOON)).toHaveLength(3);
    expect(await pairings.offer(aRequest(50, { createdAt: after(HOUR_MS) }), hashOf(50), RULES, told(50))).toBe('offered');
  });

  it('a stranger is asked once an hour, also when they write twice at once', async ({ pairings }) => {
    const twice = await Promise.all([1, 2].map((n) => pairings.offer(aRequest(n, { externalId: 'same' }), hashOf(n), RULES, told(n))));
    expect(twice.toSorted()).toEqual(['asked', 'offered']);
    const late = (ms: number, n: number) =>
      pairings.offer(aRequest(n, { externalId: 'same', createdAt: after(ms) }), hashOf(n), RULES, told(n));
    expect(await late(HOUR_MS - 1, 3)).toBe('asked');
    expect(await late(HOUR_MS, 4)).toBe('offered');
    expect(await pairings.offer(aRequest(5, { externalId: 'same', channel: 'matrix' }), hashOf(5), RULES, told(5))).toBe('offered');
  });

  it('what was not offered is not stored', async ({ pairings }) => {
    await pairings.offer(aRequest(1), hashOf(1), { ...RULES, maxPending: 1 }, told(1));
    expect(await pairings.offer(aRequest(2), hashOf(2), { ...RULES, maxPending: 1 }, told(2))).toBe('full');
    expect(await pairings.offer(aRequest(3, { externalId: '1' }), hashOf(3), RULES, told(3))).toBe('asked');
    for (const n of [2, 3]) expect(await pairings.find(hashOf(n), NOON)).toBeNull();
  });

  it('a code is told with its request, and never without', async (world) => {
    const { pairings } = world;
    await pairings.offer(aRequest(1), hashOf(1), { ...RULES, maxPending: 1 }, told(1));
    await pairings.offer(aRequest(2), hashOf(2), { ...RULES, maxPending: 1 }, told(2));
    await pairings.offer(aRequest(3, { externalId: '1' }), hashOf(3), RULES, told(3));
    expect(await outgoing(world)).toEqual([told(1).id]);
  });
}

function deciding(make: MakeWorld): void {
  const it = testIn(make);

  it('a code is good once, also when two use it at once, and not after its hour', async (world) => {
    const { pairings, identities } = world;
    for (const n of [1, 2]) await pairings.offer(aRequest(n), hashOf(n), RULES, told(n));
    expect(await pairings.find(hashOf(1), NOON)).toEqual({ request: aRequest(1), usedBy: null });
    const both = [ANNA, BORIS].map((personId, n) => pairings.admit(hashOf(1), { personId, at: NOON }, stranger(n), told(100 + n)));
    expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
    expect(await identities.find('telegram', '1')).toMatchObject({ person: { name: 'Незнакомка' } });
    expect(await outgoing(world)).toHaveLength(3);
    expect(await pairings.find(hashOf(1), NOON)).toMatchObject({ request: aRequest(1), usedBy: expect.any(String) });
    const late = { personId: ANNA, at: after(HOUR_MS) };
    expect(await pairings.admit(hashOf(2), late, stranger(5), told(105))).toBe(false);
    expect(await pairings.admit(hashOf(99), { ...late, at: NOON }, stranger(5), told(105))).toBe(false);
    for (const n of [2, 99]) expect(await pairings.find(hashOf(n), after(HOUR_MS))).toBeNull();
    expect(await pairings.pending(NOON)).toEqual([aRequest(2)]);
  });

  it('lets in somebody who is known, or joins them to somebody, with what changes', async ({ pairings, identities, people }) => {
    for (const n of [1, 2, 3]) await pairings.offer(aRequest(n), hashOf(n), RULES, told(n));
    const [guest, other] = [aPerson({ id: uuid(801), role: 'guest' }), aPerson({ id: uuid(802), role: 'guest' })];
    await identities.add(guest, { channel: 'telegram', externalId: '1' });
    await identities.add(other, { channel: 'telegram', externalId: '2' });
    const by = { personId: ANNA, at: NOON };
    const change = { role: 'member', timeZone: 'Asia/Tokyo' } as const;
    expect(await pairings.admit(hashOf(1), by, { kind: 'known', personId: guest.id, change, asksZone: false }, told(101))).toBe(true);
    expect(await people.get(guest.id)).toEqual({ ...guest, ...change });
    const merge = { kind: 'merge', from: other.id, personId: BORIS, change: {}, asksZone: false } as const;
    expect(await pairings.admit(hashOf(2), by, merge, told(102))).toBe(true);
    expect(await people.get(other.id)).toBeNull();
    const attach = { kind: 'attach', personId: ANNA, change: { name: 'Анна' }, asksZone: false } as const;
    expect(await pairings.admit(hashOf(3), by, attach, told(103))).toBe(true);
    expect(await identities.find('telegram', '3')).toMatchObject({ person: { id: ANNA, name: 'Анна' } });
  });

  it('who was asked for their time zone answers with one turn, also when it is run again', async ({ pairings, people }) => {
    await pairings.offer(aRequest(1), hashOf(1), RULES, told(1));
    await pairings.admit(hashOf(1), { personId: ANNA, at: NOON }, stranger(1), told(101));
    expect(await people.takeZoneQuestion(ANNA, uuid(2001))).toBe(false);
    expect(await people.takeZoneQuestion(uuid(701), uuid(2001))).toBe(true);
    expect(await people.takeZoneQuestion(uuid(701), uuid(2002))).toBe(false);
    expect(await people.takeZoneQuestion(uuid(701), uuid(2001))).toBe(true);
    expect(await people.takeZoneQuestion('nope', 'nope')).toBe(false);
  });

  it('what is not possible any more leaves the code good and tells nothing', async (world) => {
    const { pairings, identities, people } = world;
    await pairings.offer(aRequest(1), hashOf(1), RULES, told(1));
    const guest = aPerson({ id: uuid(801), role: 'guest' });
    await identities.add(guest, { channel: 'telegram', externalId: '1' });
    const by = { personId: ANNA, at: NOON };
    const rest = { change: { name: 'X' }, asksZone: true } as const;
    expect(await pairings.admit(hashOf(1), by, stranger(1), told(101))).toBe(false);
    expect(await pairings.admit(hashOf(1), by, { kind: 'attach', personId: BORIS, ...rest }, told(101))).toBe(false);
    expect(await pairings.admit(hashOf(1), by, { kind: 'known', personId: uuid(99), ...rest }, told(101))).toBe(false);
    expect(await pairings.admit(hashOf(1), by, { kind: 'merge', from: uuid(99), personId: BORIS, ...rest }, told(101))).toBe(false);
    expect(await people.list(10)).toHaveLength(3);
    expect(await outgoing(world)).toEqual([told(1).id]);
    expect(await pairings.pending(NOON)).toHaveLength(1);
  });

  it('a denied request waits no more, its code is good for nothing, and it counts as asked', async ({ pairings }) => {
    await pairings.offer(aRequest(1), hashOf(1), RULES, told(1));
    expect(await pairings.deny(aRequest(1).id, NOON)).toEqual(aRequest(1));
    expect(await pairings.deny(aRequest(1).id, NOON)).toBeNull();
    for (const id of [uuid(99), 'nope']) expect(await pairings.deny(id, NOON)).toBeNull();
    expect(await pairings.find(hashOf(1), NOON)).toBeNull();
    expect(await pairings.admit(hashOf(1), { personId: ANNA, at: NOON }, stranger(1), told(101))).toBe(false);
    expect(await pairings.pending(NOON)).toEqual([]);
    expect(await pairings.offer(aRequest(2, { externalId: '1' }), hashOf(2), RULES, told(2))).toBe('asked');
  });

  it('one that was decided makes room for another', async ({ pairings }) => {
    for (const n of [1, 2, 3]) await pairings.offer(aRequest(n), hashOf(n), RULES, told(n));
    expect(await pairings.offer(aRequest(4), hashOf(4), RULES, told(4))).toBe('full');
    await pairings.admit(hashOf(1), { personId: ANNA, at: NOON }, stranger(1), told(101));
    expect(await pairings.offer(aRequest(4), hashOf(4), RULES, told(4))).toBe('offered');
  });
}
