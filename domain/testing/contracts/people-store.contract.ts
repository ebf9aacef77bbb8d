import { describe, expect } from 'vitest';
import type { Token } from '../../access/token.ts';
import { aPerson, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, testIn, type MakeWorld } from './world.ts';

const LATER = new Date(NOON.getTime() + 60_000);

/** What every PeopleStore does. */
export function peopleStoreContract(name: string, make: MakeWorld): void {
  describe(`${name}: persons`, () => persons(make));
  describe(`${name}: changes`, () => changes(make));
}

function persons(make: MakeWorld): void {
  const it = testIn(make);

  it('returns a person as they were added, and null for an unknown one', async ({ people }) => {
    expect(await people.get(ANNA)).toEqual(aPerson());
    for (const id of [uuid(99), 'nope']) expect(await people.get(id)).toBeNull();
  });

  it('has no owner until one is added, and then only the first', async ({ people }) => {
    expect(await people.owner()).toBeNull();
    const added = await Promise.all([50, 51, 52, 53].map((n) => people.add(aPerson({ id: uuid(n), role: 'owner' }))));
    const owner = await people.owner();
    expect(new Set(added.map(({ id }) => id))).toEqual(new Set([owner?.id]));
    expect(await people.add(aPerson({ id: uuid(54), role: 'owner' }))).toEqual(owner);
    for (const id of [uuid(54), 'nope']) expect(await people.get(id)).toBeNull();
  });

  it('lists the newest first, at most as many as asked for', async ({ people }) => {
    await people.add(aPerson({ id: uuid(3), createdAt: LATER }));
    await people.setBlocked(BORIS, true, LATER);
    const all = await people.list(10);
    expect(all[0]).toEqual({ ...aPerson({ id: uuid(3), createdAt: LATER }), isBlocked: false });
    expect(all.filter(({ isBlocked }) => isBlocked).map(({ id }) => id)).toEqual([BORIS]);
    expect(all.map(({ id }) => id).toSorted()).toEqual([ANNA, BORIS, uuid(3)]);
    expect((await people.list(1)).map(({ id }) => id)).toEqual([uuid(3)]);
  });
}

function changes(make: MakeWorld): void {
  const it = testIn(make);

  it('changes what is named and nothing else, of nobody else', async ({ people }) => {
    await people.change(ANNA, { language: 'en', timeZone: 'Asia/Tokyo' });
    await people.change(ANNA, { role: 'admin' });
    await people.change(ANNA, { name: 'Анна Ю. 🌸' });
    await people.change(ANNA, {});
    expect(await people.get(ANNA)).toEqual(aPerson({ language: 'en', timeZone: 'Asia/Tokyo', role: 'admin', name: 'Анна Ю. 🌸' }));
    expect(await people.get(BORIS)).toMatchObject({ name: 'Boris', role: 'member' });
  });

  it('keeps that somebody wants free models first, until they do not', async ({ people }) => {
    await people.change(ANNA, { freeModelsFirst: true });
    expect(await people.get(ANNA)).toEqual(aPerson({ freeModelsFirst: true }));
    expect((await people.get(BORIS))?.freeModelsFirst).toBeUndefined();
    await people.change(ANNA, { freeModelsFirst: false });
    expect((await people.get(ANNA))?.freeModelsFirst ?? false).toBe(false);
  });

  it('who is shut out loses all tokens, and gets none back when let in again', async ({ people, tokens }) => {
    const token = (n: number, personId: string): Token => ({
      id: uuid(n),
      personId,
      name: 'laptop',
      prefix: 'prl_ab',
      scope: 'admin',
      kind: 'api',
      createdAt: NOON,
      lastUsedAt: null,
      expiresAt: null,
      revokedAt: null,
    });
    await tokens.add(token(70, ANNA), 'a'.repeat(64));
    await tokens.add(token(71, ANNA), 'b'.repeat(64));
    await tokens.add(token(72, BORIS), 'c'.repeat(64));
    await people.setBlocked(ANNA, true, LATER);
    const ids = [uuid(70), uuid(71), uuid(72)];
    expect(await tokens.dead(ids, LATER)).toEqual([uuid(70), uuid(71)]);
    await people.setBlocked(ANNA, false, LATER);
    expect(await people.list(10)).not.toContainEqual(expect.objectContaining({ isBlocked: true }));
    expect(await tokens.dead(ids, LATER)).toEqual([uuid(70), uuid(71)]);
    expect(await people.get(ANNA)).toEqual(aPerson());
  });
}
