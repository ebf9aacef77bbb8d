import { Pool } from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { aReservation, NOON, uuid } from '../../domain/testing/fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/postgres/test-database.ts';
import { makePostgresLedger } from './ledger.ts';
import { makePostgresWorkerRegistry, type PostgresWorkerRegistry } from './worker-registry.ts';

/** The database may be younger than five seconds, when nobody is dead. */
const PATIENCE = { timeout: 15_000, interval: 100 };

let database: TestDatabase;
let pool: Pool;
let registry: PostgresWorkerRegistry;
beforeEach(async () => {
  database = await createTestDatabase();
  pool = new Pool({ connectionString: database.url, max: 2 });
  registry = makePostgresWorkerRegistry({ url: database.url });
});
afterEach(async () => {
  await registry.close();
  await pool.end();
  await database.close();
});

it.each(['memory', 'plugin'] as const)(
  'I6: what work of the kind %s left reserved is settled as soon as its process is dead, and not before',
  async (kind) => {
    const ledger = makePostgresLedger(pool, registry.own);
    const survivor = makePostgresLedger(pool, () => null);
    const run = { kind, id: uuid(2999) } as const;
    await registry.register('w1');
    await ledger.reserve(aReservation({ id: uuid(31), run }));
    await survivor.reserve(aReservation({ id: uuid(32), run: { kind, id: uuid(2998) } }));
    await pool.query("UPDATE workers SET beat_at = clock_timestamp() - interval '1 minute'");
    expect(await survivor.settleLeft(NOON, 10)).toBe(0);
    // As a kill does.
    await registry.close();
    await vi.waitFor(async () => expect(await survivor.settleLeft(NOON, 10)).toBe(1), PATIENCE);
    expect(await survivor.spentBy(run)).toBe(1500);
    expect(await survivor.settleLeft(NOON, 10)).toBe(0);
  },
);
