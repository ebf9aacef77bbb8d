import { describe, expect } from 'vitest';
import type { Approval } from '../../agent/approval.ts';
import type { TaskReason } from '../../tasks/task.ts';
import type { Stores } from '../in-memory-stores.ts';
import { aTask, NOON, uuid } from '../fixtures.ts';
import { ANNA, lease, placeOf, present, testIn, type MakeWorld } from './world.ts';

const MINUTE = 60_000;
const at = (minutes: number): Date => new Date(NOON.getTime() + minutes * MINUTE);
const REASON: TaskReason = { code: 'task.waiting.approval', message: 'Ждёт одобрения.' };
const CLOSING = { line: 'Конец.', notice: 'Конец.' };

const approval: Approval = {
  id: uuid(500),
  taskId: 'abc234',
  step: 1,
  action: 'make',
  approver: 'requester',
  requestedAt: NOON,
  expiresAt: at(60),
  decision: null,
  decidedBy: null,
  decidedAt: null,
};

/** What every TaskQueue does with tasks that have to wait. */
export function taskWaitingContract(name: string, make: MakeWorld): void {
  describe(`${name}: waiting for other tasks`, () => dependencies(make));
  describe(`${name}: waiting for an answer or a time`, () => lettingGo(make));
}

async function endTask({ tasks, taskQueue }: Stores, id: string, state: 'succeeded' | 'failed' | 'stopped'): Promise<void> {
  if (state === 'stopped') {
    await tasks.stop(id, REASON, NOON);
    return;
  }
  const { task, fence } = present(await taskQueue.claim(lease('ender'), NOON));
  expect(task.id).toBe(id);
  await taskQueue.finish(id, fence, { state, reason: null, result: null, at: NOON }, CLOSING);
}

function dependencies(make: MakeWorld): void {
  const it = testIn(make);

  for (const [when, allowing] of [
    ['success', ['succeeded']],
    ['failure', ['failed', 'stopped']],
    ['always', ['succeeded', 'failed', 'stopped']],
  ] as const) {
    it(`a task that comes after another's ${when} starts then, and never otherwise`, async (world) => {
      for (const [index, state] of (['succeeded', 'failed', 'stopped'] as const).entries()) {
        const [first, second] = [`first${String(index)}`, `second${String(index)}`];
        await world.tasks.add(aTask({ id: first, createdAt: at(index) }));
        await world.tasks.add(
          aTask({ id: second, state: 'waiting', after: [{ taskId: first, when }], reason: REASON, createdAt: at(index - 10) }),
        );
        expect(await placeOf(world.tasks, second, { perPerson: null, perProject: null, all: null }, NOON)).toMatchObject({
          waitsFor: 'dependency',
        });
        await endTask(world, first, state);
        const isAllowed = (allowing as readonly string[]).includes(state);
        const unreachable = await world.tasks.unreachable(10);
        expect(unreachable.map(({ task, because }) => [task.id, because])).toEqual(isAllowed ? [] : [[second, { taskId: first, state }]]);
        const claimed = await world.taskQueue.claim(lease('w'), NOON);
        expect(claimed?.task.id ?? null).toBe(isAllowed ? second : null);
        await world.tasks.stop(second, REASON, NOON);
      }
    });
  }

  it('waits for all that it comes after', async (world) => {
    await world.tasks.add(aTask({ id: 'one', createdAt: at(0) }));
    await world.tasks.add(aTask({ id: 'two', createdAt: at(1) }));
    const after = [
      { taskId: 'two', when: 'always' },
      { taskId: 'one', when: 'success' },
    ] as const;
    await world.tasks.add(aTask({ id: 'last', state: 'waiting', after, createdAt: at(2) }));
    await endTask(world, 'one', 'succeeded');
    const { fence } = present(await world.taskQueue.claim(lease('w'), NOON));
    expect(await world.taskQueue.claim(lease('w'), NOON)).toBeNull();
    await world.taskQueue.finish('two', fence, { state: 'failed', reason: null, result: null, at: NOON }, CLOSING);
    expect(await world.taskQueue.claim(lease('w'), NOON)).toMatchObject({ task: { id: 'last', after, reason: null } });
  });
}

