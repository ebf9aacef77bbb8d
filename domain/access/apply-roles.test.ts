import { describe, expect, it } from 'vitest';

import { makeDomainWorld } from '../testing/domain-world.ts';
import { aPerson, uuid } from '../testing/fixtures.ts';
import { applyRoles } from './apply-roles.ts';

describe('roles from the settings file', () => {
  async function aWorld() {
    const world = makeDomainWorld();
    const owner = await world.people.add(aPerson({ id: uuid(7), role: 'owner', name: 'Owner' }));
    return { world, owner };
  }

  it('lets those it names in from their first message on', async () => {
    const { world, owner } = await aWorld();
    await applyRoles(world, owner, [
      { role: 'owner', channel: 'telegram', externalId: '1' },
      { role: 'admin', channel: 'matrix', externalId: '@ann:example.org' },
    ]);
    expect((await world.identities.find('telegram', '1'))?.person.id).toBe(owner.id);
    expect((await world.identities.find('matrix', '@ann:example.org'))?.person.role).toBe('admin');
  });

  it('leaves alone who is known already, also at the next start', async () => {
    const { world, owner } = await aWorld();
    const member = await world.identities.add(aPerson({ id: uuid(8), role: 'member' }), { channel: 'telegram', externalId: '2' });
    const roles = [{ role: 'admin', channel: 'telegram', externalId: '2' }] as const;
    await applyRoles(world, owner, roles);
    await applyRoles(world, owner, roles);
    expect((await world.identities.find('telegram', '2'))?.person).toMatchObject({ id: member.id, role: 'member' });
  });

  it('does not give the owner two identities on one channel', async () => {
    const { world, owner } = await aWorld();
    await applyRoles(world, owner, [
      { role: 'owner', channel: 'telegram', externalId: '1' },
      { role: 'owner', channel: 'telegram', externalId: '2' },
    ]);
    expect(await world.identities.find('telegram', '2')).toBeNull();
  });
});
