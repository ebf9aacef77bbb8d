import { describe, expect } from 'vitest';
import { aProject, uuid } from '../fixtures.ts';
import { ANNA, BORIS, PROJECT, testIn, type MakeWorld } from './world.ts';

/** What every ProjectStore does. */
export function projectStoreContract(name: string, make: MakeWorld): void {
  const it = testIn(make);

  describe(name, () => {
    it('finds a project by id and by name', async ({ projects }) => {
      expect(await projects.get(PROJECT)).toEqual(aProject());
      expect(await projects.findByName('demo')).toEqual(aProject());
      for (const id of [uuid(99), 'nope']) expect(await projects.get(id)).toBeNull();
      expect(await projects.findByName('Demo')).toBeNull();
    });

    it('a name belongs to one project, also when many add it at once', async ({ projects }) => {
      const added = await Promise.all([50, 51, 52, 53].map((n) => projects.add(aProject({ id: uuid(n), name: 'new', addedBy: BORIS }))));
      expect(new Set(added.map(({ id }) => id)).size).toBe(1);
      expect(await projects.add(aProject({ id: uuid(54), addedBy: BORIS }))).toEqual(aProject());
      expect(await projects.isMember(PROJECT, BORIS)).toBe(false);
    });

    it('the adder is a member, others once they are added', async ({ projects }) => {
      expect(await projects.isMember(PROJECT, ANNA)).toBe(true);
      expect(await projects.isMember(PROJECT, BORIS)).toBe(false);
      await projects.addMember(PROJECT, BORIS);
      await projects.removeMember(PROJECT, BORIS);
      expect(await projects.isMember(PROJECT, BORIS)).toBe(false);
      await projects.addMember(PROJECT, BORIS);
      await projects.addMember(PROJECT, BORIS);
      expect(await projects.isMember(PROJECT, BORIS)).toBe(true);
      expect(await projects.isMember(uuid(99), BORIS)).toBe(false);
    });

    it('lists by name what a person is a member of, or everything', async ({ projects }) => {
      await projects.add(aProject({ id: uuid(21), name: 'alpha', addedBy: BORIS }));
      const names = async (audience: Parameters<typeof projects.list>[0]) => (await projects.list(audience)).map((project) => project.name);
      expect(await names('everybody')).toEqual(['alpha', 'demo']);
      expect(await names({ personId: BORIS })).toEqual(['alpha']);
      expect(await names({ personId: uuid(99) })).toEqual([]);
    });
  });
}
