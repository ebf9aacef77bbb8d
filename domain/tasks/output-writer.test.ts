import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { UnreachableError } from '../errors.ts';
import type { OutputLog } from '../ports/output-log.ts';
import { makeRedactor } from '../redaction/redactor.ts';
import { aTask } from '../testing/fixtures.ts';
import { makeInMemoryStores, type InMemoryStores } from '../testing/in-memory-stores.ts';
import { makeInProcessDoorbell } from '../testing/in-process-doorbell.ts';
import { makeManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { makeRecordingCrashPoints } from '../testing/recording-crash-points.ts';
import { makeOutputWriter } from './output-writer.ts';

const TASK = 'abc234';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Lets everything run that is ready to run. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A log whose appends wait to be let through, or break off before or after they were stored. */
function makeTroubledLog(log: OutputLog) {
  const sizes: number[] = [];
  const gates: (() => void)[] = [];
  const state = { isGated: false, troubles: [] as ('before' | 'after' | 'broken')[] };
  const output: OutputLog = {
    ...log,
    append: async (taskId, fence, lines) => {
      sizes.push(lines.length);
      if (state.isGated) await new Promise<void>((resolve) => gates.push(resolve));
      const trouble = state.troubles.shift();
      if (trouble === 'broken') throw new TypeError('a bug');
      if (trouble === 'before') throw new UnreachableError('The database is away.');
      const number = await log.append(taskId, fence, lines);
      if (trouble === 'after') throw new UnreachableError('The connection broke.');
      return number;
    },
  };
  return { output, sizes, state, letThrough: () => gates.splice(0).forEach((go) => go()) };
}

describe('writing output', () => {
  let clock: ManualClock;
  let stores: InMemoryStores;
  let fence: number;

  beforeEach(async () => {
    clock = makeManualClock();
    stores = makeInMemoryStores({ clock });
    await stores.workers.register('w1');
    await stores.tasks.add(aTask());
    fence = (await stores.taskQueue.claim({ workerId: 'w1', milliseconds: 60_000 }, clock.now()))?.fence ?? -1;
  });

  function setUp(signal?: AbortSignal) {
    const log = makeTroubledLog(stores.output);
    const doorbell = makeInProcessDoorbell();
    const crashPoints = makeRecordingCrashPoints();
    const fenced: number[] = [];
    const deps = { output: log.output, clock, doorbell, crashPoints, redactor: makeRedactor({ secrets: [] }) };
    const writer = makeOutputWriter(deps, {
      taskId: TASK,
      fence,
      onFenced: () => fenced.push(1),
      ...(signal === undefined ? {} : { signal }),
    });
    return { ...log, writer, doorbell, crashPoints, fenced };
  }

  async function stored(): Promise<string[]> {
    const page = await stores.output.read(TASK, 0, 100_000);
    expect(page?.lines.map(({ number }) => number)).toEqual(page?.lines.map((_, index) => index + 1));
    return page?.lines.map(({ kind, text }) => `${kind}: ${text}`) ?? [];
  }

  it('I5: stores a line as soon as it is complete, dated, and rings after the commit', async () => {
    const { writer, doorbell, crashPoints } = setUp();
    writer.line('system', 'Started.');
    void writer.bytes('stdout', bytes('hello\nhal'));
    await settle();
    expect(await stored()).toEqual(['system: Started.', 'text: hello']);
    expect((await stores.output.read(TASK, 0, 1))?.lines[0]?.at).toEqual(clock.now());
    expect(new Set(doorbell.rung)).toEqual(new Set([`output:${TASK}`]));
    expect(crashPoints.reached.slice(0, 2)).toEqual(['before.output.append', 'after.output.append']);
  });

  it('stores an unfinished line 200 ms after its first byte, and goes on after it', async () => {
    const { writer } = setUp();
    void writer.bytes('stdout', bytes('Continue? '));
    await clock.advance(199);
    expect(await stored()).toEqual([]);
    await clock.advance(1);
    expect(await stored()).toEqual(['text: Continue? ']);
    void writer.bytes('stdout', bytes('\nyes'));
    await clock.advance(200);
    expect(await stored()).toEqual(['text: Continue? ', 'text: yes']);
    expect(clock.sleepers).toBe(0);
  });

  it('stores together what came while something was being stored, in bounded batches', async () => {
    const { writer, sizes, state, letThrough } = setUp();
    state.isGated = true;
    writer.line('text', 'first');
    await settle();
    for (let line = 0; line < 4_500; line += 1) writer.line('text', String(line));
    state.isGated = false;
    letThrough();
    await writer.flush();
    expect(sizes).toEqual([1, 2_000, 2_000, 500]);
    expect(await stored()).toHaveLength(4_501);
    writer.line('text', 'x'.repeat(8_000));
    for (let line = 0; line < 99; line += 1) writer.line('text', 'x'.repeat(8_000));
    await writer.flush();
    expect(Math.max(...sizes.slice(4))).toBeLessThan(40);
  });

  it('makes commands wait while a megabyte waits to be stored, and no longer', async () => {
    const { writer, state, letThrough } = setUp();
    state.isGated = true;
    const line = bytes(`${'x'.repeat(1_000)}\n`);
    let waits: Promise<void> | undefined;
    let lines = 0;
    while (waits === undefined) {
      waits = writer.bytes('stdout', line) ?? undefined;
      lines += 1;
    }
    expect(lines).toBeLessThan(1_200);
    let isOver = false;
    const over = waits.then(() => (isOver = true));
    await settle();
    expect(isOver).toBe(false);
    state.isGated = false;
    letThrough();
    await over;
    await writer.flush();
    expect(await stored()).toHaveLength(lines);
  });

  it('I5: loses no line and stores none twice while the database is away and connections break', async () => {
    const { writer, state } = setUp();
    state.troubles = ['before', 'after', 'before', 'before', 'after'];
    for (let line = 1; line <= 5; line += 1) {
      writer.line('text', `line ${line}`);
      await clock.advance(5);
    }
    const flushed = writer.flush();
    await clock.advance(20_000);
    await flushed;
    expect(await stored()).toEqual([1, 2, 3, 4, 5].map((line) => `text: line ${line}`));
  });

  it('I5: keeps lines gap-free, in order and single, whatever breaks', async () => {
    const trouble = fc.constantFrom('before' as const, 'after' as const);
    await fc.assert(
      fc.asyncProperty(
        fc.array(trouble, { maxLength: 8 }),
        fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 12 }),
        async (troubles, pauses) => {
          const { writer, state } = setUp();
          const before = (await stored()).length;
          state.troubles = [...troubles];
          for (const [index, pause] of pauses.entries()) {
            writer.line('text', `same ${index % 2}`);
            await clock.advance(pause);
          }
          const flushed = writer.flush();
          await clock.advance(60_000);
          await flushed;
          expect((await stored()).slice(before)).toEqual(pauses.map((_, index) => `text: same ${index % 2}`));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('I4: tells its owner once that the claim is lost, and stores and keeps nothing more', async () => {
    const { writer, fenced } = setUp();
    writer.line('text', 'mine');
    await settle();
    await stores.tasks.stop(TASK, { code: 'task.stopped.by-person', message: 'Stopped.' }, clock.now());
    writer.line('text', 'a zombie’s');
    await writer.flush();
    writer.line('text', 'and more');
    void writer.bytes('stdout', bytes('x'.repeat(3_000_000)));
    await writer.ready();
    await writer.flush();
    expect(fenced).toEqual([1]);
    expect(await stored()).toEqual(['text: mine', 'system: Stopped.']);
  });

  it('lets those go on who wait for room when the claim is lost', async () => {
    const { writer, state, letThrough, fenced } = setUp();
    state.isGated = true;
    const waits = writer.bytes('stdout', bytes('x\n'.repeat(30_000)));
    expect(waits).toBeInstanceOf(Promise);
    await settle();
    await stores.tasks.stop(TASK, { code: 'task.stopped.by-person', message: 'Stopped.' }, clock.now());
    letThrough();
    await waits;
    expect(fenced).toEqual([1]);
  });

  it('I11: ends the run and says so at the flush when the store breaks down for good', async () => {
    const { writer, state, fenced } = setUp();
    state.troubles = ['broken'];
    writer.line('text', 'one');
    await settle();
    expect(fenced).toEqual([1]);
    await expect(writer.flush()).rejects.toThrow('a bug');
    await expect(writer.flush()).rejects.toThrow('a bug');
  });

  it('waits no longer for a database that is away once its signal aborts', async () => {
    const shutdown = new AbortController();
    const { writer, state } = setUp(shutdown.signal);
    state.troubles = Array.from({ length: 100 }, () => 'before' as const);
    writer.line('text', 'one');
    await clock.advance(1_000);
    const flushed = expect(writer.flush()).rejects.toThrow('over');
    shutdown.abort(new Error('over'));
    await flushed;
    expect(clock.sleepers).toBe(0);
  });

  it('I10: redacts before it stores', async () => {
    const { writer } = setUp();
    writer.text('the token is ghp_0123456789abcdefghij');
    writer.text('ABCDEFGHIJ012345.');
    await writer.flush();
    expect(await stored()).toEqual(['text: the token is [redacted].']);
    expect(clock.sleepers).toBe(0);
  });
});
