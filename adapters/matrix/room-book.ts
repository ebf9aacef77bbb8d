import { z } from 'zod';

import type { MatrixClient } from './matrix-client.ts';
import { roomAudience } from './room-audience.ts';
import type { EncryptedRoom, HistoryVisibility } from './room-crypto.ts';

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
  /** How long a key of the room is used, when it is encrypted; in milliseconds. */
  rotationMs: number;
  rotationMessages: number;
  historyVisibility: HistoryVisibility;
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
    rotation_period_ms: z.number().optional().catch(undefined),
    rotation_period_msgs: z.number().optional().catch(undefined),
    history_visibility: z.enum(['invited', 'joined', 'shared', 'world_readable']).optional().catch(undefined),
  }),
});

const State = z.array(z.unknown());

/** Matrix's own, for rooms that say nothing. */
const WEEK_MS = 604_800_000;
/** A room that asks for a new key all the time would get nothing said. */
const SHORTEST_ROTATION_MS = 60_000;

export interface RoomBook {
  /** The room as it is now; asks the server the first time. */
  get(roomId: string, signal: AbortSignal): Promise<Room>;
  /** Takes note of an event that may change a room that is known. */
  note(roomId: string, event: unknown): void;
  /** Takes note of the encryption of a room, also of one that is not known yet. */
  noteEncryption(roomId: string, event: unknown): void;
  forget(roomId: string): void;
  /** The stream has broken off: what is known may be old, and is asked for again. */
  doubtAll(): void;
  /** A room that is not encrypted, where that person and we are alone; null: none is known. */
  privateRoomWith(userId: string, ours: string): string | null;
}

/** Keeps the state of rooms as the stream tells it. */
export function makeRoomBook(client: MatrixClient): RoomBook {
  const rooms = new Map<string, Room>();
  /** Once encrypted, for ever: also when an older state is still on its way to us. */
  const encrypted = new Set<string>();
  return {
    async get(roomId, signal) {
      const known = rooms.get(roomId);
      if (known !== undefined) return known;
      const room = emptyRoom();
      for (const event of State.parse(await client.ask('GET', `/v3/rooms/${encodeURIComponent(roomId)}/state`, { signal }))) {
        apply(room, event);
      }
      if (room.isEncrypted) encrypted.add(roomId);
      room.isEncrypted = encrypted.has(roomId);
      rooms.set(roomId, room);
      return room;
    },
    note(roomId, event) {
      const room = rooms.get(roomId);
      if (room !== undefined) apply(room, event);
    },
    noteEncryption(roomId, event) {
      const parsed = StateEvent.safeParse(event).data;
      if (parsed?.type !== 'm.room.encryption' || parsed.state_key === undefined) return;
      encrypted.add(roomId);
      const room = rooms.get(roomId);
      if (room !== undefined) apply(room, event);
    },
    forget: (roomId) => rooms.delete(roomId),
    doubtAll: () => rooms.clear(),
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
  const keys = { rotationMs: WEEK_MS, rotationMessages: 100, historyVisibility: 'shared' as const };
  return { names: new Map(), joined: new Set(), invited: new Set(), ...facts, ...keys };
}

function apply(room: Room, event: unknown): void {
  const parsed = StateEvent.safeParse(event).data;
  if (parsed?.state_key === undefined) return;
  const { type, state_key: key, content } = parsed;
  if (type === 'm.room.encryption') applyEncryption(room, content);
  if (type === 'm.room.history_visibility') room.historyVisibility = content.history_visibility ?? 'shared';
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

/** A room never stops being encrypted. */
function applyEncryption(room: Room, content: z.infer<typeof StateEvent>['content']): void {
  room.isEncrypted = true;
  room.rotationMs = Math.max(content.rotation_period_ms ?? WEEK_MS, SHORTEST_ROTATION_MS);
  room.rotationMessages = Math.max(content.rotation_period_msgs ?? 100, 1);
}

/** For whom and how is encrypted in that room. Those who are invited read along where its history is for them. */
export function encryptedRoomOf(roomId: string, { joined, invited, rotationMs, rotationMessages, historyVisibility }: Room): EncryptedRoom {
  const readers = historyVisibility === 'joined' ? [...joined] : [...joined, ...invited];
  return { roomId, readers, rotationMs, rotationMessages, historyVisibility };
}

/** A name that was taken away is an empty one. */
function wordsOf(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/** Who is invited counts already. */
export function audienceOf(room: Room): 'private' | 'group' {
  return roomAudience({ ...room, members: room.joined.size + room.invited.size });
}
