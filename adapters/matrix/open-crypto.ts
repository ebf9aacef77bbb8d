import { join } from 'node:path';

import { RejectedError, UnreachableError } from '../../domain/errors.ts';
import type { Logger } from '../../domain/ports/logger.ts';
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
  readonly logger: Logger;
}

/** What to do about keys that do not open. */
const SEALED = ' Set PARLEY_SECRET_KEY to what it was when they were made.';

/** Encryption, or the sentence that says why there is none. */
export type OpenedCrypto = { readonly crypto: RoomCrypto } | { readonly crypto: null; readonly problem: string };

/** Opens the keys of our device and makes it known. Throws an UnreachableError as long as another process uses them. */
export async function openCrypto(place: CryptoPlace, signal: AbortSignal): Promise<OpenedCrypto> {
  const { CryptoStoreError } = await import('./crypto-wasm/stand-in.ts');
  try {
    const crypto = await open(place);
    await crypto.announce(signal);
    return { crypto };
  } catch (cause) {
    if (cause instanceof UnreachableError || signal.aborted) throw cause;
    if (cause instanceof CryptoStoreError && cause.problem === 'locked') throw new UnreachableError(cause.message, { cause });
    place.logger.error('matrix.encryption-off', { cause });
    const isSealed = cause instanceof CryptoStoreError && cause.problem === 'wrong-key';
    return { crypto: null, problem: `${cause instanceof Error ? cause.message : 'unknown'}${isSealed ? SEALED : ''}` };
  }
}

async function open({ client, userId, deviceId, folder: all, key, notes, logger }: CryptoPlace): Promise<RoomCrypto> {
  const crypto = await import('./crypto-wasm/stand-in.ts');
  const folder = join(all, encodeURIComponent(deviceId));
  const machine = await crypto.OlmMachine.open(new crypto.UserId(userId), new crypto.DeviceId(deviceId), {
    folder,
    key,
    onBroken: endWith(logger),
  });
  try {
    const { store } = machine;
    if (store === null) throw new RejectedError('The keys of Matrix have no place.');
    const counted = makeKeyCount({ notes, deviceId, folder, commits: store.commits });
    await counted.check();
    return makeMachineCrypto({ crypto, machine, outgoing: makeOutgoingKeys(client, machine), count: counted.note, logger });
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
