import { Client } from 'pg';
import { describe, expect, it } from 'vitest';

import { createTestDatabase } from './test-database.ts';

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

describe('a test database', () => {
  it('is migrated, empty and its own', async () => {
    const [one, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    const client = await connect(one.url);
    await client.query(`INSERT INTO login_codes SELECT 'x', id, now() FROM persons`);
    const { rows } = await client.query('SELECT count(*)::int AS persons FROM persons');
    expect(rows).toEqual([{ persons: 0 }]);
    expect(one.url).not.toBe(other.url);
    await client.end();
    await Promise.all([one.close(), other.close()]);
  });

  it('complains about a connection that was left open, and is dropped all the same', async () => {
    const database = await createTestDatabase();
    const forgotten = await connect(database.url);
    await forgotten.query('SELECT 42 AS answer');
    await expect(database.close()).rejects.toThrow(/left open: unnamed, last: SELECT 42/);
    await expect(connect(database.url)).rejects.toThrow(/does not exist/);
    await forgotten.end().catch(() => undefined);
  });
});
