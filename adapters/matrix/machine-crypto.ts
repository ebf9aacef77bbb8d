import { z } from 'zod';

import { ParleyError, RejectedError } from '../../domain/errors.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import type * as Crypto from './crypto-wasm/stand-in.ts';
import { giveRoomKey } from './give-room-key.ts';
import { makeTurns } from './in-turn.ts';
import { KEYS_QUERY } from './outgoing-keys.ts';
import type { OutgoingKeys } from './outgoing-keys.ts';
import type { RoomCrypto } from './room-crypto.ts';

export interface MachineCryptoDeps {
  readonly crypto: typeof Crypto;
  readonly machine: Crypto.OlmMachine;
  readonly outgoing: OutgoingKeys;
  /** Notes how often our keys have changed; what was encrypted leaves only after that. */
  count(): Promise<void>;
  readonly logger: Logger;
}

/** Next to rooms, whose names begin with `!`. */
const EVERYBODY = '';

const Clear = z.object({ type: z.string(), content: z.record(z.string(), z.unknown()) });
const JsonObject = z.record(z.string(), z.unknown());

/** Encrypts and decrypts with the keys of one device. */
export function makeMachineCrypto(deps: MachineCryptoDeps): RoomCrypto {
  const { crypto, machine, outgoing } = deps;
  const inTurn = makeTurns();
  const alone = <T>(work: () => Promise<T>): Promise<T> => inTurn(EVERYBODY, work);
  return {
    fingerprint: machine.identityKeys.ed25519.toBase64(),
    takeIn: (news, signal) => alone(() => takeIn(deps, news, signal)),
    encrypt: (room, type, content, signal) =>
      inTurn(room.roomId, async () => {
        await giveRoomKey({ ...deps, alone }, room, signal);
        const encrypted = await machine.encryptRoomEvent(new crypto.RoomId(room.roomId), type, JSON.stringify(content));
        await deps.count();
        return JsonObject.parse(JSON.parse(encrypted));
      }),
    meet: (users) => machine.updateTrackedUsers(users.map((id) => new crypto.UserId(id))),
    announce: (signal) => alone(() => outgoing.tellAll(signal)),
    decrypt: (roomId, event) => decrypt(deps, roomId, event),
    encryptFile(content) {
      const { encryptedData, mediaEncryptionInfo } = crypto.Attachment.encrypt(content);
      return { content: encryptedData, info: JsonObject.parse(JSON.parse(mediaEncryptionInfo)) };
    },
    decryptFile(content, file) {
      try {
        return crypto.Attachment.decrypt(new crypto.EncryptedAttachment(content, JSON.stringify(file)));
      } catch (cause) {
        throw new RejectedError('The file is not the one that was sent.', { cause });
      }
    },
    close: () => machine.close(),
  };
}

async function takeIn(deps: MachineCryptoDeps, news: Parameters<RoomCrypto['takeIn']>[0], signal: AbortSignal): Promise<void> {
  const { crypto, machine } = deps;
  const usersOf = (ids: readonly string[]): Crypto.UserId[] => ids.map((id) => new crypto.UserId(id));
  // Who sent something is asked for first: the crypto would wait for it.
  await tellInTheEnd(deps, signal, KEYS_QUERY);
  const lists = new crypto.DeviceLists(usersOf(news.device_lists.changed), usersOf(news.device_lists.left));
  const events = JSON.stringify(news.to_device.events);
  await machine.receiveSyncChanges(events, lists, news.device_one_time_keys_count, news.device_unused_fallback_key_types);
  await tellInTheEnd(deps, signal);
}

/** What cannot be told now waits and is told with the next sync. */
async function tellInTheEnd({ outgoing, logger }: MachineCryptoDeps, signal: AbortSignal, only?: number): Promise<void> {
  try {
    await outgoing.tellAll(signal, only);
  } catch (cause) {
    if (signal.aborted || !(cause instanceof ParleyError)) throw cause;
    logger.warn('matrix.keys-not-told', { cause });
  }
}

async function decrypt({ crypto, machine }: MachineCryptoDeps, roomId: string, event: object): ReturnType<RoomCrypto['decrypt']> {
  try {
    const { event: json } = await machine.decryptRoomEvent(JSON.stringify(event), new crypto.RoomId(roomId));
    return { kind: 'clear', event: { ...event, ...Clear.parse(JSON.parse(json)) } };
  } catch (cause) {
    if (cause instanceof crypto.DecryptionError && cause.isKeyMissing) return { kind: 'waiting' };
    return { kind: 'unreadable', why: cause instanceof Error ? cause.message : 'unknown' };
  }
}
