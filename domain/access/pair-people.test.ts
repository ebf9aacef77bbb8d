import { describe, expect, test } from 'vitest';

import { ForbiddenError, InvalidInputError, UnauthenticatedError, UnknownIdError, UnreachableError } from '../errors.ts';
import type { Channel } from '../messaging/address.ts';
import { ADMIN, ANNA, as, furnish, GUEST, makeDomainWorld, OWNER } from '../testing/domain-world.ts';
import { toldNotices } from '../testing/told-notices.ts';
import { makeOfferPairing } from './offer-pairing.ts';
import { makePairPeople } from './pair-people.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  // The first ids are those of the persons who are here.
  for (let number = 0; number < 9; number += 1) ports.ids.uuid();
  const offer = makeOfferPairing(ports);
  const told = () => toldNotices(ports);
  return {
    ports,
    told,
    pairing: makePairPeople(ports),
    /** The code that somebody with this id is given. */
    async codeFor(id: string, { languageTag = 'ru', channel = 'telegram' }: { languageTag?: string; channel?: Channel } = {}) {
      const sender = { externalId: id, name: 'Пётр', languageTag, isBot: false, isUs: false };
      await offer(sender, { channel, account: 'bot1', chat: id, thread: null });
      return /`\/pair (\w+)`/.exec((await told()).at(-1) ?? '')?.[1] ?? '';
    },
    find: async (id: string) => (await ports.identities.find('telegram', id))?.person ?? null,
  };
}

