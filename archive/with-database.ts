import path from 'node:path';

import { startEmbeddedServer, urlOfRunning } from '../adapters/postgres/embedded-server/start-embedded-server.ts';
import { lockDataFolder } from '../adapters/system/data-folder-lock.ts';
import { ConflictError } from '../domain/errors.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Logger } from '../domain/ports/logger.ts';

export interface DatabasePlace {
  /** Absolute. */
  readonly dataDir: string;
  /** Null: the embedded server of the data folder. */
  readonly databaseUrl: string | null;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Works with the address of Parley's database, also while Parley runs: its embedded server is then used as it is; otherwise it is
 * started for as long as the work takes.
 */
export async function withDatabase<T>(place: DatabasePlace, work: (url: string) => Promise<T>): Promise<T> {
  if (place.databaseUrl !== null) return work(place.databaseUrl);
  try {
    return await withDatabaseAlone(place, work);
  } catch (error) {
    const url = error instanceof ConflictError ? await urlOfRunning(path.join(place.dataDir, 'postgres')) : null;
    if (url === null) throw error;
    return work(url);
  }
}

/** The same, but throws a ConflictError while Parley runs on the data folder. */
export async function withDatabaseAlone<T>(place: DatabasePlace, work: (url: string) => Promise<T>): Promise<T> {
  if (place.databaseUrl !== null) return work(place.databaseUrl);
  await using stack = new AsyncDisposableStack();
  const lock = await lockDataFolder(place);
  stack.defer(() => lock.release());
  const server = await startEmbeddedServer({ ...place, isKeptUp: false });
  stack.defer(() => server.stop());
  return await work(server.url);
}
