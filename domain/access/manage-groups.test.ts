import { describe, expect, test } from 'vitest';

import { ForbiddenError, UnknownIdError } from '../errors.ts';
import { ADMIN, ANNA, as, furnish, GUEST, makeDomainWorld } from '../testing/domain-world.ts';
import { groupName, makeManageGroups } from './manage-groups.ts';

const KEY = { channel: 'telegram', account: 'bot1', chat: '-100123' } as const;

async function world() {
  const ports = await furnish(makeDomainWorld());
  return { ports, groups: makeManageGroups(ports) };
}

describe('a group', () => {
  test('that nobody has decided about can be allowed, observed and denied', async () => {
    const { ports, groups } = await world();
    await expect(groups.allow(as(ADMIN), { ...KEY, ...{ thread: '45' } })).resolves.toEqual({
      ...KEY,
      title: '',
      standing: 'allowed',
      observes: false,
      decidedBy: ADMIN.id,
    });
    await expect(groups.allow(as(ADMIN), KEY, true)).resolves.toMatchObject({ observes: true });
    await expect(groups.allow(as(ADMIN), KEY)).resolves.toMatchObject({ observes: true });
    await expect(groups.allow(as(ADMIN), KEY, false)).resolves.toMatchObject({ standing: 'allowed', observes: false });
    await groups.allow(as(ADMIN), KEY, true);
    await groups.deny(as(ADMIN), KEY);
    expect(await ports.groups.get(KEY)).toMatchObject({ standing: 'denied', observes: false });
  });

  test('keeps its title, and is found by its name, chat or title', async () => {
    const { ports, groups } = await world();
    await ports.groups.put({ ...KEY, title: 'Семья', standing: 'denied', observes: false, decidedBy: null });
    await groups.allow(as(ADMIN), KEY);
    for (const name of ['telegram:bot1:-100123', '-100123', 'Семья']) {
      await expect(groups.find(as(ADMIN), name)).resolves.toMatchObject({ ...KEY, title: 'Семья', standing: 'allowed' });
    }
    await expect(groups.find(as(ADMIN), 'семь')).rejects.toThrow(UnknownIdError);
    await ports.groups.put({ ...KEY, chat: '-2', title: 'Семья', standing: 'denied', observes: false, decidedBy: null });
    await expect(groups.find(as(ADMIN), 'Семья')).rejects.toThrow(UnknownIdError);
    expect((await groups.list(as(ADMIN))).map(groupName).toSorted()).toEqual(['telegram:bot1:-100123', 'telegram:bot1:-2']);
  });

  test('has guests', async () => {
    const { ports, groups } = await world();
    await groups.allow(as(ADMIN), KEY);
    await groups.setGuest(as(ADMIN), KEY, GUEST.id, true);
    await expect(ports.groups.isGuest(KEY, GUEST.id)).resolves.toBe(true);
    await groups.setGuest(as(ADMIN), KEY, GUEST.id, false);
    await expect(ports.groups.isGuest(KEY, GUEST.id)).resolves.toBe(false);
  });

  test('I7: is decided about by admins only', async () => {
    const { ports, groups } = await world();
    const calls = [
      groups.allow(as(ANNA), KEY),
      groups.deny(as(ANNA), KEY),
      groups.setGuest(as(ANNA), KEY, ANNA.id, true),
      groups.list(as(ANNA)),
      groups.find(as(ANNA), '-100123'),
      groups.allow(as(ADMIN, { scope: 'write' }), KEY),
    ];
    for (const { status } of await Promise.allSettled(calls)) expect(status).toBe('rejected');
    await expect(groups.allow(as(ANNA), KEY)).rejects.toThrow(ForbiddenError);
    expect(await ports.groups.get(KEY)).toBeNull();
  });
});
