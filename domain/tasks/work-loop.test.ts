import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import { makeDomainWorld, settled as settledNow } from '../testing/domain-world.ts';
import type { DomainWorld } from '../testing/domain-world.ts';
import { RunAborted } from './run-aborted.ts';
import { startWorkLoop } from './work-loop.ts';

interface Job {
  readonly id: string;
}

/** Lets the loop claim all that it can: it looks for more a moment after each claim. */
async function settled(ports: DomainWorld): Promise<void> {
  for (let claim = 0; claim < 3; claim += 1) {
    await settledNow(ports);
    await ports.clock.advance(3);
  }
  await settledNow(ports);
}

/** Runs that end when told to (`finish`), or when they are aborted and have been let go (`releaseOnAbort`). */
function bench({ slots = 2, releaseOnAbort = true } = {}) {
  const ports: DomainWorld = makeDomainWorld();
  const queue: (Job | Error)[] = [];
  const running = new Map<string, { signal: AbortSignal; end: (cause?: unknown) => void }>();
  const started: string[] = [];
  let claims = 0;
  const loop = startWorkLoop<Job>(ports, {
    name: 'jobs',
    topic: 'work:tasks',
    slots,
    claim: async () => {
      claims += 1;
      const next = queue.shift() ?? null;
      if (next instanceof Error) throw next;
      return next;
    },
    idOf: ({ id }) => id,
    run: ({ id }, signal) =>
      new Promise<void>((resolve, reject) => {
        started.push(id);
        const entry = {
          signal,
          end: (cause?: unknown) => {
            if (running.get(id) === entry) running.delete(id);
            if (cause === undefined) resolve();
            else reject(cause);
          },
        };
        running.set(id, entry);
        if (releaseOnAbort) signal.addEventListener('abort', () => entry.end(), { once: true });
      }),
  });
  const add = async (...ids: readonly string[]): Promise<void> => {
    queue.push(...ids.map((id) => ({ id })));
    ports.doorbell.ring('work:tasks');
    await settled(ports);
  };
  const finish = async (id: string, cause?: unknown): Promise<void> => {
    running.get(id)?.end(cause);
    await settled(ports);
  };
  return { ports, queue, running, started, loop, add, finish, claims: () => claims };
}

describe('a work loop', () => {
  test('runs as many at once as it has slots, and the next when one is free', async () => {
    const { loop, add, started, finish } = bench({ slots: 2 });
    await add('a', 'b', 'c', 'd');
    expect([started, loop.ids()]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    await finish('a');
    expect(loop.ids()).toEqual(['b', 'c']);
    await finish('b');
    await finish('c');
    expect(started).toEqual(['a', 'b', 'c', 'd']);
    await loop.stop();
  });

  test('claims at once when it is rung, and by itself within 400 ms when no ring comes', async () => {
    const { ports, loop, queue, started, add } = bench();
    await add('a');
    expect(started).toEqual(['a']);
    queue.push({ id: 'b' });
    // Of the 400 ms since it looked last, 3 ms after its claim, 6 are over.
    await ports.clock.advance(393);
    expect(started).toEqual(['a']);
    await ports.clock.advance(1);
    expect(started).toEqual(['a', 'b']);
    await loop.stop();
  });

  test('runs what was claimed elsewhere in a slot that is kept for it, and gives that back when nothing comes', async () => {
    const { loop, add, started, finish, running } = bench({ slots: 2 });
    const [first, second] = [loop.room(), loop.room()];
    expect(loop.room()).toBeNull();
    await add('a');
    expect(started).toEqual([]);
    first?.leave();
    await add();
    expect(started).toEqual(['a']);
    second?.start({ id: 'b' });
    expect([started, loop.ids()]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    await finish('b');
    const late = loop.room();
    const stopping = loop.stop();
    late?.start({ id: 'c' });
    await stopping;
    expect([started.at(-1), running.size, loop.room()]).toEqual(['c', 0, null]);
  });

  test('asks for nothing while every slot is taken', async () => {
    const { ports, loop, add, claims } = bench({ slots: 1 });
    await add('a');
    const before = claims();
    ports.doorbell.ring('work:tasks');
    await ports.clock.advance(10_000);
    expect(claims()).toBe(before);
    await loop.stop();
  });

  test('goes on after a claim that failed, with a pause', async () => {
    const { ports, loop, queue, started } = bench();
    await settled(ports);
    queue.push(new UnreachableError('away'), new TypeError('oops'), { id: 'a' });
    ports.doorbell.ring('work:tasks');
    await ports.clock.advance(999);
    expect(started).toEqual([]);
    await ports.clock.advance(3_000);
    expect(started).toEqual(['a']);
    expect(ports.logger.of('jobs.claim-waits')).toHaveLength(1);
    expect(ports.logger.of('jobs.claim-failed')).toHaveLength(1);
    await loop.stop();
  });

  test('survives a run that rejects, and logs it', async () => {
    const { ports, loop, add, finish, started } = bench({ slots: 1 });
    await add('a', 'b');
    await finish('a', new Error('oops'));
    expect(started).toEqual(['a', 'b']);
    expect(ports.logger.of('jobs.run-failed')).toHaveLength(1);
    await loop.stop();
  });

  test('when it is stopped, aborts what runs, waits until it has let go, and takes nothing new', async () => {
    const { ports, loop, add, running, started, queue, finish } = bench({ releaseOnAbort: false });
    await add('a', 'b');
    queue.push({ id: 'c' });
    let isStopped = false;
    const stopping = loop.stop().then(() => (isStopped = true));
    await settled(ports);
    expect([...running.values()].map(({ signal }) => signal.reason)).toEqual([new RunAborted('shutdown'), new RunAborted('shutdown')]);
    await finish('a');
    expect(isStopped).toBe(false);
    await finish('b');
    await stopping;
    expect(started).toEqual(['a', 'b']);
    expect([ports.clock.sleepers, ports.doorbell.listeners('work:tasks')]).toEqual([0, 0]);
  });

  test('stops at once while it waits for work, for a slot, or out a failure', async () => {
    const waiting = bench();
    await settled(waiting.ports);
    await waiting.loop.stop();
    const full = bench({ slots: 1 });
    await full.add('a');
    await full.loop.stop();
    const failing = bench();
    failing.queue.push(new UnreachableError('away'));
    await settled(failing.ports);
    await failing.loop.stop();
    expect([waiting, full, failing].map(({ ports }) => ports.clock.sleepers)).toEqual([0, 0, 0]);
  });

  test('lets go also of what was claimed in the moment of the stop', async () => {
    const ports = makeDomainWorld();
    let give: (job: Job) => void = () => {};
    const reasons: unknown[] = [];
    const loop = startWorkLoop<Job>(ports, {
      name: 'jobs',
      topic: 'work:tasks',
      slots: 1,
      claim: () => new Promise((resolve) => (give = resolve)),
      idOf: ({ id }) => id,
      run: (_job, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            reasons.push(signal.reason);
            resolve();
          });
        }),
    });
    await settled(ports);
    const stopping = loop.stop();
    give({ id: 'late' });
    await stopping;
    expect(reasons).toEqual([new RunAborted('shutdown')]);
  });
});

