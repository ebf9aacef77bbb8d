import type { ChatAdapter } from '../../domain/ports/chat-adapter.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import { listenToMatrix } from './listen.ts';
import type { MatrixNotes } from './matrix-notes.ts';
import { openMatrixSession } from './matrix-session.ts';
import type { MatrixLogin } from './matrix-session.ts';
import { makeMatrixTransport } from './matrix-transport.ts';
import { openCrypto } from './open-crypto.ts';
import type { OpenedCrypto } from './open-crypto.ts';
import { makeRoomBook } from './room-book.ts';
import { makeRoomSender } from './room-sender.ts';

export interface MatrixConnection extends MatrixLogin {
  /** Where the keys of our devices are kept. */
  readonly cryptoFolder: string;
  /** 32 bytes with which they are sealed; null: they are not. */
  readonly cryptoKey: Uint8Array | null;
  /** Of signing keys that the account has already; null: none was given. */
  readonly recoveryKey: string | null;
  /** Shows whoever runs the server something that is kept nowhere. */
  showOnce(text: string): void;
  /** What is noted about one of our accounts. */
  notesOf(userId: string): MatrixNotes;
  readonly clock: Clock;
  readonly logger: Logger;
}

const NO_DEVICE =
  'The access token of Matrix belongs to no device, so that encrypted rooms cannot be read: log in with MATRIX_USER_ID and MATRIX_PASSWORD.';

export interface MatrixAdapter extends ChatAdapter {
  /** Gives the keys free; to be called when nothing is sent or taken in any more. */
  close(): void;
}

/** Logs in to the homeserver. Throws a RejectedError when it refuses the login for good, an UnreachableError when it can't be asked now. */
export async function connectMatrix(
  { cryptoFolder, cryptoKey, recoveryKey, showOnce, notesOf, clock, logger, ...login }: MatrixConnection,
  signal: AbortSignal,
): Promise<MatrixAdapter> {
  const { client, userId, deviceId } = await openMatrixSession(login, signal);
  const notes = notesOf(userId);
  const password = login.login.kind === 'password' ? login.login.password : null;
  const place = { client, userId, folder: cryptoFolder, key: cryptoKey, notes, password, recoveryKey, showOnce, logger };
  const opened: OpenedCrypto = deviceId === null ? { crypto: null, advice: [NO_DEVICE] } : await openCrypto({ ...place, deviceId }, signal);
  const { crypto, advice } = opened;
  const rooms = makeRoomBook(client);
  const sender = makeRoomSender({ client, rooms, crypto });
  const deps = { client, userId, rooms, sender, crypto, advice, notes, clock, logger };
  return {
    channel: 'matrix',
    account: userId,
    transport: makeMatrixTransport({ client, userId, sender, crypto }),
    // The server takes each transaction id once, so nothing is ever left behind.
    orphans: null,
    listen: (session, until) => listenToMatrix(deps, session, until),
    close: () => crypto?.close(),
  };
}
