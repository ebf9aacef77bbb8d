import { describe, expect } from 'vitest';
import type { Token } from '../../access/token.ts';
import { aFact, ofPerson } from '../a-fact.ts';
import { aMessage, aPerson, aReservation, aTask, NOON, uuid } from '../fixtures.ts';
import type { Stores } from '../in-memory-stores.ts';
import { ANNA, BORIS, PROJECT, TALK, testIn, type MakeWorld } from './world.ts';

const TELEGRAM = { channel: 'telegram', externalId: '12345' } as const;
const MATRIX = { channel: 'matrix', externalId: '@ann:example.org' } as const;
const CARL = aPerson({ id: uuid(3), name: 'Карл', role: 'guest' });

/** What every IdentityStore does. */
export function identityStoreContract(name: string, make: MakeWorld): void {
  describe(`${name}: identities`, () => identitiesOf(make));
  describe(`${name}: two persons become one`, () => merging(make));
}

function identitiesOf(make: MakeWorld): void {
  const it = testIn(make);

  it('finds a person by what a network calls them', async ({ identities, people }) => {
    expect(await identities.find('telegram', '12345')).toBeNull();
    expect(await identities.add(CARL, TELEGRAM)).toEqual(CARL);
    expect(await identities.find('telegram', '12345')).toEqual({ person: CARL, isBlocked: false });
    for (const other of ['1234', '@ann', '']) expect(await identities.find('telegram', other)).toBeNull();
    expect(await identities.find('matrix', '12345')).toBeNull();
    expect(await people.get(CARL.id)).toEqual(CARL);
    expect(await identities.listOf(CARL.id)).toEqual([{ personId: CARL.id, ...TELEGRAM }]);
    for (const id of [ANNA, 'nope']) expect(await identities.listOf(id)).toEqual([]);
  });

  it('an identity has one person, also when it comes up many times at once', async ({ identities, people }) => {
    const numbers = Array.from({ length: 8 }, (_, n) => n + 30);
    const added = await Promise.all(numbers.map((n) => identities.add(aPerson({ id: uuid(n) }), TELEGRAM)));
    expect(new Set(added.map(({ id }) => id)).size).toBe(1);
    expect(await people.list(100)).toHaveLength(3);
  });

  it('tells who was shut out', async ({ identities, people }) => {
    await identities.attach({ personId: ANNA, ...TELEGRAM });
    await people.setBlocked(ANNA, true, NOON);
    expect(await identities.find('telegram', '12345')).toMatchObject({ person: { id: ANNA }, isBlocked: true });
  });

  it('a person takes an identity that is free, one on each channel', async ({ identities }) => {
    expect(await identities.attach({ personId: ANNA, ...TELEGRAM })).toBe(true);
    expect(await identities.attach({ personId: BORIS, ...TELEGRAM })).toBe(false);
    expect(await identities.attach({ personId: ANNA, ...TELEGRAM, externalId: '777' })).toBe(false);
    expect(await identities.attach({ personId: ANNA, ...MATRIX })).toBe(true);
    expect((await identities.listOf(ANNA)).map(({ channel }) => channel).toSorted()).toEqual(['matrix', 'telegram']);
    expect(await identities.find('telegram', '777')).toBeNull();
  });
}

const TOKEN: Token = {
  id: uuid(70),
  personId: ANNA,
  name: 'laptop',
  prefix: 'prl_ab',
  scope: 'admin',
  kind: 'api',
  createdAt: NOON,
  lastUsedAt: null,
  expiresAt: null,
  revokedAt: null,
};

const USAGE = { inputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 1, reasoningTokens: 0 };

async function live(world: Stores): Promise<void> {
  await world.inbox.store(aMessage(1));
  await world.tasks.add(aTask());
  await world.tokens.add(TOKEN, 'a'.repeat(64));
  await world.ledger.reserve(aReservation());
  await world.ledger.settle(uuid(30), { cost: 700, usage: USAGE }, NOON);
  for (const [id, personId, text] of [
    [60, ANNA, 'любит кошек'],
    [61, ANNA, 'both know'],
    [62, BORIS, 'both know'],
  ] as const) {
    await world.memory.keep(aFact({ id: uuid(id), scope: ofPerson(personId), text }));
  }
}

