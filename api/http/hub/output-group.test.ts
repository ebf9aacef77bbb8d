import type { ExecutionResult } from 'graphql';
import { expect, it } from 'vitest';
import type { OutputLine } from '../../../domain/tasks/output-line.ts';
import { TailWindow } from '../../../domain/tasks/tail-window.ts';
import type { Outlet } from './outlet.ts';
import { OutputGroup } from './output-group.ts';
import { SilentFollower } from './silent-follower.ts';

const AT = new Date(0);
const upTo = (last: number, after = 0): number[] => Array.from({ length: last - after }, (_, index) => after + index + 1);

/** A task with output, and the group of its followers; counts how often each line is made and which parts of the log are read. */
function world(already = 0) {
  const log: OutputLine[] = [];
  const window = new TailWindow();
  const made = new Map<number, number>();
  const reads: number[] = [];
  const make = (line: OutputLine): Buffer => {
    made.set(line.number, (made.get(line.number) ?? 0) + 1);
    return Buffer.from(String(line.number));
  };
  const write = (count: number, isComplete = false): void => {
    const last = log.at(-1)?.number ?? already;
    const lines = Array.from({ length: count }, (_, index): OutputLine => ({
      number: last + index + 1,
      at: AT,
      kind: 'text',
      text: '',
    }));
    log.push(...lines);
    window.add(lines, isComplete);
  };
  for (const number of upTo(already)) log.push({ number, at: AT, kind: 'text', text: '' });
  window.beginAfter(already);
  let left = 0;
  const tail = {
    window,
    read: async (after: number, limit: number) => {
      reads.push(after);
      return log.filter(({ number }) => number > after).slice(0, limit);
    },
    leave: () => void (left += 1),
  };
  const group = new OutputGroup(tail, make);
  return { log, window, made, reads, write, group, tail, left: () => left };
}

/** Somebody who follows: what was written to them, and how it ended. */
function follower(group: OutputGroup, after: number) {
  const numbers: number[] = [];
  const slow = { isFull: false, drain: () => undefined as void };
  const outlet: Outlet = {
    get isFull() {
      return slow.isFull;
    },
    write: (frames) => numbers.push(...[...frames.toString('latin1').matchAll(/"payload":(\d+)/g)].map(([, number]) => Number(number))) > 0,
    drained: () => new Promise<void>((resolve) => (slow.drain = resolve)),
  };
  let released = 0;
  const failed = async (cause: unknown): Promise<ExecutionResult> => ({ data: null, extensions: { cause: String(cause) } });
  const membership = { group, failed, leave: () => void (released += 1) };
  const one = new SilentFollower({ after, id: Buffer.from('"1"'), outlet, membership, watchAllowed: null });
  const results: ExecutionResult[] = [];
  const ended = (async () => {
    for await (const result of one) results.push(result);
  })();
  return { numbers, slow, one, results, ended, released: () => released };
}

it('makes each line once, however many follow and wherever they begin', async () => {
  const { group, made, write, reads, left } = world(1_000);
  const followers = Array.from({ length: 200 }, (_, index) => ({ after: (index * 37) % 1_000, ...follower(group, (index * 37) % 1_000) }));
  for (let round = 0; round < 10; round += 1) {
    await new Promise(setImmediate);
    write(50);
  }
  write(1, true);
  for (const { ended, numbers, after } of followers) {
    await ended;
    expect(numbers).toEqual(upTo(1_501, after));
  }
  // Only the last lines of the log as it was may be made twice: once for those who were behind, once for those who were there.
  expect([...made].filter(([number, times]) => number <= 768 && times > 1)).toEqual([]);
  expect(Math.max(...made.values())).toBeLessThanOrEqual(3);
  expect(reads.length).toBeLessThan(12);
  group.close();
  expect(left()).toBe(1);
});

it('lets a slow follower go on by number as soon as it can take more, without a gap or a repetition, and the others never wait', async () => {
  const { group, write } = world();
  const [slow, quick] = [follower(group, 0), follower(group, 0)];
  write(1);
  await expect.poll(() => [slow.numbers.length, quick.numbers.length]).toEqual([1, 1]);
  slow.slow.isFull = true;
  for (let round = 0; round < 5; round += 1) {
    write(2_000);
    await expect.poll(() => quick.numbers.length).toBe(1 + 2_000 * (round + 1));
  }
  expect(slow.numbers).toEqual([1]);
  slow.slow.isFull = false;
  slow.slow.drain();
  await expect.poll(() => slow.numbers.length).toBe(10_001);
  write(3, true);
  await slow.ended;
  expect(slow.numbers).toEqual(upTo(10_004));
  expect(quick.numbers).toEqual(upTo(10_004));
});

it('gives what is newer to one who says that they have more than there is', async () => {
  const { group, write } = world(5);
  const ahead = follower(group, 10);
  write(4);
  write(3, true);
  await ahead.ended;
  expect(ahead.numbers).toEqual([11, 12]);
});

it('begins with the first line that is still kept', async () => {
  const { group, log, write } = world(1_000);
  log.splice(0, 700);
  const late = follower(group, 20);
  await expect.poll(() => late.numbers.length).toBe(300);
  write(1, true);
  await late.ended;
  expect(late.numbers).toEqual(upTo(1_001, 700));
});

it('ends one who leaves at once, and the others go on', async () => {
  const { group, write } = world();
  const [goes, stays] = [follower(group, 0), follower(group, 0)];
  write(1);
  await expect.poll(() => goes.numbers.length).toBe(1);
  await goes.one.return();
  await goes.ended;
  write(1, true);
  await stays.ended;
  expect([goes.numbers, stays.numbers]).toEqual([[1], [1, 2]]);
  expect([goes.released(), stays.released()]).toEqual([1, 1]);
  expect(goes.results).toEqual([]);
});

it('tells everybody what broke the tail, also those who come later', async () => {
  const { group, window, write } = world();
  const [one, other] = [follower(group, 0), follower(group, 0)];
  write(1);
  await expect.poll(() => other.numbers.length).toBe(1);
  window.fail(new Error('broken'));
  await one.ended;
  await other.ended;
  const late = follower(group, 0);
  await late.ended;
  expect([one, other, late].map(({ results }) => results[0]?.extensions?.['cause'])).toEqual(Array(3).fill('Error: broken'));
  expect([one, other, late].map(({ released }) => released())).toEqual([1, 1, 1]);
});
