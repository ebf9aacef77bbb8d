import { describe, expect } from 'vitest';
import type { TaskEnding } from '../../ports/task-queue.ts';
import { aBody, aTask, NOON } from '../fixtures.ts';
import { ANNA, BORIS, CHAT_TALK, drive, ensureChatTalk, expiredLease, lease, present, TALK, testIn, type MakeWorld } from './world.ts';

const LATER = new Date(NOON.getTime() + 60_000);
const CLOSING = { line: 'Готово.', notice: 'Задача abc234 готова.' };
const DONE: TaskEnding = {
  state: 'succeeded',
  reason: null,
  result: { summary: 'Всё сделано', exitCode: null, evidence: null },
  at: LATER,
};

/** What every TaskQueue does. */
export function taskQueueContract(name: string, make: MakeWorld): void {
  describe(`${name}: claiming`, () => claiming(make));
  describe(`${name}: holding`, () => holding(make));
  describe(`${name}: finishing`, () => finishing(make));
}

function claiming(make: MakeWorld): void {
  const it = testIn(make);

  it('hands out the oldest task first, as running, and notes when it started', async ({ tasks, taskQueue }) => {
    await tasks.add(aTask({ id: 'newer', createdAt: LATER }));
    await tasks.add(aTask({ id: 'older', createdAt: NOON }));
    const claimed = present(await taskQueue.claim(lease('w1'), LATER));
    expect(claimed.task).toEqual(aTask({ id: 'older', state: 'running', attempt: 1, startedAt: LATER }));
    expect(await tasks.get('older')).toEqual(claimed.task);
    expect(await taskQueue.claim(lease('w1'), LATER)).toMatchObject({ task: { id: 'newer' } });
    expect(await taskQueue.claim(lease('w1'), LATER)).toBeNull();
  });

  it('I4: claims at the same time never give one task to two', async ({ tasks, taskQueue }) => {
    for (let n = 0; n < 10; n += 1) await tasks.add(aTask({ id: `task${String(n)}` }));
    const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => taskQueue.claim(lease(`w${String(n)}`), NOON)));
    const taken = claims.filter((claim) => claim !== null).map(({ task }) => task.id);
    expect(new Set(taken).size).toBe(taken.length);
    let left = 0;
    while ((await taskQueue.claim(lease('last'), NOON)) !== null) left += 1;
    expect(taken.length + left).toBe(10);
  });

  it('I4: a task whose lease has run out is taken over with a higher fence; its start time stays', async ({ tasks, taskQueue }) => {
    await tasks.add(aTask());
    const first = present(await taskQueue.claim(expiredLease('w1'), NOON));
    const second = present(await taskQueue.claim(lease('w2'), LATER));
    expect(second.task).toMatchObject({ attempt: 2, startedAt: NOON, state: 'running' });
    expect(second.fence).toBeGreaterThan(first.fence);
  });

  it('counts what of a person has not ended', async ({ tasks, taskQueue }) => {
    for (const state of ['queued', 'waiting', 'running', 'interrupted', 'succeeded', 'failed', 'stopped'] as const) {
      await tasks.add(aTask({ id: state, state }));
    }
    await tasks.add(aTask({ id: 'boris', personId: BORIS }));
    const counted = async (id: string) => taskQueue.countOpen(id);
    expect([await counted(ANNA), await counted(BORIS), await counted('nobody')]).toEqual([4, 1, 0]);
  });

  it('tasks of a worker that died are taken over although their leases still hold', async (world) => {
    const { tasks, taskQueue, workers, workerDies } = world;
    await workers.register('w1');
    await workers.register('w2');
    await tasks.add(aTask({ id: 'works', createdAt: NOON }));
    await tasks.add(aTask({ id: 'other', createdAt: LATER }));
    await taskQueue.claim(lease('w1'), NOON);
    await taskQueue.claim(lease('w1'), NOON);
    expect(await taskQueue.claim(lease('w2'), NOON)).toBeNull();
    await workerDies('w1');
    expect(await taskQueue.claim(lease('w2'), NOON)).toMatchObject({ task: { id: 'works', attempt: 2 } });
    expect(await taskQueue.claim(lease('w2'), NOON)).toMatchObject({ task: { id: 'other', attempt: 2, state: 'running', reason: null } });
  });
}

function holding(make: MakeWorld): void {
  const it = testIn(make);

  it('renewing keeps the named tasks from others and names those that are held', async ({ tasks, taskQueue }) => {
    await tasks.add(aTask());
    await taskQueue.claim(expiredLease('w1'), NOON);
    expect(await taskQueue.renew(lease('w1'), ['abc234', 'nope'])).toEqual(['abc234']);
    expect(await taskQueue.claim(lease('w2'), NOON)).toBeNull();
    expect(await taskQueue.renew(lease('w2'), ['abc234'])).toEqual([]);
  });

  it('a task given back is interrupted, free at once, and did not count as an attempt', async ({ tasks, taskQueue }) => {
    await tasks.add(aTask());
    const { fence } = present(await taskQueue.claim(lease('w1'), NOON));
    expect(await taskQueue.release('abc234', fence)).toBe(true);
    expect(await tasks.get('abc234')).toMatchObject({ state: 'interrupted', attempt: 0, startedAt: NOON });
    expect(await taskQueue.release('abc234', fence)).toBe(false);
    expect(await taskQueue.claim(lease('w2'), LATER)).toMatchObject({ task: { attempt: 1, startedAt: NOON } });
  });
}

