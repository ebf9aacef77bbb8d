import { describe, expect } from 'vitest';
import { InvalidInputError, UnknownIdError } from '../../errors.ts';
import { aConversation, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, TALK, testIn, type MakeWorld } from './world.ts';

/** What every ConversationStore does. */
export function conversationStoreContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    keeping(make);
    listing(make);
  });
}

function keeping(make: MakeWorld): void {
  const it = testIn(make);
  const group = aConversation({
    id: uuid(12),
    address: { channel: 'telegram', account: 'bot:1', chat: '-100', thread: '45' },
    audience: 'group',
    title: 'Отдел',
    preferredMode: 'agent',
    preferredModel: 'anthropic/claude',
    projectId: uuid(20),
    verbosity: 2,
    contextStart: 3,
  });

  it('returns a conversation as it was added', async ({ conversations }) => {
    expect(await conversations.ensure(group)).toEqual(group);
    expect(await conversations.get(group.id)).toEqual(group);
    expect(await conversations.find(group.address)).toEqual(group);
    expect(await conversations.find({ ...group.address, thread: null })).toBeNull();
    for (const id of [uuid(99), '', 'nope', '💥']) expect(await conversations.get(id)).toBeNull();
  });

  it('an address has one conversation, also when many begin it at once', async ({ conversations }) => {
    const made = await Promise.all(Array.from({ length: 10 }, (_, n) => conversations.ensure({ ...group, id: uuid(50 + n) })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await conversations.ensure({ ...group, personId: BORIS })).toEqual(made[0]);
  });

  it('a thread is another conversation than the main line of its chat', async ({ conversations }) => {
    await conversations.ensure(group);
    const main = { ...group, id: uuid(13), address: { ...group.address, thread: null } };
    expect(await conversations.ensure(main)).toEqual(main);
  });

  it('changes the choices that are named and leaves the others', async ({ conversations }) => {
    await conversations.change(TALK, { title: 'План', preferredMode: 'chat', projectId: uuid(20) });
    await conversations.change(TALK, { preferredMode: null, contextStart: 7 });
    await conversations.change(TALK, { verbosity: 1 });
    await conversations.change(TALK, {});
    expect(await conversations.get(TALK)).toMatchObject({
      title: 'План',
      preferredMode: null,
      projectId: uuid(20),
      contextStart: 7,
      verbosity: 1,
    });
    await expect(conversations.change(uuid(99), { title: 'x' })).rejects.toThrow(UnknownIdError);
  });
}

function listing(make: MakeWorld): void {
  const it = testIn(make);

  it('lists those that the person began, newest first, page by page', async ({ conversations }) => {
    const at = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1000);
    for (const n of [1, 2, 3, 4, 5]) {
      await conversations.ensure(aConversation({ id: uuid(60 + n), personId: BORIS, createdAt: at(Math.floor(n / 2)) }));
    }
    const first = await conversations.listOf(BORIS, { limit: 2, after: null });
    expect(first.items.map(({ item }) => item.id)).toEqual([uuid(65), uuid(64)]);
    expect(first.hasMore).toBe(true);
    const rest = await conversations.listOf(BORIS, { limit: 3, after: first.items[1]?.cursor ?? '' });
    expect(rest.items.map(({ item }) => item.id)).toEqual([uuid(63), uuid(62), uuid(61)]);
    expect(rest.hasMore).toBe(false);
    expect(await conversations.listOf(uuid(98), { limit: 2, after: null })).toEqual({ items: [], hasMore: false });
  });

  it('refuses a cursor that is not one of its own', async ({ conversations }) => {
    for (const after of ['', 'nonsense', "'; --", '💥']) {
      await expect(conversations.listOf(ANNA, { limit: 2, after })).rejects.toThrow(InvalidInputError);
    }
  });
}