function lettingGo(make: MakeWorld): void {
  const it = testIn(make);

  it('I4: a task that is let wait is nobody’s: whoever held it writes nothing more', async ({
    tasks,
    taskQueue,
    taskReports,
    output,
    steps,
  }) => {
    await tasks.add(aTask());
    const { fence } = present(await taskQueue.claim(lease('w1'), NOON));
    expect(await taskQueue.letWait('abc234', fence, REASON)).toBe(true);
    expect(await tasks.get('abc234')).toMatchObject({ state: 'waiting', reason: REASON, attempt: 0 });
    expect(await taskQueue.letWait('abc234', fence, REASON)).toBe(false);
    expect(await taskQueue.release('abc234', fence)).toBe(false);
    expect(await taskQueue.tryLater('abc234', fence, REASON, NOON)).toBe(false);
    expect(await taskQueue.renew(lease('w1'), ['abc234'])).toEqual([]);
    expect(await output.append('abc234', fence, [{ at: NOON, kind: 'text', text: 'late' }])).toBeNull();
    expect(await steps.begin({ kind: 'task', id: 'abc234' }, fence, 1, { kind: 'model', model: 'm' })).toBe(false);
    const folder = { folder: '/w', branch: 'b', base: 'c', into: null };
    expect(await taskReports.keepWorktree('abc234', fence, folder)).toBe(false);
  });

  it('is claimed again when its approval is decided, as the same attempt', async ({ tasks, taskQueue, approvals }) => {
    await tasks.add(aTask());
    await approvals.request(approval);
    const { fence } = present(await taskQueue.claim(lease('w1'), NOON));
    await taskQueue.letWait('abc234', fence, REASON);
    expect(await taskQueue.claim(lease('w2'), NOON)).toBeNull();
    expect(await placeOf(tasks, 'abc234', { perPerson: null, perProject: null, all: null }, NOON)).toEqual({
      ahead: 0,
      waitsFor: 'approval',
    });
    await approvals.decide(approval.id, 'approved', ANNA, NOON);
    const again = present(await taskQueue.claim(lease('w2'), NOON));
    expect(again.task).toMatchObject({ attempt: 1, state: 'running', reason: null });
    expect(again.fence).toBeGreaterThan(fence);
  });

  it('is claimed again when its approval has expired', async ({ tasks, taskQueue, approvals }) => {
    await tasks.add(aTask());
    await approvals.request(approval);
    const { fence } = present(await taskQueue.claim(lease('w1'), NOON));
    await taskQueue.letWait('abc234', fence, REASON);
    expect(await taskQueue.claim(lease('w2'), at(59))).toBeNull();
    expect(await taskQueue.claim(lease('w2'), at(60))).not.toBeNull();
  });

  it('a task that is tried later is not claimed before, and its tries are counted apart from its attempts', async ({
    tasks,
    taskQueue,
  }) => {
    await tasks.add(aTask());
    const first = present(await taskQueue.claim(lease('w1'), NOON));
    expect(first.transientTries).toBe(0);
    expect(await taskQueue.tryLater('abc234', first.fence, REASON, at(5))).toBe(true);
    expect(await taskQueue.finish('abc234', first.fence, { state: 'failed', reason: null, result: null, at: NOON }, CLOSING)).toBe(false);
    expect(await tasks.get('abc234')).toMatchObject({ state: 'interrupted', reason: REASON, attempt: 0 });
    expect(await taskQueue.claim(lease('w2'), at(4))).toBeNull();
    expect(await placeOf(tasks, 'abc234', { perPerson: null, perProject: null, all: null }, at(4))).toEqual({ ahead: 0, waitsFor: 'time' });
    const second = present(await taskQueue.claim(lease('w2'), at(5)));
    expect(second).toMatchObject({ transientTries: 1, task: { attempt: 1 } });
    await taskQueue.tryLater('abc234', second.fence, REASON, at(6));
    expect(await taskQueue.claim(lease('w2'), at(6))).toMatchObject({ transientTries: 2, task: { attempt: 1 } });
  });
}
