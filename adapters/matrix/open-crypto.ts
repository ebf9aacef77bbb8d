import { join } from 'node:path';

import { RejectedError, UnreachableError } from '../../domain/errors.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import { crossSign } from './cross-signing.ts';
import { makeKeyCount } from './key-count.ts';
import { makeMachineCrypto } from './machine-crypto.ts';
import type { MatrixClient } from './matrix-client.ts';
import type { MatrixNotes } from './matrix-notes.ts';
import { makeOutgoingKeys } from './outgoing-keys.ts';
import type { RoomCrypto } from './room-crypto.ts';

export interface CryptoPlace {
  readonly client: MatrixClient;
  readonly userId: string;
  readonly deviceId: string;
  /** Where the keys of all devices are kept, each in a folder of its own. */
  readonly folder: string;
  readonly key: Uint8Array | null;
  readonly notes: MatrixNotes;
  /** With which the homeserver may want new signing keys confirmed; null: we have none. */
  readonly password: string | null;
  readonly recoveryKey: string | null;
  /** Shows whoever runs the server something that is kept nowhere. */
  showOnce(text: string): void;
  readonly logger: Logger;
}

/** What to do about keys that do not open. */
const SEALED = ' Set PARLEY_SECRET_KEY to what it was when they were made.';

/** Encryption, and what should be seen to; null: there is none, and that says why. */
export interface OpenedCrypto {
  readonly crypto: RoomCrypto | null;
  /** One sentence each, for whoever runs the server. */
  readonly advice: readonly string[];
}

/** Opens the keys of our device and makes it known. Throws an UnreachableError as long as another process uses them. */
export async function openCrypto(place: CryptoPlace, signal: AbortSignal): Promise<OpenedCrypto> {
  const { CryptoStoreError } = await import('./crypto-wasm/stand-in.ts');
  try {
    return await open(place, signal);
  } catch (cause) {
    if (cause instanceof UnreachableError || signal.aborted) throw cause;
    if (cause instanceof CryptoStoreError && cause.problem === 'locked') throw new UnreachableError(cause.message, { cause });
    place.logger.error('matrix.encryption-off', { cause });
    const isSealed = cause instanceof CryptoStoreError && cause.problem === 'wrong-key';
    return { crypto: null, advice: [`${cause instanceof Error ? cause.message : 'unknown'}${isSealed ? SEALED : ''}`] };
  }
}

async function open(place: CryptoPlace, signal: AbortSignal): Promise<OpenedCrypto> {
  const { client, userId, deviceId, key, notes, logger } = place;
  const crypto = await import('./crypto-wasm/stand-in.ts');
  const folder = join(place.folder, encodeURIComponent(deviceId));
  const onBroken = endWith(logger);
  const machine = await crypto.OlmMachine.open(new crypto.UserId(userId), new crypto.DeviceId(deviceId), { folder, key, onBroken });
  try {
    const { store } = machine;
    if (store === null) throw new RejectedError('The keys of Matrix have no place.');
    const counted = makeKeyCount({ notes, deviceId, folder, commits: store.commits });
    await counted.check();
    const outgoing = makeOutgoingKeys(client, machine);
    const opened = makeMachineCrypto({ crypto, machine, outgoing, count: counted.note, logger });
    await opened.announce(signal);
    const problem = await crossSign({ ...place, machine, outgoing }, signal);
    const device = `Its device is ${deviceId}, with the fingerprint ${opened.fingerprint.replace(/.{4}(?=.)/g, '$& ')}.`;
    logger.info('matrix.device', { userId, deviceId, fingerprint: opened.fingerprint });
    return { crypto: opened, advice: problem === null ? [] : [`${problem} ${device}`] };
  } catch (cause) {
    machine.close();
    throw cause;
  }
}

/** What could not be written must not be acted upon, and nobody knows what else hangs on it. */
function endWith(logger: Logger): (cause: unknown) => never {
  return (cause) => {
    logger.error('matrix.keys-not-written', { cause });
    process.stderr.write(
      'The Matrix keys could not be written, so that Parley ends before it says anything with them. Is the disk full?\n',
    );
    process.exit(1);
  };
}
