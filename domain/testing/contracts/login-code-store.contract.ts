import { describe, expect } from 'vitest';
import { NOON } from '../fixtures.ts';
import { ANNA, BORIS, testIn, type MakeWorld } from './world.ts';

const LATER = new Date(NOON.getTime() + 60_000);

/** What every LoginCodeStore does. */
export function loginCodeStoreContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('a code works once, also when it is used many times at once', async ({ loginCodes }) => {
      await loginCodes.add('hash', ANNA, LATER);
      const taken = await Promise.all(Array.from({ length: 8 }, () => loginCodes.take('hash', NOON)));
      expect(taken.filter((personId) => personId === ANNA)).toHaveLength(1);
      expect(taken.filter((personId) => personId === null)).toHaveLength(7);
    });

    it('an expired and an unknown code open nothing', async ({ loginCodes }) => {
      await loginCodes.add('hash', ANNA, LATER);
      expect(await loginCodes.take('hash', LATER)).toBeNull();
      expect(await loginCodes.take('other', NOON)).toBeNull();
    });

    it('is known for whom a code is until it expires, without using it up', async ({ loginCodes }) => {
      await loginCodes.add('hash', ANNA, LATER);
      expect(await loginCodes.find('hash', NOON)).toEqual({ personId: ANNA, isUsed: false });
      expect(await loginCodes.find('hash', LATER)).toBeNull();
      expect(await loginCodes.find('other', NOON)).toBeNull();
      expect(await loginCodes.take('hash', NOON)).toBe(ANNA);
      expect(await loginCodes.find('hash', NOON)).toBeNull();
    });

    it('a code joins one identity to its person, also when many use it at once, and that is remembered', async (world) => {
      const { loginCodes, identities } = world;
      await loginCodes.add('hash', ANNA, LATER);
      const code = { hash: 'hash', at: NOON };
      const uses = await Promise.all([
        identities.attach({ personId: ANNA, channel: 'telegram', externalId: '1' }, code),
        identities.attach({ personId: ANNA, channel: 'matrix', externalId: '@a' }, code),
        identities.merge(BORIS, ANNA, code),
      ]);
      expect(uses.filter(Boolean)).toHaveLength(1);
      expect(await loginCodes.find('hash', LATER)).toEqual({ personId: ANNA, isUsed: true });
      expect(await loginCodes.take('hash', NOON)).toBeNull();
    });

    it('a code that is not good joins nobody, and stays good when they cannot be joined', async ({ loginCodes, identities, people }) => {
      await loginCodes.add('hash', ANNA, LATER);
      const identity = { personId: ANNA, channel: 'telegram', externalId: '1' } as const;
      expect(await identities.attach(identity, { hash: 'hash', at: LATER })).toBe(false);
      expect(await identities.attach({ ...identity, personId: BORIS }, { hash: 'hash', at: NOON })).toBe(false);
      expect(await identities.merge(BORIS, ANNA, { hash: 'other', at: NOON })).toBe(false);
      expect(await identities.find('telegram', '1')).toBeNull();
      expect(await people.list(10)).toHaveLength(2);
      await identities.attach({ ...identity, personId: BORIS });
      expect(await identities.attach(identity, { hash: 'hash', at: NOON })).toBe(false);
      expect(await loginCodes.find('hash', NOON)).toEqual({ personId: ANNA, isUsed: false });
    });
  });
}
