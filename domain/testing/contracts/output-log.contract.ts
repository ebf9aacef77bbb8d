import { describe, expect } from 'vitest';
import type { ClaimedTask } from '../../tasks/task.ts';
import type { NewOutputLine, OutputLine } from '../../tasks/output-line.ts';
import { aTask, NOON } from '../fixtures.ts';
import { expiredLease, lease, present, storable, testIn, type ContractWorld, type MakeWorld } from './world.ts';

function line(text: string, kind: NewOutputLine['kind'] = 'text'): NewOutputLine {
  return { at: NOON, kind, text };
}

async function running({ tasks, taskQueue }: ContractWorld): Promise<ClaimedTask> {
  await tasks.add(aTask());
  return present(await taskQueue.claim(lease('w1'), NOON));
}

/** What every OutputLog does. */
export function outputLogContract(name: string, make: MakeWorld): void {
  describe(`${name}: appending`, () => appending(make));
  describe(`${name}: telling`, () => telling(make));
  describe(`${name}: reading`, () => reading(make));
  describe(`${name}: discarding`, () => discarding(make));
}

function appending(make: MakeWorld): void {
  const it = testIn(make);

  it('I5: numbers lines from 1 in the order in which they come', async (world) => {
    const { fence } = await running(world);
    expect(await world.output.append('abc234', fence, [line('один'), line('two', 'stderr')])).toBe(2);
    expect(await world.output.append('abc234', fence, [])).toBe(2);
    expect(await world.output.append('abc234', fence, [line('three', 'stage')])).toBe(3);
    expect(await world.output.read('abc234', 0, 10)).toEqual({
      lines: [
        { number: 1, at: NOON, kind: 'text', text: 'один' },
        { number: 2, at: NOON, kind: 'stderr', text: 'two' },
        { number: 3, at: NOON, kind: 'stage', text: 'three' },
      ],
      isComplete: false,
    });
    expect(await world.tasks.get('abc234')).toMatchObject({ lastLine: 3 });
  });

  it('I5: appends at the same time leave no gap and no line twice', async (world) => {
    const { fence } = await running(world);
    const batches = Array.from({ length: 20 }, (_, n) =>
      Array.from({ length: (n % 5) + 1 }, (_unused, m) => line(`${String(n)}-${String(m)}`)),
    );
    const last = await Promise.all(batches.map((batch) => world.output.append('abc234', fence, batch)));
    const total = batches.flat().length;
    expect(Math.max(...last.map(present))).toBe(total);
    const { lines } = present(await world.output.read('abc234', 0, 1000));
    expect(lines.map(({ number }) => number)).toEqual(Array.from({ length: total }, (_, n) => n + 1));
    expect(new Set(lines.map(({ text }) => text)).size).toBe(total);
    for (const [index, batch] of batches.entries()) {
      const start = present(last[index]) - batch.length;
      expect(lines.slice(start, start + batch.length).map(({ text }) => text)).toEqual(batch.map(({ text }) => text));
    }
  });

  it('I4: refuses a zombie, an ended, a queued and an unknown task, and stores nothing', async (world) => {
    const { tasks, taskQueue, output } = world;
    await tasks.add(aTask());
    expect(await output.append('abc234', 0, [line('not started')])).toBeNull();
    const zombie = present(await taskQueue.claim(expiredLease('w1'), NOON));
    const { fence } = present(await taskQueue.claim(lease('w2'), NOON));
    expect(await output.append('abc234', zombie.fence, [line('zombie')])).toBeNull();
    expect(await output.append('abc234', zombie.fence, [])).toBeNull();
    await taskQueue.finish('abc234', fence, { state: 'succeeded', reason: null, result: null, at: NOON }, { line: 'end', notice: '' });
    expect(await output.append('abc234', fence, [line('late')])).toBeNull();
    expect(await output.append('nope', 1, [line('x')])).toBeNull();
    expect(present(await output.read('abc234', 0, 10)).lines.map(({ text }) => text)).toEqual(['end']);
  });

  it('keeps every text: quotes, braces, commas, empty, long, and what the database does not know', async (world) => {
    const { fence } = await running(world);
    const texts = ['', 'NULL', '{"a","b"}', 'back\\slash "quote"', 'tab\tcr\r', '👩‍🚀', 'a\0b', 'half \uDE80', 'ж'.repeat(8192)];
    await world.output.append(
      'abc234',
      fence,
      texts.map((text) => line(text)),
    );
    const { lines } = present(await world.output.read('abc234', 0, 100));
    expect(lines.map(({ text }) => storable(text))).toEqual(texts.map(storable));
  });
}

