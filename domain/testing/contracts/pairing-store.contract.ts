import { describe, expect } from 'vitest';
import type { PairingRequest } from '../../access/pairing.ts';
import { NOON, uuid } from '../fixtures.ts';
import { testIn, type MakeWorld } from './world.ts';

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
    createdAt,
    expiresAt: new Date(createdAt.getTime() + HOUR_MS),
    ...change,
  };
}

function hashOf(number: number): string {
  return String(number).padStart(64, '0');
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
    expect(await pairings.offer(newer, hashOf(2), RULES)).toBe('offered');
    expect(await pairings.offer(older, hashOf(1), RULES)).toBe('offered');
    expect(await pairings.pending(after(1000))).toEqual([older, newer]);
    expect(await pairings.pending(after(HOUR_MS))).toEqual([newer]);
    expect(await pairings.pending(after(HOUR_MS + 1000))).toEqual([]);
  });

  it('no more wait than may, also when many ask at once', async ({ pairings }) => {
    const offers = await Promise.all(Array.from({ length: 12 }, (_, n) => pairings.offer(aRequest(n), hashOf(n), RULES)));
    expect(offers.filter((offer) => offer === 'offered')).toHaveLength(3);
    expect(offers.filter((offer) => offer === 'full')).toHaveLength(9);
    expect(await pairings.pending(NOON)).toHaveLength(3);
    expect(await pairings.offer(aRequest(50, { createdAt: after(HOUR_MS) }), hashOf(50), RULES)).toBe('offered');
  });

  it('a stranger is asked once an hour, also when they write twice at once', async ({ pairings }) => {
    const twice = await Promise.all([1, 2].map((n) => pairings.offer(aRequest(n, { externalId: 'same' }), hashOf(n), RULES)));
    expect(twice.toSorted()).toEqual(['asked', 'offered']);
    const late = (ms: number, n: number) => pairings.offer(aRequest(n, { externalId: 'same', createdAt: after(ms) }), hashOf(n), RULES);
    expect(await late(HOUR_MS - 1, 3)).toBe('asked');
    expect(await late(HOUR_MS, 4)).toBe('offered');
    expect(await pairings.offer(aRequest(5, { externalId: 'same', channel: 'matrix' }), hashOf(5), RULES)).toBe('offered');
  });

  it('what was not offered is not stored', async ({ pairings }) => {
    await pairings.offer(aRequest(1), hashOf(1), { ...RULES, maxPending: 1 });
    expect(await pairings.offer(aRequest(2), hashOf(2), { ...RULES, maxPending: 1 })).toBe('full');
    expect(await pairings.offer(aRequest(3, { externalId: '1' }), hashOf(3), RULES)).toBe('asked');
    expect(await pairings.take(hashOf(2), NOON)).toBeNull();
    expect(await pairings.take(hashOf(3), NOON)).toBeNull();
  });
}

function deciding(make: MakeWorld): void {
  const it = testIn(make);

  it('a code is good once, also when two use it at once, and not after its hour', async ({ pairings }) => {
    await pairings.offer(aRequest(1), hashOf(1), RULES);
    await pairings.offer(aRequest(2), hashOf(2), RULES);
    const taken = await Promise.all([pairings.take(hashOf(1), NOON), pairings.take(hashOf(1), NOON)]);
    expect(taken.filter((request) => request !== null)).toEqual([aRequest(1)]);
    expect(await pairings.take(hashOf(2), after(HOUR_MS))).toBeNull();
    expect(await pairings.take(hashOf(99), NOON)).toBeNull();
    expect(await pairings.pending(NOON)).toEqual([aRequest(2)]);
  });

  it('a denied request waits no more, its code is good for nothing, and it counts as asked', async ({ pairings }) => {
    await pairings.offer(aRequest(1), hashOf(1), RULES);
    expect(await pairings.deny(aRequest(1).id, NOON)).toEqual(aRequest(1));
    expect(await pairings.deny(aRequest(1).id, NOON)).toBeNull();
    for (const id of [uuid(99), 'nope']) expect(await pairings.deny(id, NOON)).toBeNull();
    expect(await pairings.take(hashOf(1), NOON)).toBeNull();
    expect(await pairings.pending(NOON)).toEqual([]);
    expect(await pairings.offer(aRequest(2, { externalId: '1' }), hashOf(2), RULES)).toBe('asked');
  });

  it('one that was decided makes room for another', async ({ pairings }) => {
    for (const n of [1, 2, 3]) await pairings.offer(aRequest(n), hashOf(n), RULES);
    expect(await pairings.offer(aRequest(4), hashOf(4), RULES)).toBe('full');
    await pairings.take(hashOf(1), NOON);
    expect(await pairings.offer(aRequest(4), hashOf(4), RULES)).toBe('offered');
  });
}
