import { Pool } from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { UnreachableError } from '../../domain/errors.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/postgres/test-database.ts';
import { makePostgresWorkerRegistry, type PostgresWorkerRegistry } from './worker-registry.ts';

let database: TestDatabase;
let pool: Pool;
let registry: PostgresWorkerRegistry;

beforeEach(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.url, max: 1 });
  registry = makePostgresWorkerRegistry({ url: database.url });
});

afterEach(async () => {
  await registry.close();
  await pool.end();
  await database.close();
});

async function dead(): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM dead_workers ORDER BY id');
  return rows.map(({ id }) => id);
}

/** What a kill -9 of the worker does to its connection. */
async function cut(): Promise<void> {
  await pool.query(
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'parley worker' AND datname = current_database()",
  );
}

/** As if the last beat had been so long ago. */
async function lastBeatWas(seconds: number): Promise<void> {
  await pool.query('UPDATE workers SET beat_at = clock_timestamp() - make_interval(secs => $1)', [seconds]);
}

const PATIENCE = { timeout: 10_000, interval: 50 };

it('a worker that holds its lock is alive, however long ago its last beat was', async () => {
  await registry.register('w1');
  expect(await registry.beat('w1')).toBe(true);
  await lastBeatWas(3600);
  // The database may be younger than five seconds, when nobody is dead: another worker that is dead shows that it is old enough.
  await pool.query("INSERT INTO workers VALUES ('dead', clock_timestamp() - interval '1 hour')");
  await vi.waitFor(async () => expect(await dead()).toEqual(['dead']), PATIENCE);
});

it('I4: a worker whose lock is free is dead a second after its last beat, and not before', async () => {
  await registry.register('w1');
  await lastBeatWas(3600);
  await cut();
  await vi.waitFor(async () => expect(await dead()).toEqual(['w1']), PATIENCE);
  await pool.query('UPDATE workers SET beat_at = clock_timestamp()');
  expect(await dead()).toEqual([]);
});

it('a worker that lost its lock is told at its next beat, and registers anew', async () => {
  await registry.register('w1');
  await cut();
  expect(await registry.beat('w1')).toBe(false);
  expect(await registry.beat('w1')).toBe(false);
  await registry.register('w1');
  expect(await registry.beat('w1')).toBe(true);
});

it('the database may still hold the lock for the broken connection: registering ends that one', async () => {
  await registry.register('w1');
  const again = makePostgresWorkerRegistry({ url: database.url });
  await again.register('w1');
  expect(await again.beat('w1')).toBe(true);
  expect(await registry.beat('w1')).toBe(false);
  await again.close();
});

it('a database that forgot the worker after its crash is told again', async () => {
  await registry.register('w1');
  await pool.query('TRUNCATE workers');
  expect(await registry.beat('w1')).toBe(false);
  await registry.register('w1');
  expect(await registry.beat('w1')).toBe(true);
});

it('who left is dead at once and may leave again', async () => {
  await registry.register('w1');
  await registry.leave('w1');
  await registry.leave('w1');
  await registry.leave('nobody');
  expect(await registry.beat('w1')).toBe(false);
  await vi.waitFor(async () => expect(await dead()).toEqual(['w1']), PATIENCE);
});

it('says that the database is away', async () => {
  const away = makePostgresWorkerRegistry({ url: 'postgresql://x:y@127.0.0.1:1/none' });
  await expect(away.register('w1')).rejects.toThrow(UnreachableError);
  expect(await away.beat('w1')).toBe(false);
});
