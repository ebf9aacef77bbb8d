import { z } from 'zod';

import type { MatrixClient } from './matrix-client.ts';
import { roomAudience } from './room-audience.ts';

/** What has to be known of a room to read its events and to write into it. */
export interface Room {
  readonly names: Map<string, string | null>;
  readonly joined: Set<string>;
  readonly invited: Set<string>;
  title: string | null;
  topic: string | null;
  joinRule: string | null;
  alias: string | null;
  isDirect: boolean;
  isEncrypted: boolean;
}

const StateEvent = z.object({
  type: z.string(),
  state_key: z.string().optional(),
  content: z.object({
    membership: z.string().optional(),
    displayname: z.string().nullish(),
    name: z.string().nullish(),
    topic: z.string().nullish(),
    join_rule: z.string().nullish(),
    alias: z.string().nullish(),
    is_direct: z.boolean().nullish(),
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
      const room = emptyRoom();
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
      for (const [roomId, room] of rooms) {
        const { joined, isEncrypted } = room;
        if (!isEncrypted && audienceOf(room) === 'private' && joined.size === 2 && joined.has(userId) && joined.has(ours)) return roomId;
      }
      return null;
    },
  };
}

function emptyRoom(): Room {
  const facts = { title: null, topic: null, joinRule: null, alias: null, isDirect: false, isEncrypted: false };
  return { names: new Map(), joined: new Set(), invited: new Set(), ...facts };
}

function apply(room: Room, event: unknown): void {
  const parsed = StateEvent.safeParse(event).data;
  if (parsed?.state_key === undefined) return;
  const { type, state_key: key, content } = parsed;
  // A room never stops being encrypted.
  if (type === 'm.room.encryption') room.isEncrypted = true;
  if (type === 'm.room.name') room.title = wordsOf(content.name);
  if (type === 'm.room.topic') room.topic = wordsOf(content.topic);
  if (type === 'm.room.join_rules') room.joinRule = content.join_rule ?? null;
  if (type === 'm.room.canonical_alias') room.alias = wordsOf(content.alias);
  if (type !== 'm.room.member') return;
  if (content.is_direct === true) room.isDirect = true;
  room.names.set(key, content.displayname ?? null);
  room.joined.delete(key);
  room.invited.delete(key);
  if (content.membership === 'join') room.joined.add(key);
  if (content.membership === 'invite') room.invited.add(key);
}

/** A name that was taken away is an empty one. */
function wordsOf(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/** Who is invited counts already. */
export function audienceOf(room: Room): 'private' | 'group' {
  return roomAudience({ ...room, members: room.joined.size + room.invited.size });
}