describe('letting a stranger in', () => {
  test('makes a person of the role, with their name and language, and welcomes them with what they can change', async () => {
    const { pairing, codeFor, find, told } = await world();
    const code = await codeFor('7');
    const person = await pairing.approve(as(ADMIN), ` ${code.toUpperCase().slice(0, 4)}-${code.slice(4)} `, 'member');
    expect(person).toMatchObject({ name: 'Пётр', role: 'member', language: 'ru', timeZone: ADMIN.timeZone });
    expect(await find('7')).toEqual(person);
    expect((await told()).at(-1)).toMatch(/^7: Добро пожаловать.*Europe\/Berlin\?.*`\/settings language en`.*\/help/);
  });

  test('in their own language', async () => {
    const { pairing, codeFor, told } = await world();
    await pairing.approve(as(OWNER), await codeFor('7', { languageTag: 'en-GB' }), 'admin');
    expect((await told()).at(-1)).toContain('7: Welcome. What is your time zone: Europe/London?');
  });

  test('works once, and not after an hour', async () => {
    const { ports, pairing, codeFor } = await world();
    const code = await codeFor('7');
    const both = await Promise.allSettled([pairing.approve(as(OWNER), code, 'member'), pairing.approve(as(ADMIN), code, 'guest')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const late = await codeFor('8');
    await ports.clock.advance(3_600_000);
    await expect(pairing.approve(as(OWNER), late, 'member')).rejects.toThrow(InvalidInputError);
    await expect(pairing.approve(as(OWNER), 'x'.repeat(10_000), 'member')).rejects.toThrow(InvalidInputError);
  });

  test.each(['before', 'after'] as const)(
    'I1, I2: a crash %s it is stored burns no code: who says it again lets in and welcomes once',
    async (when) => {
      const { ports, codeFor, told, find } = await world();
      const code = await codeFor('7');
      const pairings: typeof ports.pairings = {
        ...ports.pairings,
        admit: async (...entry) => {
          if (when === 'after') await ports.pairings.admit(...entry);
          throw new UnreachableError('crashed');
        },
      };
      await expect(makePairPeople({ ...ports, pairings }).approve(as(OWNER), code, 'member')).rejects.toThrow('crashed');
      expect(await told()).toHaveLength(when === 'after' ? 2 : 1);
      const again = makePairPeople(ports);
      const person = await again.approve(as(OWNER), code, 'member');
      expect(await again.approve(as(OWNER), code, 'admin')).toEqual(person);
      expect(await find('7')).toMatchObject({ id: person.id, role: 'member' });
      expect(await told()).toHaveLength(2);
      await expect(again.approve(as(ADMIN), code, 'member')).rejects.toThrow(InvalidInputError);
    },
  );

  test('looks again when somebody else made them a person meanwhile', async () => {
    const { ports, codeFor, find } = await world();
    const code = await codeFor('7');
    let isFirst = true;
    const pairings: typeof ports.pairings = {
      ...ports.pairings,
      admit: async (...entry) => {
        if (isFirst) await ports.identities.attach({ personId: GUEST.id, channel: 'telegram', externalId: '7' });
        isFirst = false;
        return ports.pairings.admit(...entry);
      },
    };
    await makePairPeople({ ...ports, pairings }).approve(as(OWNER), code, 'member');
    expect(await find('7')).toMatchObject({ id: GUEST.id, role: 'member' });
  });

  test('I7: is for admins, and nobody lets in who may as much as they', async () => {
    const { pairing, codeFor, find } = await world();
    const code = await codeFor('7');
    await expect(pairing.approve(null, code, 'member')).rejects.toThrow(UnauthenticatedError);
    await expect(pairing.approve(as(ANNA), code, 'guest')).rejects.toThrow(ForbiddenError);
    await expect(pairing.approve(as(OWNER, { scope: 'write' }), code, 'guest')).rejects.toThrow(ForbiddenError);
    await expect(pairing.approve(as(ADMIN), code, 'admin')).rejects.toThrow('Only the owner may let somebody in as admin.');
    await expect(pairing.approve(as(ADMIN), code, 'owner')).rejects.toThrow(ForbiddenError);
    expect(await find('7')).toBeNull();
    await expect(pairing.approve(as(ADMIN), code, 'guest')).resolves.toMatchObject({ role: 'guest' });
  });

  test('who was a guest of a group until now gets the role, and stays the same person', async () => {
    const { ports, pairing, codeFor, find } = await world();
    await ports.identities.add(GUEST, { channel: 'telegram', externalId: '7' });
    await pairing.approve(as(ADMIN), await codeFor('7'), 'member');
    expect(await find('7')).toMatchObject({ id: GUEST.id, role: 'member' });
  });
});

describe('the owner', () => {
  test('is who has the code, when the owner says so; the first chat tells how they are called', async () => {
    const { ports, pairing, codeFor, find, told } = await world();
    await ports.people.change(OWNER.id, { name: 'Owner', language: 'en' });
    await pairing.approve(as(OWNER), await codeFor('7'), 'owner');
    expect(await find('7')).toMatchObject({ id: OWNER.id, role: 'owner', name: 'Пётр', language: 'ru' });
    expect((await told()).at(-1)).toContain('Добро пожаловать');
  });

  test('keeps the name that they have', async () => {
    const { pairing, codeFor, find } = await world();
    await pairing.approve(as(OWNER), await codeFor('7'), 'owner');
    expect(await find('7')).toEqual(OWNER);
  });

  test('is not two on one channel', async () => {
    const { pairing, codeFor, find } = await world();
    await pairing.approve(as(OWNER), await codeFor('7'), 'owner');
    await expect(pairing.approve(as(OWNER), await codeFor('8'), 'owner')).rejects.toThrow('somebody else on telegram already');
    expect(await find('8')).toBeNull();
  });

  test('may have been a guest of a group until now', async () => {
    const { ports, pairing, codeFor, find } = await world();
    await ports.identities.add(GUEST, { channel: 'telegram', externalId: '7' });
    await pairing.approve(as(OWNER), await codeFor('7'), 'owner');
    expect(await find('7')).toMatchObject({ id: OWNER.id });
    expect(await ports.people.get(GUEST.id)).toBeNull();
  });
});

test('those who wait are listed, and can be taken off the list without being told', async () => {
  const { pairing, codeFor, told } = await world();
  const code = await codeFor('7');
  const [request] = await pairing.pending(as(ADMIN));
  expect(request).toMatchObject({ name: 'Пётр', externalId: '7' });
  await expect(pairing.pending(as(ANNA))).rejects.toThrow(ForbiddenError);
  await expect(pairing.deny(as(ANNA), request?.id ?? '')).rejects.toThrow(ForbiddenError);
  await pairing.deny(as(ADMIN), request?.id ?? '');
  expect(await pairing.pending(as(ADMIN))).toEqual([]);
  await expect(pairing.deny(as(ADMIN), request?.id ?? '')).rejects.toThrow(UnknownIdError);
  await expect(pairing.approve(as(ADMIN), code, 'member')).rejects.toThrow(InvalidInputError);
  expect(await told()).toHaveLength(1);
});