function finishing(make: MakeWorld): void {
  const it = testIn(make);

  it('ends with state, result, a closing line after all others, and one notice', async ({ tasks, taskQueue, output, conversationLog }) => {
    await tasks.add(aTask({ conversationId: TALK }));
    const { fence } = present(await taskQueue.claim(lease('w1'), NOON));
    await output.append('abc234', fence, [{ at: NOON, kind: 'text', text: 'one' }]);
    expect(await taskQueue.finish('abc234', fence, DONE, CLOSING)).toBe(true);
    expect(await tasks.get('abc234')).toMatchObject({ state: 'succeeded', reason: null, result: DONE.result, endedAt: LATER, lastLine: 2 });
    expect(present(await output.read('abc234', 1, 10))).toEqual({
      lines: [{ number: 2, at: LATER, kind: 'system', text: 'Готово.' }],
      isComplete: true,
    });
    expect(await conversationLog.read(TALK, 0, 10)).toEqual([
      { number: 1, at: LATER, turnId: null, body: { kind: 'notice', text: CLOSING.notice, taskId: 'abc234' } },
    ]);
  });

  it('I2: a task’s end is to be told in the chat where it began, whoever ends it, and not on the web', async (world) => {
    await ensureChatTalk(world);
    await world.tasks.add(aTask({ conversationId: CHAT_TALK }));
    await world.tasks.add(aTask({ id: 'stop23', conversationId: CHAT_TALK, createdAt: LATER }));
    await world.tasks.add(aTask({ id: 'web234', conversationId: TALK, createdAt: LATER }));
    const { fence } = present(await world.taskQueue.claim(lease('w1'), NOON));
    await world.taskQueue.finish('abc234', fence, DONE, CLOSING);
    await world.tasks.stop('stop23', { code: 'task.stopped', message: 'Остановлена.' }, LATER);
    await world.tasks.stop('web234', { code: 'task.stopped', message: 'Остановлена.' }, LATER);
    const told = await world.outbox.open(await drive(world), 10);
    expect(told).toMatchObject([
      { kind: 'notice', conversationId: CHAT_TALK, createdAt: LATER, body: aBody(CLOSING.notice) },
      { kind: 'notice', conversationId: CHAT_TALK, createdAt: LATER, body: aBody('Остановлена.') },
    ]);
    expect(await world.outbox.waiting()).toMatchObject([{ channel: 'telegram', count: 2 }]);
  });

  it('I2: a notice that is there already is not repeated, and the task still ends', async ({ tasks, taskQueue, conversationLog }) => {
    await tasks.add(aTask({ conversationId: TALK }));
    const { fence } = present(await taskQueue.claim(lease('w1'), NOON));
    await conversationLog.addNotice(TALK, { key: 'task:abc234:ended', text: 'early', taskId: 'abc234', at: NOON });
    expect(await taskQueue.finish('abc234', fence, DONE, CLOSING)).toBe(true);
    expect(await conversationLog.last(TALK)).toBe(1);
  });

  it('an ended task cannot end again or be claimed', async ({ tasks, taskQueue, output }) => {
    await tasks.add(aTask());
    const { fence } = present(await taskQueue.claim(expiredLease('w1'), NOON));
    const failure: TaskEnding = { state: 'failed', reason: { code: 'task.denied', message: 'Нельзя.' }, result: null, at: LATER };
    expect(await taskQueue.finish('abc234', fence, failure, CLOSING)).toBe(true);
    expect(await taskQueue.finish('abc234', fence, DONE, CLOSING)).toBe(false);
    expect(await taskQueue.claim(lease('w2'), LATER)).toBeNull();
    expect(await tasks.get('abc234')).toMatchObject({ state: 'failed', reason: failure.reason, lastLine: 1 });
    expect(await output.last('abc234')).toBe(1);
  });

  it('I4: a zombie cannot finish after a takeover', async ({ tasks, taskQueue }) => {
    await tasks.add(aTask());
    const zombie = present(await taskQueue.claim(expiredLease('w1'), NOON));
    await taskQueue.claim(lease('w2'), NOON);
    expect(await taskQueue.finish('abc234', zombie.fence, DONE, CLOSING)).toBe(false);
    expect(await tasks.get('abc234')).toMatchObject({ state: 'running', lastLine: 0 });
  });

  it('I4: stop against finish: exactly one wins, and the log closes once', async ({ tasks, taskQueue, output, conversationLog }) => {
    for (let n = 0; n < 20; n += 1) {
      const id = `race${String(n)}`;
      await tasks.add(aTask({ id, conversationId: TALK }));
      const { fence } = present(await taskQueue.claim(lease('w1'), NOON));
      const stop = () => tasks.stop(id, { code: 'stopped', message: 'Stopped.' }, LATER);
      const finish = () => taskQueue.finish(id, fence, DONE, CLOSING);
      const [stopped, finished] =
        n % 2 === 0 ? await Promise.all([stop(), finish()]) : (await Promise.all([finish(), stop()])).toReversed();
      const stopWon = typeof stopped === 'object' && stopped !== null && stopped.won;
      expect(stopWon).not.toBe(finished);
      expect(await tasks.get(id)).toMatchObject({ state: stopWon ? 'stopped' : 'succeeded' });
      expect(await output.last(id)).toBe(1);
      expect(await conversationLog.last(TALK)).toBe(n + 1);
    }
  });
}
