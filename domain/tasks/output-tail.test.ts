import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import { lease, present } from '../testing/contracts/world.ts';
import { furnish, makeDomainWorld, settled } from '../testing/domain-world.ts';
import type { DomainWorld } from '../testing/domain-world.ts';
import { aTask } from '../testing/fixtures.ts';
import { makeOutputTails } from './output-tail.ts';
import type { OutputTails } from './output-tail.ts';

const ID = 'abc234';

/** A running task whose lines another process stores, and a log whose reads are counted and may be made to fail. */
async function bench() {
  const ports: DomainWorld = await furnish(makeDomainWorld());
  await ports.tasks.add(aTask());
  const { fence } = present(await ports.taskQueue.claim(lease('w'), ports.clock.now()));
  const log = { reads: [] as number[], error: null as Error | null };
  const output: typeof ports.output = {
    ...ports.output,
    onStored: () => () => undefined,
    last: async (id) => {
      if (log.error !== null) throw log.error;
      return ports.output.last(id);
    },
    read: async (id, after, limit) => {
      log.reads.push(after);
      if (log.error !== null) throw log.error;
      return ports.output.read(id, after, limit);
    },
  };
  let written = 0;
  const write = async (count: number, { ring = true } = {}): Promise<void> => {
    const at = ports.clock.now();
    await ports.output.append(
      ID,
      fence,
      Array.from({ length: count }, () => ({ at, kind: 'text', text: `line ${++written}` })),
    );
    if (ring) ports.doorbell.ring(`output:${ID}`);
    await settled(ports);
  };
  const end = async (): Promise<void> => {
    const ending = { state: 'succeeded', reason: null, result: null, at: ports.clock.now() } as const;
    await ports.taskQueue.finish(ID, fence, ending, { line: 'over', notice: 'over' });
    ports.doorbell.ring(`task:${ID}`, `output:${ID}`);
    await settled(ports);
  };
  return { ports, log, write, end, tails: makeOutputTails({ ...ports, output }) };
}

interface Follower {
  readonly seen: number[];
  readonly batches: number[];
  readonly until: AbortController;
  readonly ended: Promise<unknown>;
}

/** Follows; `pause` is awaited with each batch, so that a follower can be slow. */
function follow(tails: OutputTails, after: number, pause: () => Promise<void> = async () => {}, id = ID): Follower {
  const until = new AbortController();
  const follower = { seen: [] as number[], batches: [] as number[], until };
  const ended = (async () => {
    for await (const batch of tails.follow(id, after, until.signal)) {
      follower.batches.push(batch.length);
      follower.seen.push(...batch.map(({ number }) => number));
      await pause();
    }
    return 'quietly';
  })().catch((cause: unknown) => cause);
  return { ...follower, ended };
}

function upTo(last: number, from = 1): number[] {
  return Array.from({ length: last - from + 1 }, (_, index) => from + index);
}

