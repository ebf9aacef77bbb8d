import { expect, test } from 'vitest';

import { ADMIN, ANNA, as, BORIS, furnish, GUEST, makeDomainWorld } from '../testing/domain-world.ts';
import { uuid } from '../testing/fixtures.ts';
import { makeProjectMembers } from './project-members.ts';

const BORIS_IN = { project: 'Demo', person: ' boris ' };

test('whoever added a project and admins say who is a member; others learn nothing of it, members that it is not theirs to say', async () => {
  const world = await furnish(makeDomainWorld());
  const members = makeProjectMembers(world);
  const isMember = () => world.projects.isMember(uuid(20), BORIS.id);
  await expect(members.add(as(BORIS), BORIS_IN)).rejects.toThrow('no such project');
  await expect(members.add(as(ANNA, { scope: 'read' }), BORIS_IN)).rejects.toThrow('scope "write"');
  await expect(members.add(as(GUEST), BORIS_IN)).rejects.toThrow('member');
  await expect(members.add(as(ANNA), { ...BORIS_IN, person: 'Никто' })).rejects.toThrow('Никого с именем «Никто» здесь нет');
  await members.add(as(ANNA), BORIS_IN);
  await members.add(as(ANNA), BORIS_IN);
  expect(await isMember()).toBe(true);
  await expect(members.remove(as(BORIS), { ...BORIS_IN, person: ANNA.name })).rejects.toThrow('Only whoever added a project');
  await members.remove(as(ADMIN), BORIS_IN);
  expect(await isMember()).toBe(false);
  await expect(members.remove(as(ADMIN), { ...BORIS_IN, person: ANNA.id })).rejects.toThrow('остаётся его участником');
  await expect(members.add(as(ADMIN), { ...BORIS_IN, person: GUEST.name })).rejects.toThrow('гостям проекты недоступны');
  await expect(members.add(as(ADMIN), { ...BORIS_IN, person: 'Никто' })).rejects.toThrow('Никого с именем «Никто»');
  await expect(members.add(as(ADMIN), { ...BORIS_IN, project: 'нет' })).rejects.toThrow('no such project');
});
