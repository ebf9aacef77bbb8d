import { describe, expect, test } from 'vitest';

import { ConflictError, ForbiddenError, InvalidInputError, UnauthenticatedError, UnreachableError } from '../errors.ts';
import { ADMIN, ANNA, as, BORIS, furnish, GUEST, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import { makeLinkIdentities } from './link-identities.ts';
import { makeLogin } from './login.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  const links = makeLinkIdentities(ports);
  const codeOf = async (person: typeof ANNA) => (await links.createCode(as(person))).code;
  return { ports, links, codeOf };
}

describe('a code to link', () => {
  test('makes one person of two: who enters it becomes who asked for it', async () => {
    const { ports, links, codeOf } = await world();
    await ports.identities.attach({ personId: ANNA.id, channel: 'telegram', externalId: '1' });
    await ports.identities.attach({ personId: GUEST.id, channel: 'matrix', externalId: '@ann:example.org' });
    const code = await codeOf(ANNA);
    expect(code).toMatch(/^[a-z2-9]{8}$/);
    await expect(links.redeem(as(GUEST), ` ${code.toUpperCase()} `)).resolves.toEqual(ANNA);
    expect(await ports.identities.listOf(ANNA.id)).toHaveLength(2);
    expect(await ports.people.get(GUEST.id)).toBeNull();
  });

  test('works once, for ten minutes, and is no login link', async () => {
    const { ports, links, codeOf } = await world();
    const code = await codeOf(ANNA);
    await links.redeem(as(GUEST), code);
    await expect(links.redeem(as(BORIS), code)).rejects.toThrow(InvalidInputError);
    const late = await codeOf(ANNA);
    await ports.clock.advance(600_000);
    await expect(links.redeem(as(BORIS), late)).rejects.toThrow('older than 10 minutes');
    const login = makeLogin(ports);
    await expect(login.redeem(await codeOf(ANNA))).rejects.toThrow(UnauthenticatedError);
    await expect(links.redeem(as(BORIS), await login.makeCode(ANNA.id))).rejects.toThrow(InvalidInputError);
  });

  test.each(['before', 'after'] as const)(
    'I1: is not burned by a crash %s they became one: the same again says who they are',
    async (when) => {
      const { ports, codeOf } = await world();
      const code = await codeOf(ANNA);
      const identities: typeof ports.identities = {
        ...ports.identities,
        merge: async (...persons) => {
          if (when === 'after') await ports.identities.merge(...persons);
          throw new UnreachableError('crashed');
        },
      };
      await expect(makeLinkIdentities({ ...ports, identities }).redeem(as(GUEST), code)).rejects.toThrow('crashed');
      const links = makeLinkIdentities(ports);
      // The turn that is run again is hers by then.
      await expect(links.redeem(as(when === 'after' ? ANNA : GUEST), code)).resolves.toEqual(ANNA);
      await expect(links.redeem(as(ANNA), code)).resolves.toEqual(ANNA);
      await expect(links.redeem(as(BORIS), code)).rejects.toThrow(InvalidInputError);
    },
  );

  test('never gives an owner away, and leaves the code good for the right place', async () => {
    const { links, codeOf } = await world();
    const code = await codeOf(ANNA);
    await expect(links.redeem(as(OWNER), code)).rejects.toThrow(ForbiddenError);
    await expect(links.redeem(as(BORIS), code)).resolves.toEqual(ANNA);
    await expect(links.redeem(as(ADMIN), await codeOf(ANNA))).rejects.toThrow('That would give rights away');
    await expect(links.redeem(as(ADMIN), await codeOf(OWNER))).resolves.toEqual(OWNER);
  });

  test('of somebody who was shut out since, or of oneself, does nothing', async () => {
    const { ports, links, codeOf } = await world();
    const code = await codeOf(ANNA);
    await ports.people.setBlocked(ANNA.id, true, ports.clock.now());
    await expect(links.redeem(as(GUEST), code)).rejects.toThrow(InvalidInputError);
    await expect(links.redeem(as(BORIS), await codeOf(BORIS))).rejects.toThrow(ConflictError);
  });

  test('does not join two who are both on one channel', async () => {
    const { ports, links, codeOf } = await world();
    await ports.identities.attach({ personId: ANNA.id, channel: 'telegram', externalId: '1' });
    await ports.identities.attach({ personId: BORIS.id, channel: 'telegram', externalId: '2' });
    await expect(links.redeem(as(BORIS), await codeOf(ANNA))).rejects.toThrow('on the same channel');
    expect(await ports.people.get(BORIS.id)).toEqual(BORIS);
  });

  test('I7: is for somebody who is known, with a token for everything', async () => {
    const { links } = await world();
    await expect(links.createCode(null)).rejects.toThrow(UnauthenticatedError);
    await expect(links.createCode(as(ANNA, { scope: 'write' }))).rejects.toThrow(ForbiddenError);
    await expect(links.redeem(null, 'x')).rejects.toThrow(UnauthenticatedError);
  });
});