describe('I5: following the output of a task', () => {
  test('gives what was there, then what comes, and ends when the task has and all is given', async () => {
    const { ports, tails, write, end } = await bench();
    await write(3);
    const follower = follow(tails, 1);
    await settled(ports);
    expect(follower.seen).toEqual([2, 3]);
    await write(2);
    expect(follower.seen).toEqual([2, 3, 4, 5]);
    await end();
    await expect(follower.ended).resolves.toBe('quietly');
    expect(follower.seen).toEqual([2, 3, 4, 5, 6]);
    expect([ports.clock.sleepers, ports.doorbell.listeners(`output:${ID}`)]).toEqual([0, 0]);
  });

  test('gives a task that has ended whole, from any number, and nothing to who has all of it', async () => {
    const { tails, write, end } = await bench();
    await write(1_200);
    await end();
    const followers = [0, 700, 1_201, 5_000].map((after) => follow(tails, after));
    await Promise.all(followers.map(({ ended }) => ended));
    expect(followers.map(({ seen }) => seen)).toEqual([upTo(1_201), upTo(1_201, 701), [], []]);
  });

  test('a task without output ends without any', async () => {
    const { ports, tails, end } = await bench();
    const follower = follow(tails, 0);
    await settled(ports);
    expect(follower.seen).toEqual([]);
    await end();
    await follower.ended;
    expect(follower.seen).toEqual([1]);
  });

  test('finds within a second what no ring told of', async () => {
    const { ports, tails, write } = await bench();
    const follower = follow(tails, 0);
    await settled(ports);
    await write(1, { ring: false });
    expect(follower.seen).toEqual([]);
    await ports.clock.advance(1_000);
    expect(follower.seen).toEqual([1]);
    follower.until.abort();
    await expect(follower.ended).resolves.toBe('quietly');
  });

  test('many followers cost one reader', async () => {
    const { ports, tails, write, log } = await bench();
    const followers = Array.from({ length: 200 }, () => follow(tails, 0));
    await settled(ports);
    log.reads.length = 0;
    for (let round = 0; round < 10; round += 1) await write(3);
    expect(log.reads.length).toBeLessThanOrEqual(10);
    for (const { seen } of followers) expect(seen).toEqual(upTo(30));
    expect(ports.doorbell.listeners(`output:${ID}`)).toBe(1);
    for (const { until } of followers) until.abort();
    await Promise.all(followers.map(({ ended }) => ended));
    await settled(ports);
    expect([ports.clock.sleepers, ports.doorbell.listeners(`output:${ID}`)]).toEqual([0, 0]);
  });

  test('who gives lines to many reads what is kept, and from the log what is not', async () => {
    const { ports, tails, write, log } = await bench();
    await write(2);
    const tail = tails.join(ID);
    await settled(ports);
    await write(5);
    log.reads.length = 0;
    const numbers = async (after: number, limit: number) => (await tail.read(after, limit))?.map(({ number }) => number);
    expect([await numbers(2, 10), await numbers(4, 2), log.reads]).toEqual([[3, 4, 5, 6, 7], [5, 6], []]);
    expect([await numbers(1, 2), await numbers(7, 2), log.reads]).toEqual([[2, 3], [], [1, 7]]);
    tail.leave();
    await settled(ports);
    expect([ports.clock.sleepers, ports.doorbell.listeners(`output:${ID}`)]).toEqual([0, 0]);
  });

  test('a slow one falls back to the log, costs the others nothing and misses nothing', async () => {
    const { ports, tails, write, end } = await bench();
    let goOn: () => void = () => {};
    const slow = follow(tails, 0, () => new Promise((resolve) => (goOn = resolve)));
    const quick = follow(tails, 0);
    await write(1);
    for (let round = 0; round < 12; round += 1) await write(900);
    expect(slow.seen).toEqual([1]);
    expect(quick.seen).toEqual(upTo(10_801));
    await end();
    await expect(quick.ended).resolves.toBe('quietly');
    for (let round = 0; round < 100 && slow.seen.length < 10_802; round += 1) {
      goOn();
      await settled(ports);
    }
    goOn();
    await slow.ended;
    expect(slow.seen).toEqual(upTo(10_802));
  });

  test('one that comes late to a tail that others follow gets all from the beginning', async () => {
    const { ports, tails, write } = await bench();
    await write(700);
    const early = follow(tails, 700);
    await settled(ports);
    await write(5);
    const late = follow(tails, 0);
    const others = [698, 699, 700, 702, 705].map((after) => follow(tails, after));
    await settled(ports);
    expect([early.seen, late.seen]).toEqual([upTo(705, 701), upTo(705)]);
    expect(others.map(({ seen }) => seen)).toEqual([699, 700, 701, 703, 706].map((first) => upTo(705, first)));
    for (const { until } of [early, late, ...others]) until.abort();
    await Promise.all([early, late, ...others].map(({ ended }) => ended));
  });

  test('a database that goes away is waited for, and nothing is missed', async () => {
    const { ports, tails, write, log } = await bench();
    const follower = follow(tails, 0);
    await settled(ports);
    log.error = new UnreachableError('away');
    await write(3);
    const late = follow(tails, 0);
    await ports.clock.advance(30_000);
    expect([follower.seen, late.seen]).toEqual([[], []]);
    log.error = null;
    await ports.clock.advance(3_000);
    expect([follower.seen, late.seen]).toEqual([upTo(3), upTo(3)]);
    for (const each of [follower, late]) each.until.abort();
  });

  test('a log that breaks is told to everybody who follows, and whoever comes later begins anew', async () => {
    const { ports, tails, write, log } = await bench();
    const followers = [follow(tails, 0), follow(tails, 0)];
    await settled(ports);
    log.error = new Error('broken');
    await write(1);
    await expect(Promise.all(followers.map(({ ended }) => ended))).resolves.toEqual([log.error, log.error]);
    log.error = null;
    const next = follow(tails, 0);
    await settled(ports);
    expect(next.seen).toEqual([1]);
    next.until.abort();
    await expect(next.ended).resolves.toBe('quietly');
  });

  test('one that begins anew after that does so also while somebody who was told is still busy', async () => {
    const { ports, tails, write, log } = await bench();
    await write(1);
    let goOn: () => void = () => {};
    const busy = follow(tails, 0, () => new Promise((resolve) => (goOn = resolve)));
    await settled(ports);
    log.error = new Error('broken');
    await write(1);
    log.error = null;
    const next = follow(tails, 0);
    await settled(ports);
    expect(next.seen).toEqual([1, 2]);
    goOn();
    await expect(busy.ended).resolves.toEqual(new Error('broken'));
    next.until.abort();
    await expect(next.ended).resolves.toBe('quietly');
  });

  test('what comes while a follower still reads the log is not slept through', async () => {
    const { ports, end } = await bench();
    let answer: () => void = () => {};
    let isFirst = true;
    const output: typeof ports.output = {
      ...ports.output,
      // The follower's own look at the log, which it takes before the reader has told where the log ends, is late.
      read: async (id, after, limit) => {
        const page = await ports.output.read(id, after, limit);
        if (isFirst) {
          isFirst = false;
          await new Promise<void>((resolve) => (answer = resolve));
        }
        return page;
      },
    };
    const follower = follow(makeOutputTails({ ...ports, output }), 0);
    await settled(ports);
    await end();
    answer();
    await settled(ports);
    expect(follower.seen).toEqual([1]);
    await expect(follower.ended).resolves.toBe('quietly');
  });

  test('a task that there is not ends at once', async () => {
    const { tails } = await bench();
    await expect(follow(tails, 0, async () => {}, 'nothing').ended).resolves.toBe('quietly');
  });

  test('whoever has left before it began gets nothing, and one who stops listening lets go', async () => {
    const { ports, tails, write } = await bench();
    await write(2);
    const gone = new AbortController();
    gone.abort();
    for await (const batch of tails.follow(ID, 0, gone.signal)) expect(batch).toBeNull();
    for await (const batch of tails.follow(ID, 0, new AbortController().signal)) {
      expect(batch).toHaveLength(2);
      break;
    }
    await settled(ports);
    expect([ports.clock.sleepers, ports.doorbell.listeners(`output:${ID}`)]).toEqual([0, 0]);
  });
});

