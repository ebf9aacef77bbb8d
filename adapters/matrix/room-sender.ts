import { z } from 'zod';

import { NotSentError, RejectedError, UnreachableError } from '../../domain/errors.ts';
import { EncryptedFile } from './encrypted-file.ts';
import type { MatrixClient } from './matrix-client.ts';
import { encryptedRoomOf } from './room-book.ts';
import type { Room, RoomBook } from './room-book.ts';
import type { RoomCrypto } from './room-crypto.ts';

const Sent = z.object({ event_id: z.string() });

export interface RoomSenderDeps {
  readonly client: MatrixClient;
  readonly rooms: RoomBook;
  /** Null: there is no encryption here. */
  readonly crypto: RoomCrypto | null;
}

interface RoomFile {
  readonly name: string;
  readonly mime: string;
  readonly content: Uint8Array;
}

/**
 * The one way on which anything is said in a room. Into a room that is encrypted only ciphertext goes, and into one of which nobody knows
 * whether it is, nothing.
 */
export interface RoomSender {
  /** `transaction`: the server takes each one once. Returns the id of the event. */
  say(roomId: string, type: string, content: object, transaction: string, signal: AbortSignal): Promise<string>;
  /** Stores a file for a room; returns where it lies as the content of a message names it. */
  store(roomId: string, file: RoomFile, signal: AbortSignal): Promise<{ readonly url: string } | { readonly file: EncryptedFile }>;
}

export function makeRoomSender({ client, rooms, crypto }: RoomSenderDeps): RoomSender {
  const put = async (roomId: string, type: string, content: object, transaction: string, signal: AbortSignal): Promise<string> => {
    const path = `/v3/rooms/${encodeURIComponent(roomId)}/send/${encodeURIComponent(type)}/${encodeURIComponent(transaction)}`;
    return Sent.parse(await client.ask('PUT', path, { body: content, signal })).event_id;
  };
  return {
    async say(roomId, type, content, transaction, signal) {
      const room = await known(rooms, roomId, signal);
      if (!room.isEncrypted) return put(roomId, type, content, transaction, signal);
      const encrypted = await keysFor(crypto).encrypt(encryptedRoomOf(roomId, room), type, content, signal);
      return put(roomId, 'm.room.encrypted', encrypted, transaction, signal);
    },

    async store(roomId, { name, mime, content }, signal) {
      const room = await known(rooms, roomId, signal);
      if (!room.isEncrypted) return { url: await client.upload(content, mime, name, signal) };
      const made = keysFor(crypto).encryptFile(content);
      // Neither its name nor its kind is for the server.
      const url = await client.upload(made.content, 'application/octet-stream', 'file', signal);
      return { file: EncryptedFile.parse({ ...made.info, url }) };
    },
  };
}

/** Nothing was said yet when the room cannot be asked for. */
async function known(rooms: RoomBook, roomId: string, signal: AbortSignal): Promise<Room> {
  try {
    return await rooms.get(roomId, signal);
  } catch (cause) {
    if (cause instanceof UnreachableError) throw new NotSentError(cause.message, { cause });
    throw cause;
  }
}

function keysFor(crypto: RoomCrypto | null): RoomCrypto {
  if (crypto === null) throw new RejectedError('The room is encrypted, and there is no encryption here; see the health of Parley.');
  return crypto;
}
