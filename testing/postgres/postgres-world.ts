import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

import { makePostgres } from '../../adapters/postgres/make-postgres.ts';
import { makeSystemClock } from '../../adapters/system/system-clock.ts';
import type { ContractWorld } from '../../domain/testing/contracts/world.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { createTestDatabase } from './test-database.ts';

const KILL = `
  SELECT pg_terminate_backend(pid, 5000) FROM pg_locks
  WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (classid::bigint << 32) | objid::bigint = worker_lock_key($1)`;

const PATIENCE_MS = 15_000;

/** All stores on an empty PostgreSQL database of their own. */
export async function makePostgresWorld(): Promise<ContractWorld> {
  const database = await createTestDatabase();
  const postgres = await makePostgres({ url: database.url, clock: makeSystemClock(), logger: makeRecordingLogger() });
  return {
    ...postgres.ports,
    workerDies: (workerId) => killWorker(database.url, workerId),
    close: async () => {
      await postgres.close();
      await database.close();
    },
  };
}

/** Cuts the worker's connection as a kill -9 does, and waits until everybody sees it. */
async function killWorker(url: string, workerId: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(KILL, [workerId]);
    for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; await sleep(50)) {
      const { rows } = await client.query('SELECT FROM dead_workers WHERE id = $1', [workerId]);
      if (rows.length > 0) return;
    }
    throw new Error(`Worker ${workerId} does not count as dead.`);
  } finally {
    await client.end();
  }
}
