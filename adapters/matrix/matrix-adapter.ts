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
  /** What is noted about one of our accounts. */
  notesOf(userId: string): MatrixNotes;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface MatrixAdapter extends ChatAdapter {
  /** Gives the keys free; to be called when nothing is sent or taken in any more. */
  close(): void;
}

/** Logs in to the homeserver. Throws a RejectedError when it refuses the login for good, an UnreachableError when it can't be asked now. */
export async function connectMatrix(
  { cryptoFolder, cryptoKey, notesOf, clock, logger, ...login }: MatrixConnection,
  signal: AbortSignal,
): Promise<MatrixAdapter> {
  const { client, userId, deviceId } = await openMatrixSession(login, signal);
  const notes = notesOf(userId);
  const opened: OpenedCrypto =
    deviceId === null
      ? { crypto: null, problem: 'The access token of Matrix belongs to no device; log in with MATRIX_USER_ID and MATRIX_PASSWORD.' }
      : await openCrypto({ client, userId, deviceId, folder: cryptoFolder, key: cryptoKey, notes, logger }, signal);
  const { crypto } = opened;
  const rooms = makeRoomBook(client);
  const sender = makeRoomSender({ client, rooms, crypto });
  const problem = opened.crypto === null ? opened.problem : null;
  const deps = { client, userId, rooms, sender, crypto, problem, notes, clock, logger };
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