function merging(make: MakeWorld): void {
  const it = testIn(make);

  it('everything of the one is the other’s afterwards', async (world) => {
    await live(world);
    await world.identities.attach({ personId: ANNA, ...TELEGRAM });
    await world.identities.attach({ personId: BORIS, ...MATRIX });
    expect(await world.identities.merge(ANNA, BORIS)).toBe(true);

    expect(await world.people.get(ANNA)).toBeNull();
    expect(await world.identities.find('telegram', '12345')).toMatchObject({ person: { id: BORIS, name: 'Boris', language: 'en' } });
    expect(await world.identities.listOf(BORIS)).toHaveLength(2);
    expect(await world.conversations.get(TALK)).toMatchObject({ personId: BORIS });
    expect(await world.turns.get(uuid(2001))).toMatchObject({ personId: BORIS });
    expect(await world.tasks.get('abc234')).toMatchObject({ personId: BORIS });
    expect((await world.memory.search(ofPerson(BORIS), 'both know любит', 10)).map(({ text }) => text).toSorted()).toEqual([
      'both know',
      'любит кошек',
    ]);
    expect(await world.projects.isMember(PROJECT, BORIS)).toBe(true);
    expect(await world.projects.isMember(PROJECT, ANNA)).toBe(false);
    expect(await world.tokens.findByHash('a'.repeat(64))).toMatchObject({ person: { id: BORIS } });
    const costs = { from: NOON, to: new Date(NOON.getTime() + 1), groupBy: ['person'], timeZone: 'UTC' } as const;
    expect(await world.ledger.report({ ...costs, personId: null })).toMatchObject([{ keys: [BORIS], cost: 700 }]);
  });

  it('both members of a project become one member', async (world) => {
    await world.projects.addMember(PROJECT, BORIS);
    expect(await world.identities.merge(ANNA, BORIS)).toBe(true);
    expect(await world.projects.isMember(PROJECT, BORIS)).toBe(true);
  });

  it('I6: what both have used of their day counts against the one that stays, also what is settled afterwards', async (world) => {
    const budget = (personId: string) => ({
      name: 'person-day',
      account: `person-day:${personId}:2026-11-23`,
      limit: 4000,
      renewsAt: null,
    });
    const spend = (n: number, personId: string) =>
      world.ledger.reserve(aReservation({ id: uuid(n), personId, budgets: [budget(personId)], minOutputTokens: 100 }));
    await spend(31, ANNA);
    await spend(32, BORIS);
    expect(await world.identities.merge(ANNA, BORIS)).toBe(true);
    expect(await spend(33, BORIS)).toMatchObject({ kind: 'refused', used: 3000 });
    await world.ledger.settle(uuid(31), { cost: 100, usage: USAGE }, NOON);
    expect(await spend(34, BORIS)).toMatchObject({ kind: 'reserved' });
  });

  it('does nothing when one is gone or both are on the same channel', async (world) => {
    await world.identities.attach({ personId: ANNA, ...TELEGRAM });
    await world.identities.attach({ personId: BORIS, ...TELEGRAM, externalId: '777' });
    expect(await world.identities.merge(ANNA, BORIS)).toBe(false);
    for (const id of [uuid(99), 'nope']) {
      expect(await world.identities.merge(id, BORIS)).toBe(false);
      expect(await world.identities.merge(BORIS, id)).toBe(false);
    }
    expect(await world.people.get(ANNA)).not.toBeNull();
    expect(await world.conversations.get(TALK)).toMatchObject({ personId: ANNA });
  });

  it('I4: two that are merged into each other at once leave one', async (world) => {
    const merged = await Promise.all([world.identities.merge(ANNA, BORIS), world.identities.merge(BORIS, ANNA)]);
    expect(merged.filter(Boolean)).toHaveLength(1);
    expect(await world.people.list(10)).toHaveLength(1);
  });
}
