import type { Clock } from '../../domain/ports/clock.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import type { MatrixClient } from './matrix-client.ts';
import type { RoomBook } from './room-book.ts';

/** What the parts of one Matrix account share. */
export interface MatrixDeps {
  readonly client: MatrixClient;
  readonly userId: string;
  readonly rooms: RoomBook;
  readonly clock: Clock;
  readonly logger: Logger;
}
