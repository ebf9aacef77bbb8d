import type { ChatAdapter } from '../../domain/ports/chat-adapter.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import { listenToMatrix } from './listen.ts';
import { openMatrixSession } from './matrix-session.ts';
import type { MatrixLogin } from './matrix-session.ts';
import { makeMatrixTransport } from './matrix-transport.ts';
import { makeRoomBook } from './room-book.ts';

/** Logs in to the homeserver. Throws a RejectedError when it refuses the login for good, an UnreachableError when it can't be asked now. */
export async function connectMatrix(
  { clock, logger, ...login }: MatrixLogin & { readonly clock: Clock; readonly logger: Logger },
  signal: AbortSignal,
): Promise<ChatAdapter> {
  const { client, userId } = await openMatrixSession(login, signal);
  const rooms = makeRoomBook(client);
  const isEncrypted = async (roomId: string, until: AbortSignal): Promise<boolean> => (await rooms.get(roomId, until)).isEncrypted;
  return {
    channel: 'matrix',
    account: userId,
    transport: makeMatrixTransport({ client, userId, isEncrypted }),
    // The server takes each transaction id once, so nothing is ever left behind.
    orphans: null,
    listen: (session, until) => listenToMatrix({ client, userId, rooms, clock, logger }, session, until),
  };
}
