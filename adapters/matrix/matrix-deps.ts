import type { Clock } from '../../domain/ports/clock.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import type { MatrixClient } from './matrix-client.ts';
import type { MatrixNotes } from './matrix-notes.ts';
import type { RoomBook } from './room-book.ts';
import type { RoomCrypto } from './room-crypto.ts';
import type { RoomSender } from './room-sender.ts';

/** What the parts of one Matrix account share. */
export interface MatrixDeps {
  readonly client: MatrixClient;
  readonly userId: string;
  readonly rooms: RoomBook;
  readonly sender: RoomSender;
  /** Null: encrypted rooms cannot be read or answered. */
  readonly crypto: RoomCrypto | null;
  /** What should be seen to about encryption, one sentence each. */
  readonly advice: readonly string[];
  readonly notes: MatrixNotes;
  readonly clock: Clock;
  readonly logger: Logger;
}
