import type { PoolClient } from 'pg';

import type { Group, GroupKey } from '../../domain/access/group.ts';
import { addressKey } from '../../domain/messaging/address.ts';
import type { GroupStore } from '../../domain/ports/group-store.ts';
import type { Database } from './database.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';
import { transaction } from './transaction.ts';

interface Place {
  readonly id: string;
  readonly chat: string;
  readonly thread: string | null;
  readonly createdAt: Date;
}

interface Move {
  readonly id: string;
  readonly chat: string;
  readonly thread: string | null;
}

/**
 * Which conversations change their chat. Where both chats have one, the older one goes on in the new chat, for it holds the history, and the
 * younger one takes its place; so moving a second time moves nothing.
 */
function movesOf(places: readonly Place[], fromChat: string, toChat: string): readonly Move[] {
  return places.flatMap((old) => {
    if (old.chat !== fromChat) return [];
    const other = places.find(({ chat, thread }) => chat === toChat && thread === old.thread);
    if (other === undefined) return [{ ...old, chat: toChat }];
    if (other.createdAt <= old.createdAt) return [];
    return [
      { ...other, chat: fromChat },
      { ...old, chat: toChat },
    ];
  });
}

async function migrate(client: PoolClient, from: GroupKey, toChat: string): Promise<true> {
  const { channel, account, chat } = from;
  const conversations = statement<Place & { [column: string]: unknown }>(client, 'group-conversations');
  const move = statement(client, 'conversation-move');
  const moves = movesOf(await conversations(channel, account, chat, toChat), chat, toChat);
  // By way of keys that no address has: two that change places would have the same one for a moment.
  for (const { id, chat: newChat } of moves) await move(id, newChat, `moving:${id}`);
  for (const { id, ...place } of moves)
    await move(id, place.chat, addressKey({ channel, account, chat: place.chat, thread: place.thread }));
  await statement(client, 'group-move')(channel, account, chat, toChat);
  await statement(client, 'group-move-texts')(channel, account, chat, toChat);
  await statement(client, 'fact-supersede')('group', null, channel, account, toChat, null, null);
  return true;
}

/** Groups and their guests, in PostgreSQL. */
export function makePostgresGroupStore({ pool }: Database): GroupStore {
  const get = statement<Group>(pool, 'group-get');
  const list = statement<Group>(pool, 'group-list');
  const put = statement(pool, 'group-put');
  const guest = statement(pool, 'group-guest');
  const addGuest = statement(pool, 'group-add-guest');
  const removeGuest = statement(pool, 'group-remove-guest');
  return {
    get: async ({ channel, account, chat }) => (await get(channel, account, chat))[0] ?? null,
    put: async ({ channel, account, chat, title, standing, observes, decidedBy }) => {
      await put(channel, account, chat, title, standing, observes, decidedBy);
    },
    list: () => list(),
    isGuest: async ({ channel, account, chat }, personId) => (await guest(channel, account, chat, rowId(personId))).length > 0,
    setGuest: async ({ channel, account, chat }, personId, isGuest) => {
      await (isGuest ? addGuest : removeGuest)(channel, account, chat, personId);
    },
    migrate: async (from, toChat) => {
      if (from.chat !== toChat) await transaction(pool, (client) => migrate(client, from, toChat));
    },
  };
}
