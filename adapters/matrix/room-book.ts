import { z } from 'zod';

import type { MatrixClient } from './matrix-client.ts';

/** What has to be known of a room to read its events and to write into it. */
export interface Room {
  readonly names: Map<string, string | null>;
  readonly joined: Set<string>;
  readonly invited: Set<string>;
  title: string | null;
  isEncrypted: boolean;
}

const StateEvent = z.object({
  type: z.string(),
  state_key: z.string().optional(),
  content: z.object({
    membership: z.string().optional(),
    displayname: z.string().nullish(),
    name: z.string().optional(),
    algorithm: z.string().optional(),
  }),
});

const State = z.array(z.unknown());

export interface RoomBook {
  /** The room as it is now; asks the server the first time. */
  get(roomId: string, signal: AbortSignal): Promise<Room>;
  /** Takes note of an event that may change a room that is known. */
  note(roomId: string, event: unknown): void;
  forget(roomId: string): void;
  /** A room that is not encrypted, where that person and we are alone; null: none is known. */
  privateRoomWith(userId: string, ours: string): string | null;
}

/** Keeps the state of rooms as the stream tells it. */
export function makeRoomBook(client: MatrixClient): RoomBook {
  const rooms = new Map<string, Room>();
  return {
    async get(roomId, signal) {
      const known = rooms.get(roomId);
      if (known !== undefined) return known;
      const room: Room = { names: new Map(), joined: new Set(), invited: new Set(), title: null, isEncrypted: false };
      for (const event of State.parse(await client.ask('GET', `/v3/rooms/${encodeURIComponent(roomId)}/state`, { signal }))) {
        apply(room, event);
      }
      rooms.set(roomId, room);
      return room;
    },
    note(roomId, event) {
      const room = rooms.get(roomId);
      if (room !== undefined) apply(room, event);
    },
    forget: (roomId) => rooms.delete(roomId),
    privateRoomWith(userId, ours) {
      for (const [roomId, { joined, isEncrypted }] of rooms) {
        if (!isEncrypted && joined.size === 2 && joined.has(userId) && joined.has(ours)) return roomId;
      }
      return null;
    },
  };
}

function apply(room: Room, event: unknown): void {
  const parsed = StateEvent.safeParse(event).data;
  if (parsed?.state_key === undefined) return;
  const { type, state_key: key, content } = parsed;
  // A room never stops being encrypted.
  if (type === 'm.room.encryption') room.isEncrypted = true;
  if (type === 'm.room.name') room.title = content.name ?? null;
  if (type !== 'm.room.member') return;
  room.names.set(key, content.displayname ?? null);
  room.joined.delete(key);
  room.invited.delete(key);
  if (content.membership === 'join') room.joined.add(key);
  if (content.membership === 'invite') room.invited.add(key);
}

/** Two people are a private chat, whoever else may be on the way out; who is invited counts already. */
export function audienceOf(room: Room): 'private' | 'group' {
  return room.joined.size + room.invited.size <= 2 ? 'private' : 'group';
}
