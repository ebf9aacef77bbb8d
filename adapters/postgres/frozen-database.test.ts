import { expect, it, vi } from 'vitest';

import { UnreachableError } from '../../domain/errors.ts';
import { aPerson, uuid } from '../../domain/testing/fixtures.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { startFreezableProxy } from '../../testing/postgres/freezable-proxy.ts';
import { createTestDatabase } from '../../testing/postgres/test-database.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { makePostgres } from './make-postgres.ts';

it('a database that falls silent hangs nobody: callers are told, and all goes on when it is back', async () => {
  const database = await createTestDatabase();
  const proxy = await startFreezableProxy(database.url);
  const deps = { clock: makeSystemClock(), logger: makeRecordingLogger() };
  const postgres = await makePostgres({ ...deps, url: proxy.url, answerDeadlineMs: 1_000 });
  const { people, workers, doorbell } = postgres.ports;
  await people.add(aPerson());
  await workers.register('w1');

  proxy.freeze();
  const asked = people.get(uuid(1));
  await Promise.all([
    expect(asked).rejects.toThrow(UnreachableError),
    expect(workers.beat('w1')).resolves.toBe(false),
    expect(postgres.isReachable()).resolves.toBe(false),
  ]);

  proxy.thaw();
  let rings = 0;
  doorbell.listen('access', () => (rings += 1));
  await vi.waitFor(async () => expect(await people.get(uuid(1))).toEqual(aPerson()), { timeout: 5_000 });
  await workers.register('w1');
  expect(await workers.beat('w1')).toBe(true);
  // The doorbell's connection was cut as well: it says so to whoever listens.
  await vi.waitFor(() => expect(rings).toBeGreaterThan(0), { timeout: 5_000 });
  await postgres.close();
  await proxy.close();
  await database.close();
});

it('closes within seconds while the database is silent', async () => {
  const database = await createTestDatabase();
  const proxy = await startFreezableProxy(database.url);
  const deps = { clock: makeSystemClock(), logger: makeRecordingLogger() };
  const postgres = await makePostgres({ ...deps, url: proxy.url });
  await postgres.ports.people.add(aPerson());
  await postgres.ports.workers.register('w1');
  proxy.freeze();
  postgres.ports.doorbell.ring('access');
  const began = performance.now();
  await postgres.close();
  expect(performance.now() - began).toBeLessThan(4_000);
  await proxy.close();
  await database.close();
});