describe('I5: in whatever order things happen', () => {
  const step = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('write' as const),
        count: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant(900)),
        ring: fc.boolean(),
      }),
    },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('join' as const), behind: fc.nat(2_000), isSlow: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('go' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('fail' as const), isAway: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 1_500 }) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), who: fc.nat(5) }) },
  );

  test('every follower sees every later line exactly once and in order, and those who stay see the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const { ports, tails, write, end, log } = await bench();
        const followers: (Follower & { readonly after: number })[] = [];
        let waiting: (() => void)[] = [];
        const go = async (): Promise<void> => {
          const now = waiting;
          waiting = [];
          for (const resume of now) resume();
          await settled(ports);
        };
        let last = 0;
        for (const each of steps) {
          if (each.do === 'write') {
            last += each.count;
            await write(each.count, { ring: each.ring });
          } else if (each.do === 'join') {
            const after = Math.max(0, last - each.behind);
            const pause = each.isSlow ? () => new Promise<void>((resolve) => waiting.push(resolve)) : undefined;
            followers.push({ ...follow(tails, after, pause), after });
          } else if (each.do === 'go') await go();
          else if (each.do === 'fail') log.error = each.isAway ? new UnreachableError('away') : null;
          else if (each.do === 'wait') await ports.clock.advance(each.ms);
          else followers[each.who]?.until.abort();
        }
        log.error = null;
        await ports.clock.advance(5_000);
        await end();
        const open = new Set(followers);
        for (const follower of followers) void follower.ended.then(() => open.delete(follower));
        for (let round = 0; round < 60 && open.size > 0; round += 1) await go();
        expect(open.size).toBe(0);
        for (const { seen, after, until } of followers) {
          const all = upTo(last + 1, after + 1);
          expect(seen).toEqual(until.signal.aborted ? all.slice(0, seen.length) : all);
        }
        expect([ports.clock.sleepers, ports.doorbell.listeners(`output:${ID}`)]).toEqual([0, 0]);
      }),
      { numRuns: 60 },
    );
  });
});

test('whoever follows a task whose output is no longer kept gets its end, and the log is not asked again and again', async () => {
  const { ports, log, write, end, tails } = await bench();
  await write(3);
  await end();
  await ports.output.discard(new Date(ports.clock.now().getTime() + 1), 0, 10);
  const follower = follow(tails, 0);
  await follower.ended;
  expect(follower.seen).toEqual([]);
  expect(log.reads.length).toBeLessThan(4);
});
