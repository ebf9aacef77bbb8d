import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { UnreachableError } from '../../domain/errors.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import type { TestDatabase } from '../../testing/postgres/test-database.ts';
import { makePool } from './pool.ts';
import type { DatabasePool } from './pool.ts';
import { transaction } from './transaction.ts';

let place: TestDatabase;
let pool: DatabasePool;

beforeEach(async () => {
  place = await createTestDatabase();
  pool = makePool({ url: place.url, size: 2, logger: makeRecordingLogger(), isDiskFull: () => false, answerDeadlineMs: 5_000 });
  await pool.query('CREATE TABLE things (name text)');
});

afterEach(async () => {
  await pool.end();
  await place.close();
});

const names = async (): Promise<string[]> => (await pool.query<{ name: string }>('SELECT name FROM things')).rows.map(({ name }) => name);

test('keeps all of its statements, or none when the work throws or returns null', async () => {
  await transaction(pool, (client) => client.query("INSERT INTO things VALUES ('kept')"));
  await transaction(pool, async (client) => {
    await client.query("INSERT INTO things VALUES ('taken back')");
    return null;
  });
  const broken = transaction(pool, async (client) => {
    await client.query("INSERT INTO things VALUES ('broken')");
    throw new Error('no');
  });
  await expect(broken).rejects.toThrow();
  expect(await names()).toEqual(['kept']);
});

test('a connection that is cut between two of its statements ends the transaction and nothing else', async () => {
  const cut = transaction(pool, async (client) => {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await client.query("INSERT INTO things VALUES ('lost')");
    const over = new Promise((resolve) => client.once('end', resolve));
    await terminate(rows[0]?.pid ?? 0);
    await over;
    return client.query("INSERT INTO things VALUES ('too late')");
  });
  await expect(cut).rejects.toThrow(UnreachableError);
  expect(await names()).toEqual([]);
});

async function terminate(pid: number): Promise<void> {
  const admin = new Client({ connectionString: place.url });
  await admin.connect();
  await admin.query('SELECT pg_terminate_backend($1)', [pid]);
  await admin.end();
}
