import { z } from 'zod';

import type { EncryptedFile } from './encrypted-file.ts';

/** What a sync says about keys. */
export const KeyNews = z.object({
  to_device: z.object({ events: z.array(z.unknown()).default([]) }).prefault({}),
  device_lists: z.object({ changed: z.array(z.string()).default([]), left: z.array(z.string()).default([]) }).prefault({}),
  device_one_time_keys_count: z.record(z.string(), z.number()).default({}),
  /** Absent: the server knows no such keys. */
  device_unused_fallback_key_types: z.array(z.string()).optional(),
});

export type KeyNews = z.infer<typeof KeyNews>;

/** A room that is encrypted: who reads along, and how often its keys change. */
export interface EncryptedRoom {
  readonly roomId: string;
  /** Who gets the key of what is said from now on. */
  readonly readers: readonly string[];
  /** In milliseconds. */
  readonly rotationMs: number;
  readonly rotationMessages: number;
  readonly historyVisibility: HistoryVisibility;
}

export type HistoryVisibility = 'invited' | 'joined' | 'shared' | 'world_readable';

export type Decrypted =
  | { readonly kind: 'clear'; readonly event: unknown }
  /** It can be read when its key comes. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** The keys of our device, and what is done with them. What a call has changed is on disk when it returns. */
export interface RoomCrypto {
  /** By which people recognise our device: its Ed25519 key. */
  readonly fingerprint: string;
  /** Takes in what a sync says about keys; to be called before its events are read and before its token is kept. Throws only for the signal. */
  takeIn(news: KeyNews, signal: AbortSignal): Promise<void>;
  /** The content of an `m.room.encrypted`, whose key was given to everybody who is to read it. Throws when anybody could not be asked for theirs. */
  encrypt(room: EncryptedRoom, type: string, content: object, signal: AbortSignal): Promise<object>;
  /** Follows the devices of whoever is in an encrypted room, so that nobody has to be waited for when there is something to say. */
  meet(users: readonly string[]): Promise<void>;
  /** Makes our device known, and does what else waits. */
  announce(signal: AbortSignal): Promise<void>;
  decrypt(roomId: string, event: object): Promise<Decrypted>;
  /** `info`: what opens it, without where it lies. */
  encryptFile(content: Uint8Array): { readonly content: Uint8Array; readonly info: object };
  /** Throws a RejectedError when it is not what was sent. */
  decryptFile(content: Uint8Array, file: EncryptedFile): Uint8Array;
  close(): void;
}
