import { describe, expect } from 'vitest';
import type { Group } from '../../access/group.ts';
import { aChat, aConversation, aNotice, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, BOT, drive, present, testIn, type MakeWorld } from './world.ts';

const KEY = { ...BOT, chat: '-42' };
const GROUP: Group = { ...KEY, title: 'Дача 🏡', standing: 'allowed', observes: true, decidedBy: ANNA };

/** What every GroupStore does. */
export function groupStoreContract(name: string, make: MakeWorld): void {
  describe(`${name}: groups`, () => groupsAsTheyAre(make));
  describe(`${name}: migration`, () => migration(make));
}

function groupsAsTheyAre(make: MakeWorld): void {
  const it = testIn(make);

  it('keeps a group as it was put last', async ({ groups }) => {
    expect(await groups.get(KEY)).toBeNull();
    await groups.put({ ...GROUP, standing: 'denied', observes: false, decidedBy: null });
    await groups.put(GROUP);
    expect(await groups.get(KEY)).toEqual(GROUP);
    for (const other of [{ ...KEY, account: 'bot2' }, { ...KEY, channel: 'matrix' } as const, { ...KEY, chat: '42' }]) {
      expect(await groups.get(other)).toBeNull();
    }
    await groups.put({ ...GROUP, chat: '-43' });
    expect((await groups.list()).map(({ chat }) => chat).toSorted()).toEqual(['-42', '-43']);
  });

  it('a guest of one group is none of another, until they are one no more', async ({ groups }) => {
    await groups.put(GROUP);
    expect(await groups.isGuest(KEY, BORIS)).toBe(false);
    await groups.setGuest(KEY, BORIS, true);
    await groups.setGuest(KEY, BORIS, true);
    expect(await groups.isGuest(KEY, BORIS)).toBe(true);
    expect(await groups.isGuest(KEY, ANNA)).toBe(false);
    expect(await groups.isGuest({ ...KEY, chat: '-43' }, BORIS)).toBe(false);
    await groups.setGuest(KEY, BORIS, false);
    await groups.setGuest(KEY, BORIS, false);
    expect(await groups.isGuest(KEY, BORIS)).toBe(false);
  });
}

function migration(make: MakeWorld): void {
  const it = testIn(make);

  it('a group that goes on under another id takes its guests, conversations and what waits along', async (world) => {
    await world.groups.put(GROUP);
    await world.groups.setGuest(KEY, BORIS, true);
    const [main, topic] = [aChat({ chat: '-42' }), aChat({ chat: '-42', thread: '7' })];
    await world.conversations.ensure(aConversation({ id: uuid(13), address: main, audience: 'group' }));
    await world.conversations.ensure(aConversation({ id: uuid(14), address: topic, audience: 'group' }));
    await world.outbox.add(aNotice(1, { address: topic, audience: 'group' }));
    await world.outbox.add(aNotice(2));
    await world.groups.migrate(KEY, '-100777');

    expect(await world.groups.list()).toEqual([{ ...GROUP, chat: '-100777' }]);
    expect(await world.groups.isGuest({ ...KEY, chat: '-100777' }, BORIS)).toBe(true);
    expect(await world.groups.isGuest(KEY, BORIS)).toBe(false);
    expect(present(await world.conversations.get(uuid(13))).address).toEqual({ ...main, chat: '-100777' });
    const same = await world.conversations.ensure(aConversation({ id: uuid(15), address: { ...topic, chat: '-100777' } }));
    expect(same.id).toBe(uuid(14));
    const open = await world.outbox.open(await drive(world), 10);
    expect(open.map(({ address }) => address)).toEqual([{ ...topic, chat: '-100777' }, aChat()]);
  });

  it('told twice it changes nothing more, and a group that nobody knows may go on too', async (world) => {
    await world.groups.put(GROUP);
    await world.groups.migrate(KEY, '-100777');
    await world.groups.migrate(KEY, '-100777');
    await world.groups.migrate({ ...KEY, chat: '-99' }, '-100999');
    expect(await world.groups.list()).toEqual([{ ...GROUP, chat: '-100777' }]);
  });

  it('a chat that was talked in already keeps the older history, also when told twice', async (world) => {
    const later = new Date(NOON.getTime() + 1000);
    await world.groups.put(GROUP);
    await world.groups.put({ ...GROUP, chat: '-100777', standing: 'denied', decidedBy: null });
    await world.conversations.ensure(aConversation({ id: uuid(13), address: aChat({ chat: '-42' }) }));
    await world.conversations.ensure(aConversation({ id: uuid(14), address: aChat({ chat: '-100777' }), createdAt: later }));
    for (const _ of [1, 2]) await world.groups.migrate(KEY, '-100777');
    expect(await world.groups.list()).toEqual([{ ...GROUP, chat: '-100777' }]);
    expect(present(await world.conversations.get(uuid(13))).address.chat).toBe('-100777');
    expect(present(await world.conversations.get(uuid(14))).address.chat).toBe('-42');
  });

  it('another account’s group of the same id stays where it is', async (world) => {
    await world.groups.put({ ...GROUP, account: 'bot2' });
    await world.conversations.ensure(aConversation({ id: uuid(13), address: aChat({ account: 'bot2', chat: '-42' }) }));
    await world.groups.migrate(KEY, '-100777');
    expect(await world.groups.get({ ...KEY, account: 'bot2' })).not.toBeNull();
    expect(present(await world.conversations.get(uuid(13))).address.chat).toBe('-42');
  });
}