function telling(make: MakeWorld): void {
  const it = testIn(make);

  it('I5: tells who listens here of what was stored, as reading gives it, before the append resolves', async (world) => {
    const { fence } = await running(world);
    await world.output.append('abc234', fence, [line('before anybody listens')]);
    const told: OutputLine[][] = [];
    const stop = world.output.onStored('abc234', (lines) => told.push([...lines]));
    const stopOther = world.output.onStored('abc235', () => told.push([]));
    await world.output.append('abc234', fence, [line('один'), line('a\0b', 'stderr'), line('half \uDE80')]);
    expect(told.flat().map(({ number }) => number)).toEqual([2, 3, 4]);
    expect(told.flat()).toEqual(present(await world.output.read('abc234', 1, 10)).lines);
    await world.output.append('abc234', fence, []);
    expect(await world.output.append('abc234', fence - 1, [line('zombie')])).toBeNull();
    stop();
    stopOther();
    await world.output.append('abc234', fence, [line('after everybody left')]);
    expect(told).toHaveLength(1);
  });

  it('tells several, each until it stops', async (world) => {
    const { fence } = await running(world);
    const told: string[] = [];
    const stopFirst = world.output.onStored('abc234', (lines) => told.push(`first ${lines.length}`));
    const stopSecond = world.output.onStored('abc234', (lines) => told.push(`second ${lines.length}`));
    await world.output.append('abc234', fence, [line('1')]);
    stopFirst();
    stopFirst();
    await world.output.append('abc234', fence, [line('2'), line('3')]);
    stopSecond();
    expect(told).toEqual(['first 1', 'second 1', 'second 2']);
  });
}

function reading(make: MakeWorld): void {
  const it = testIn(make);

  it('I5: pages by number and says when a follower has everything', async (world) => {
    const { fence } = await running(world);
    await world.output.append(
      'abc234',
      fence,
      Array.from({ length: 5 }, (_, n) => line(String(n + 1))),
    );
    const ending = { state: 'succeeded', reason: null, result: null, at: NOON } as const;
    await world.taskQueue.finish('abc234', fence, ending, { line: 'end', notice: '' });
    const page = async (after: number, limit: number) => {
      const { lines, isComplete } = present(await world.output.read('abc234', after, limit));
      return [lines.map(({ number }) => number), isComplete];
    };
    expect(await page(0, 4)).toEqual([[1, 2, 3, 4], false]);
    expect(await page(4, 1)).toEqual([[5], false]);
    expect(await page(4, 2)).toEqual([[5, 6], true]);
    expect(await page(6, 10)).toEqual([[], true]);
    expect(await page(99, 10)).toEqual([[], true]);
  });

  it('a task without output has none, an unknown one is null', async ({ tasks, output }) => {
    await tasks.add(aTask());
    expect(await output.read('abc234', 0, 10)).toEqual({ lines: [], isComplete: false });
    expect(await output.last('abc234')).toBe(0);
    expect(await output.read('nope', 0, 10)).toBeNull();
    expect(await output.last('nope')).toBeNull();
  });
}

function discarding(make: MakeWorld): void {
  const it = testIn(make);
  const MINUTE = 60_000;
  const after = (minutes: number): Date => new Date(NOON.getTime() + minutes * MINUTE);

  /** A task with ten bytes of output, that ends so many minutes after noon; null: it goes on. */
  async function withOutput({ tasks, taskQueue, output }: ContractWorld, id: string, ended: number | null): Promise<void> {
    await tasks.add(aTask({ id }));
    const { fence } = present(await taskQueue.claim(lease('w1'), NOON));
    await output.append(id, fence, [line('пять '), line('')]);
    const ending = { state: 'succeeded', reason: null, result: null, at: after(ended ?? 0) } as const;
    if (ended !== null) await taskQueue.finish(id, fence, ending, { line: 'e', notice: '' });
  }

  it('removes what ended too long ago, and nothing else', async (world) => {
    await withOutput(world, 'aaaaaa', 1);
    await withOutput(world, 'bbbbbb', 3);
    await withOutput(world, 'cccccc', null);
    expect(await world.output.discard(after(2), 1_000, 10)).toBe(1);
    expect(await world.output.discard(after(2), 1_000, 10)).toBe(0);
    expect(await world.output.read('aaaaaa', 0, 10)).toEqual({ lines: [], isComplete: true });
    expect(await world.output.last('aaaaaa')).toBe(3);
    expect(present(await world.output.read('bbbbbb', 0, 10)).lines.length).toBe(3);
    expect(await world.output.discard(after(60), 1_000, 10)).toBe(1);
    expect(present(await world.output.read('cccccc', 0, 10)).lines.length).toBe(2);
  });

  it('removes the oldest when there is too much, as many as it may at a time, and never what has not ended', async (world) => {
    await withOutput(world, 'aaaaaa', 3);
    await withOutput(world, 'bbbbbb', 1);
    await withOutput(world, 'cccccc', 2);
    await withOutput(world, 'dddddd', null);
    expect(await world.output.discard(NOON, 20, 1)).toBe(1);
    expect(present(await world.output.read('bbbbbb', 0, 10)).lines).toEqual([]);
    expect(await world.output.discard(NOON, 20, 10)).toBe(1);
    expect(present(await world.output.read('cccccc', 0, 10)).lines).toEqual([]);
    expect(await world.output.discard(NOON, 20, 10)).toBe(0);
    expect(present(await world.output.read('aaaaaa', 0, 10)).lines.length).toBe(3);
    expect(await world.output.discard(NOON, 0, 10)).toBe(1);
    expect(present(await world.output.read('dddddd', 0, 10)).lines.length).toBe(2);
  });
}
