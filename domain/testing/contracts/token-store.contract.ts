import { describe, expect } from 'vitest';
import type { Token } from '../../access/token.ts';
import { aPerson, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, testIn, type MakeWorld } from './world.ts';

const TOKEN: Token = {
  id: uuid(40),
  personId: ANNA,
  name: 'ноутбук',
  prefix: 'parley_abc',
  scope: 'write',
  kind: 'api',
  createdAt: NOON,
  lastUsedAt: null,
  expiresAt: null,
  revokedAt: null,
};
const HASH = 'a'.repeat(64);

function after(seconds: number): Date {
  return new Date(NOON.getTime() + seconds * 1000);
}

/** What every TokenStore does. */
export function tokenStoreContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    finding(make);
    ending(make);
  });
}

function finding(make: MakeWorld): void {
  const it = testIn(make);

  it('finds a token and its person by its hash', async ({ tokens }) => {
    await tokens.add(TOKEN, HASH);
    expect(await tokens.findByHash(HASH)).toEqual({ token: TOKEN, person: aPerson() });
    expect(await tokens.findByHash('b'.repeat(64))).toBeNull();
    await expect(tokens.add({ ...TOKEN, id: uuid(41) }, HASH)).rejects.toThrow();
  });

  it("lists a person's tokens and nobody else's", async ({ tokens }) => {
    await tokens.add(TOKEN, HASH);
    await tokens.add({ ...TOKEN, id: uuid(41), personId: BORIS }, 'b'.repeat(64));
    expect(await tokens.list(ANNA)).toEqual([TOKEN]);
    expect(await tokens.list(uuid(99))).toEqual([]);
  });

  it('notes a use at most once a minute', async ({ tokens }) => {
    await tokens.add(TOKEN, HASH);
    const lastUse = async () => (await tokens.list(ANNA))[0]?.lastUsedAt;
    await tokens.touch(TOKEN.id, after(1));
    await tokens.touch(TOKEN.id, after(30));
    expect(await lastUse()).toEqual(after(1));
    await tokens.touch(TOKEN.id, after(61));
    expect(await lastUse()).toEqual(after(61));
    await tokens.touch(uuid(99), NOON);
  });
}

function ending(make: MakeWorld): void {
  const it = testIn(make);

  it('revokes a live token of that person, once', async ({ tokens }) => {
    await tokens.add(TOKEN, HASH);
    expect(await tokens.revoke(TOKEN.id, BORIS, after(1))).toBe(false);
    expect(await tokens.revoke(TOKEN.id, ANNA, after(1))).toBe(true);
    expect(await tokens.revoke(TOKEN.id, ANNA, after(2))).toBe(false);
    expect(await tokens.findByHash(HASH)).toMatchObject({ token: { revokedAt: after(1) } });
  });

  it('names those that are revoked, expired or gone', async ({ tokens }) => {
    await tokens.add(TOKEN, HASH);
    await tokens.add({ ...TOKEN, id: uuid(41), expiresAt: after(10) }, 'b'.repeat(64));
    await tokens.add({ ...TOKEN, id: uuid(42) }, 'c'.repeat(64));
    await tokens.revoke(uuid(42), ANNA, after(1));
    const ids = [40, 41, 42, 99].map(uuid);
    expect([...(await tokens.dead(ids, after(5)))].sort()).toEqual([uuid(42), uuid(99)]);
    expect([...(await tokens.dead(ids, after(10)))].sort()).toEqual([uuid(41), uuid(42), uuid(99)]);
    expect(await tokens.dead([], NOON)).toEqual([]);
  });
}
