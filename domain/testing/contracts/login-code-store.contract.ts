import { describe, expect } from 'vitest';
import { NOON } from '../fixtures.ts';
import { ANNA, testIn, type MakeWorld } from './world.ts';

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
  });
}
