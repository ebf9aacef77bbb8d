import { describe, expect } from 'vitest';
import { aPerson, uuid } from '../fixtures.ts';
import { ANNA, testIn, type MakeWorld } from './world.ts';

/** What every PeopleStore does. */
export function peopleStoreContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
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
  });
}
