import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import type { Lease } from '../ports/worker-registry.ts';
import { makeDomainWorld, settled } from '../testing/domain-world.ts';
import { RunAborted } from './run-aborted.ts';
import { RunningWork } from './running-work.ts';
import { LEASE_MS, startWorkerLife } from './worker-life.ts';
import type { WorkLoop } from './work-loop.ts';

/** A worker with one run `a` under way, and a database that behaves as it is told. */
async function bench() {
  const ports = makeDomainWorld();
  await ports.workers.register('w');
  const work = new RunningWork({ logger: ports.logger, name: 'jobs' });
  const aborted: string[] = [];
  const start = (id: string): void => {
    work.start(
      id,
      (signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted.push(`${id} ${signal.reason instanceof RunAborted ? signal.reason.why : '?'} at ${ports.clock.monotonic()}`);
            resolve();
          });
        }),
    );
  };
  start('a');
  const database: { is: 'there' | 'away' | 'hanging'; holds: (ids: readonly string[]) => readonly string[] } = {
    is: 'there',
    holds: (ids) => ids,
  };
  const ask = async <T>(answer: () => Promise<T> | T): Promise<T> => {
    if (database.is === 'away') throw new UnreachableError('away');
    if (database.is === 'hanging') return new Promise<never>(() => {});
    return answer();
  };
  const calls: string[] = [];
  const note = (what: string): void => void calls.push(`${what} at ${ports.clock.monotonic()}`);
  const workers: typeof ports.workers = {
    register: (id) => ask(() => (note('register'), ports.workers.register(id))),
    beat: (id) => ask(() => ports.workers.beat(id)),
    leave: (id) => ask(() => (note('leave'), ports.workers.leave(id))),
  };
  const loop: WorkLoop = {
    ids: () => work.ids(),
    abort: (ids, why) => work.abort(ids, why),
    renew: (renewing) => work.renew(renewing),
    stop: async () => {},
  };
  const renew = (lease: Lease, ids: readonly string[]) =>
    ask(() => (note(`renew ${ids.join()} for ${lease.milliseconds}`), database.holds(ids)));
  const life = startWorkerLife({ ...ports, workers }, 'w', [{ loop, renew }]);
  return { ports, work, start, aborted, database, calls, life };
}

describe('the life of a worker', () => {
  test('beats every second and renews its leases every five, for fifteen', async () => {
    const { ports, calls, life, aborted } = await bench();
    await ports.clock.advance(11_000);
    expect(calls).toEqual([`renew a for ${LEASE_MS} at 5000`, `renew a for ${LEASE_MS} at 10000`]);
    ports.killWorker('w');
    await expect(ports.workers.beat('w')).resolves.toBe(false);
    await life.stop();
    expect(aborted).toEqual([]);
  });

  test('I4: a lease that is lost aborts its run', async () => {
    const { ports, database, aborted, start, life } = await bench();
    start('b');
    database.holds = (ids) => ids.filter((id) => id === 'b');
    await ports.clock.advance(5_000);
    expect(aborted).toEqual(['a lost at 5000']);
    await life.stop();
  });

  test('a lock that is lost is taken again, and what is still held goes on', async () => {
    const { ports, calls, database, aborted, life } = await bench();
    await ports.clock.advance(1_500);
    ports.killWorker('w');
    await ports.clock.advance(1_000);
    expect(calls).toEqual(['register at 2000', `renew a for ${LEASE_MS} at 2000`]);
    expect(aborted).toEqual([]);
    ports.killWorker('w');
    database.holds = () => [];
    await ports.clock.advance(1_000);
    expect(aborted).toEqual(['a lost at 3000']);
    await life.stop();
  });

  test.each(['away', 'hanging'] as const)(
    'I4: when the database is %s for longer than the lease allows, what runs is aborted before it is over',
    async (is) => {
      const { ports, database, aborted, life } = await bench();
      await ports.clock.advance(6_000);
      database.is = is;
      await ports.clock.advance(9_900);
      expect(aborted).toEqual([]);
      await ports.clock.advance(100);
      // Renewed at 5 s, so the lease is over at 20 s.
      expect(aborted).toEqual(['a lost at 16000']);
      expect(ports.logger.of('worker.gave-up')).toHaveLength(1);
      database.is = 'there';
      await life.stop();
    },
  );

  test('when it is back in time, nothing is aborted', async () => {
    const { ports, database, aborted, calls, life } = await bench();
    await ports.clock.advance(5_500);
    database.is = 'hanging';
    await ports.clock.advance(8_000);
    database.is = 'there';
    await ports.clock.advance(20_000);
    expect(aborted).toEqual([]);
    expect(ports.logger.of('worker.beat-failed').length).toBeGreaterThan(0);
    expect(calls.length).toBeGreaterThan(3);
    await life.stop();
  });

  test('what is claimed after it gave up goes on once the leases can be renewed again', async () => {
    const { ports, database, aborted, start, life } = await bench();
    database.is = 'away';
    await ports.clock.advance(12_000);
    expect(aborted).toHaveLength(1);
    database.is = 'there';
    await ports.clock.advance(2_000);
    start('b');
    await ports.clock.advance(30_000);
    expect(aborted).toHaveLength(1);
    await life.stop();
  });

  test('ends at once, leaves in an orderly way, and leaves nothing behind', async () => {
    const { ports, calls, life } = await bench();
    await ports.clock.advance(500);
    await life.stop();
    expect(calls).toEqual(['leave at 500']);
    expect(ports.clock.sleepers).toBe(0);
  });

  test('a database that hangs or is away holds the end up for a second at most', async () => {
    for (const is of ['away', 'hanging'] as const) {
      const { ports, database, life } = await bench();
      database.is = is;
      await ports.clock.advance(1_500);
      let isStopped = false;
      const stopping = life.stop().then(() => (isStopped = true));
      await settled(ports);
      if (is === 'hanging') expect(isStopped).toBe(false);
      await ports.clock.advance(1_000);
      expect(isStopped).toBe(true);
      await stopping;
      expect(ports.logger.of('worker.leave-failed')).toHaveLength(1);
      expect(ports.clock.sleepers).toBe(0);
    }
  });
});
