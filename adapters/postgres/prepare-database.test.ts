import { createConnection, createServer } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { RejectedError, UnreachableError } from '../../domain/errors.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { MIGRATION_NAMES } from '../../migrations/names.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import type { TestDatabase } from '../../testing/postgres/test-database.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { migrate } from './migrate.ts';
import { prepareDatabase } from './prepare-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.close());

async function run(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function deps(url: string, signal: AbortSignal = new AbortController().signal) {
  return { url, clock: makeSystemClock(), logger: makeRecordingLogger(), signal };
}

const NOBODY_THERE = 'postgresql://x:y@127.0.0.1:1/none';

describe('migrating', () => {
  it('an empty database gets all tables, also when many processes start at once', async () => {
    await run('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await Promise.all([1, 2, 3].map(() => migrate(database.url)));
    expect(await run('SELECT name FROM migrations ORDER BY id')).toEqual(MIGRATION_NAMES.map((name) => ({ name })));
    expect(await run('SELECT count(*)::int AS persons FROM persons')).toEqual([{ persons: 0 }]);
  });

  it('a database that a newer Parley has migrated is refused in one sentence', async () => {
    await run(`INSERT INTO migrations (name, executed_at) VALUES ('9999-future', now())`);
    await expect(migrate(database.url)).rejects.toThrow(RejectedError);
    await expect(migrate(database.url)).rejects.toThrow(/newer Parley.*9999-future/);
    await run(`DELETE FROM migrations WHERE name = '9999-future'`);
  });

  it('says whether waiting helps', async () => {
    await expect(migrate(NOBODY_THERE)).rejects.toThrow(UnreachableError);
    const wrong = database.url.replace(/:[^:@/]+@/, ':wrong@');
    await expect(migrate(wrong)).rejects.toThrow(/refused the connection: password authentication failed/);
    const missing = new URL(database.url);
    missing.pathname = '/no_such_database';
    await expect(migrate(missing.href)).rejects.toThrow(RejectedError);
  });
});

describe('preparing', () => {
  it('waits for a database that is away until the signal ends it, and says so once', async () => {
    const stopping = new AbortController();
    const parts = deps(NOBODY_THERE, stopping.signal);
    const preparing = prepareDatabase(parts);
    await vi.waitFor(() => expect(parts.logger.entries.filter(({ event }) => event === 'database.waiting')).toHaveLength(1));
    stopping.abort(new Error('stopped by the test'));
    await expect(preparing).rejects.toThrow('stopped by the test');
  });

  it('goes on when the database comes back', async () => {
    let answers = false;
    const { port, searchParams } = new URL(database.url);
    const folder = searchParams.get('host');
    // Stands before the database and lets nobody through at first.
    const door = createServer((socket) => {
      if (!answers) return socket.destroy();
      const server = folder === null ? createConnection(Number(port)) : createConnection(`${folder}/.s.PGSQL.${port}`);
      socket.pipe(server).pipe(socket);
      socket.on('error', () => server.destroy());
      server.on('error', () => socket.destroy());
      return socket;
    });
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const address = door.address();
    const url = new URL(database.url);
    url.search = '';
    url.host = `127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
    const parts = deps(url.href);
    const preparing = prepareDatabase(parts);
    await vi.waitFor(() => expect(parts.logger.entries).toHaveLength(1));
    answers = true;
    await preparing;
    await new Promise((resolve) => door.close(resolve));
  });

  it('does not wait when the database refuses for good', async () => {
    await expect(prepareDatabase(deps(database.url.replace(/:[^:@/]+@/, ':wrong@')))).rejects.toThrow(RejectedError);
  });
});
