import { NotSentError, UnreachableError } from '../../domain/errors.ts';
import type * as Crypto from './crypto-wasm/stand-in.ts';
import { KEYS_QUERY } from './outgoing-keys.ts';
import type { OutgoingKeys } from './outgoing-keys.ts';
import type { EncryptedRoom, HistoryVisibility } from './room-crypto.ts';

export interface GiveRoomKeyDeps {
  readonly crypto: typeof Crypto;
  readonly machine: Crypto.OlmMachine;
  readonly outgoing: OutgoingKeys;
  /** Does what concerns all rooms one after another. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** Whom the history of a room is for, as the crypto counts them. */
const VISIBILITY: Readonly<Record<HistoryVisibility, 0 | 1 | 2 | 3>> = { invited: 0, joined: 1, shared: 2, world_readable: 3 };
const MICROSECONDS = 1_000n;

/** Gives the key of what is said next in a room to everybody who is to read it. Whatever goes wrong, nothing was said. */
export async function giveRoomKey(deps: GiveRoomKeyDeps, room: EncryptedRoom, signal: AbortSignal): Promise<void> {
  try {
    await give(deps, room, signal);
  } catch (cause) {
    if (cause instanceof UnreachableError) throw new NotSentError(cause.message, { cause });
    throw cause;
  }
}

async function give({ crypto, machine, outgoing, alone }: GiveRoomKeyDeps, room: EncryptedRoom, signal: AbortSignal): Promise<void> {
  const readers = room.readers.map((id) => new crypto.UserId(id));
  await alone(async () => {
    await machine.updateTrackedUsers(readers);
    await outgoing.tellAll(signal, KEYS_QUERY);
    const claim = await machine.getMissingSessions(readers);
    if (claim !== null) await outgoing.tell(claim, signal);
  });
  for (const request of await machine.shareRoomKey(new crypto.RoomId(room.roomId), readers, settingsOf(crypto, room))) {
    await outgoing.tell(request, signal);
  }
}

function settingsOf(crypto: typeof Crypto, room: EncryptedRoom): Crypto.EncryptionSettings {
  const settings = new crypto.EncryptionSettings();
  settings.rotationPeriod = BigInt(room.rotationMs) * MICROSECONDS;
  settings.rotationPeriodMessages = BigInt(room.rotationMessages);
  settings.historyVisibility = VISIBILITY[room.historyVisibility];
  return settings;
}
