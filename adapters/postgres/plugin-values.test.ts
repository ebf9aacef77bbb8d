import { Client } from 'pg';
import { expect, test } from 'vitest';

import type { Json } from '../../domain/plugins/contract.ts';
import { aPerson, uuid } from '../../domain/testing/fixtures.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { makePostgres } from './make-postgres.ts';

const ANNA = uuid(1);
const SPACES = [ANNA, null].map((personId) => ({ plugin: 'weather', personId }));
const NOTE = { space: { plugin: 'parley/', personId: null }, key: 'version' };

/** Ends the connection on which what a plugin keeps is being made over, as a kill does. */
async function kill(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
  );
  await client.end();
}

test('I1: who is killed in the middle of making over what a plugin keeps has changed nothing, and the next one begins anew', async () => {
  const database = await createTestDatabase();
  const { ports, close } = await makePostgres({ url: database.url, clock: makeSystemClock(), logger: makeRecordingLogger() });
  try {
    const { people, pluginValues: values } = ports;
    await people.add(aPerson({ id: ANNA }));
    for (const space of SPACES) await values.put(space, 'n', 1, null);
    const kept = async () => Promise.all(SPACES.map(async (space) => values.get(space, 'n')));
    let asked = 0;
    const space = async (_: unknown, old: ReadonlyMap<string, Json>): Promise<ReadonlyMap<string, Json>> => {
      asked += 1;
      // What the first space keeps is written already.
      if (asked === 2) await kill(database.url);
      return new Map([...old].map(([key, value]) => [key, [value]]));
    };
    const rewriting = { note: NOTE, next: (noted: Json | null) => (noted === null ? 2 : null), space };
    await expect(values.rewrite('weather', rewriting)).rejects.toThrow();
    expect([asked, await kept(), await values.get(NOTE.space, NOTE.key)]).toEqual([2, [1, 1], null]);
    await expect(values.rewrite('weather', rewriting)).resolves.toBe(true);
    expect([asked, await kept(), await values.get(NOTE.space, NOTE.key)]).toEqual([4, [[1], [1]], 2]);
  } finally {
    await close();
    await database.close();
  }
});