describe('I4: leases', () => {
  test('what is no longer held is aborted, the rest goes on', async () => {
    const { loop, add, running } = bench({ releaseOnAbort: false });
    await add('a', 'b');
    await loop.renew(async (ids) => ids.filter((id) => id === 'b'));
    expect(running.get('a')?.signal.reason).toEqual(new RunAborted('lost'));
    expect(running.get('b')?.signal.aborted).toBe(false);
    expect(loop.ids()).toEqual(['b']);
    running.get('a')?.end();
    await Promise.all([loop.stop(), Promise.resolve().then(() => running.get('b')?.end())]);
  });

  test('nothing is asked when nothing runs', async () => {
    const { loop, ports } = bench();
    await settled(ports);
    await loop.renew(() => Promise.reject(new Error('asked')));
    await loop.stop();
  });

  test('what is claimed while a renewal is under way is not aborted, even under the id of what was lost', async () => {
    const { loop, add, running, finish } = bench({ slots: 3 });
    await add('a', 'b');
    let answer: (ids: readonly string[]) => void = () => {};
    const asked: (readonly string[])[] = [];
    const renewing = loop.renew((ids) => {
      asked.push(ids);
      return new Promise((resolve) => (answer = resolve));
    });
    await finish('a');
    await add('a', 'c');
    answer(['b']);
    await renewing;
    expect(asked).toEqual([['a', 'b']]);
    expect(loop.ids()).toEqual(['b', 'a', 'c']);
    expect([...running.values()].some(({ signal }) => signal.aborted)).toBe(false);
    await loop.stop();
  });

  test('as long as something that was lost has not let go, nothing is claimed', async () => {
    const { ports, loop, add, running, started, claims } = bench({ slots: 5, releaseOnAbort: false });
    await add('a');
    loop.abort(['a', 'never heard of'], 'lost');
    const [old, before] = [running.get('a'), claims()];
    expect(loop.ids()).toEqual([]);
    await add('a');
    await ports.clock.advance(10_000);
    expect([claims(), started]).toEqual([before, ['a']]);
    old?.end();
    await ports.clock.advance(1_000);
    expect(started).toEqual(['a', 'a']);
    expect(loop.ids()).toEqual(['a']);
    const stopping = loop.stop();
    running.get('a')?.end();
    await stopping;
  });

  test('an abort is final: a later one changes nothing', async () => {
    const { loop, add, running } = bench({ releaseOnAbort: false });
    await add('a');
    loop.abort(['a'], 'lost');
    const stopping = loop.stop();
    expect(running.get('a')?.signal.reason).toEqual(new RunAborted('lost'));
    running.get('a')?.end();
    await stopping;
  });
});
