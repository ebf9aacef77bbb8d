import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import { settled } from '../testing/domain-world.ts';
import { makeOutputTails } from './output-tail.ts';
import { ID, bench, follow, upTo } from '../testing/output-tail-world.ts';

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
