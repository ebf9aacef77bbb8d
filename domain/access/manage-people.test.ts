import { describe, expect, test } from 'vitest';

import { ForbiddenError, InvalidInputError, UnknownIdError } from '../errors.ts';
import { ADMIN, ANNA, as, BORIS, furnish, GUEST, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import { uuid } from '../testing/fixtures.ts';
import { issueToken } from './manage-tokens.ts';
import { makeManagePeople } from './manage-people.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  return { ports, people: makeManagePeople(ports), roleOf: async (id: string) => (await ports.people.get(id))?.role };
}

describe('people', () => {
  test('are listed for admins, with where they are known and whether they are shut out', async () => {
    const { ports, people } = await world();
    await ports.identities.attach({ personId: ANNA.id, channel: 'telegram', externalId: '1' });
    await people.setBlocked(as(ADMIN), ANNA.id, true);
    const listed = await people.list(as(ADMIN));
    expect(listed).toHaveLength(5);
    expect(listed.find(({ person }) => person.id === ANNA.id)).toEqual({
      person: ANNA,
      isBlocked: true,
      identities: [{ personId: ANNA.id, channel: 'telegram', externalId: '1' }],
    });
    await expect(people.list(as(ANNA))).rejects.toThrow(ForbiddenError);
  });

  test('see their own identities, and those of others only as admins', async () => {
    const { people } = await world();
    await expect(people.identitiesOf(as(GUEST), GUEST.id)).resolves.toEqual([]);
    await expect(people.identitiesOf(as(ANNA), GUEST.id)).rejects.toThrow(ForbiddenError);
    await expect(people.identitiesOf(as(ADMIN), GUEST.id)).resolves.toEqual([]);
  });

  test('get another role from who may more than both', async () => {
    const { people, roleOf } = await world();
    await people.setRole(as(ADMIN), GUEST.id, 'member');
    await expect(roleOf(GUEST.id)).resolves.toBe('member');
    await people.setRole(as(OWNER), ANNA.id, 'admin');
    await expect(roleOf(ANNA.id)).resolves.toBe('admin');
    await people.setRole(as(OWNER), ANNA.id, 'guest');
    await expect(roleOf(ANNA.id)).resolves.toBe('guest');
  });

  test.each([
    ['an admin makes another one', ADMIN, ANNA.id, 'admin', ForbiddenError],
    ['an admin changes the owner', ADMIN, OWNER.id, 'member', ForbiddenError],
    ['an admin changes themselves', ADMIN, ADMIN.id, 'member', ForbiddenError],
    ['the owner steps down', OWNER, OWNER.id, 'member', ForbiddenError],
    ['a second owner', OWNER, ANNA.id, 'owner', InvalidInputError],
    ['a member does it', ANNA, BORIS.id, 'guest', ForbiddenError],
    ['nobody is meant', OWNER, uuid(999), 'guest', UnknownIdError],
  ] as const)('I7: keep theirs when %s', async (_what, by, id, role, error) => {
    const { people, roleOf } = await world();
    const before = await roleOf(id);
    await expect(people.setRole(as(by), id, role)).rejects.toThrow(error);
    await expect(roleOf(id)).resolves.toBe(before);
  });

  test('I7: who are equal decide nothing about each other', async () => {
    const { people } = await world();
    await people.setRole(as(OWNER), BORIS.id, 'admin');
    await expect(people.setBlocked(as(ADMIN), BORIS.id, true)).rejects.toThrow('Only the owner may decide this about an admin.');
    await expect(people.setRole(as(ADMIN), BORIS.id, 'guest')).rejects.toThrow(ForbiddenError);
  });
});

describe('shutting out', () => {
  test('takes all tokens, and letting in again gives none back', async () => {
    const { ports, people } = await world();
    const at = ports.clock.now();
    await issueToken(ports, { personId: ANNA.id, name: 'n', scope: 'read', kind: 'api', at, expiresAt: null });
    let rings = 0;
    const stop = ports.doorbell.listen('access', () => (rings += 1));
    await people.setBlocked(as(ADMIN), ANNA.id, true);
    await ports.clock.advance(0);
    stop();
    expect(rings).toBe(1);
    await people.setBlocked(as(ADMIN), ANNA.id, false);
    expect((await ports.tokens.list(ANNA.id)).map(({ revokedAt }) => revokedAt)).toEqual([at]);
    expect((await people.list(as(OWNER))).some(({ isBlocked }) => isBlocked)).toBe(false);
  });

  test.each([
    ['the owner', ADMIN, OWNER.id],
    ['oneself', ADMIN, ADMIN.id],
    ['the owner by the owner', OWNER, OWNER.id],
  ])('is refused for %s', async (_what, by, id) => {
    const { people } = await world();
    await expect(people.setBlocked(as(by), id, true)).rejects.toThrow(ForbiddenError);
  });
});
