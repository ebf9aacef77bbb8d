import { describe, expect } from 'vitest';
import { ConflictError, InvalidInputError } from '../../errors.ts';
import type { TaskState } from '../../tasks/task.ts';
import { aProject, aTask, NOON, uuid } from '../fixtures.ts';
import { ANNA, BORIS, lease, present, PROJECT, TALK, testIn, type MakeWorld } from './world.ts';

const LATER = new Date(NOON.getTime() + 60_000);
const STOPPED = { code: 'task.stopped.by-person', message: 'Остановлено.' };

/** What every TaskStore does. */
export function taskStoreContract(name: string, make: MakeWorld): void {
  describe(`${name}: keeping`, () => keeping(make));
  describe(`${name}: listing`, () => listing(make));
  describe(`${name}: stopping`, () => stopping(make));
}

function keeping(make: MakeWorld): void {
  const it = testIn(make);

  it('returns a task as it was added', async ({ tasks }) => {
    const command = aTask({ id: 'cmd234' });
    const prompt = aTask({
      id: 'prm234',
      work: {
        kind: 'prompt',
        prompt: 'Почини тесты',
        model: 'anthropic/claude',
        template: { name: 'fix-tests', parameters: { путь: 'src' }, tools: null },
        continues: 'cmd234',
      },
      conversationId: TALK,
      after: [{ taskId: 'cmd234', when: 'always' }],
      branch: 'главная',
      confirmation: 'Стоит до 5 $.',
      state: 'waiting',
      reason: { code: 'task.waiting.dependency', message: 'Ждёт.' },
      retryOf: 'cmd234',
      retries: 2,
      limits: { budget: 5_000_000_000_000, steps: 7, wallMs: 86_400_000, idleMs: 60_000 },
    });
    await tasks.add(command);
    await tasks.add(prompt);
    expect(await tasks.get('cmd234')).toEqual(command);
    expect(await tasks.get('prm234')).toEqual(prompt);
    for (const id of ['nope', '', 'no\0pe', '💥']) expect(await tasks.get(id)).toBeNull();
    expect(await tasks.dependents(['cmd234', 'nope'])).toEqual([prompt]);
    expect(await tasks.dependents(['prm234'])).toEqual([]);
  });

  it('refuses an id that is taken', async ({ tasks }) => {
    await tasks.add(aTask());
    await expect(tasks.add(aTask({ work: { kind: 'command', command: 'other' } }))).rejects.toThrow(ConflictError);
    expect(await tasks.get(aTask().id)).toEqual(aTask());
  });

  it('takes no more open tasks of one person than may be, also when many come at once', async ({ tasks, taskQueue }) => {
    const ids = Array.from({ length: 20 }, (_, number) => `many${String(number)}`);
    const added = await Promise.all(ids.map((id) => tasks.add(aTask({ id }), 7)));
    expect(added.filter((isAdded) => isAdded)).toHaveLength(7);
    expect(await taskQueue.countOpen(ANNA)).toBe(7);
    expect(await Promise.all(ids.map(async (id) => (await tasks.get(id)) !== null))).toEqual(added);
    expect(await tasks.add(aTask({ id: 'boris2', personId: BORIS }), 7)).toBe(true);
    expect(await tasks.add(aTask({ id: 'nolimit' }))).toBe(true);
    const after = [{ taskId: 'boris2', when: 'always' }] as const;
    expect(await tasks.add(aTask({ id: 'toomuch', state: 'waiting', after }), 7)).toBe(false);
    expect(await tasks.dependents(['boris2'])).toEqual([]);
    for (const id of ids) await tasks.stop(id, STOPPED, LATER);
    expect(await tasks.add(aTask({ id: 'again2' }), 7)).toBe(true);
  });
}

function listing(make: MakeWorld): void {
  const it = testIn(make);
  const at = (seconds: number): Date => new Date(NOON.getTime() + seconds * 1000);

  it('pages newest first, those of one instant in a fixed order', async ({ tasks }) => {
    for (const [index, id] of ['aaa', 'bbb', 'ccc', 'ddd', 'eee'].entries())
      await tasks.add(aTask({ id, createdAt: at(Math.floor(index / 2)) }));
    const first = await tasks.list('everybody', { limit: 3, after: null });
    expect(first.items.map(({ item }) => item.id)).toEqual(['eee', 'ddd', 'ccc']);
    expect(first.hasMore).toBe(true);
    await tasks.add(aTask({ id: 'fff', createdAt: at(9) }));
    const rest = await tasks.list('everybody', { limit: 3, after: first.items[2]?.cursor ?? '' });
    expect(rest.items.map(({ item }) => item.id)).toEqual(['bbb', 'aaa']);
    expect(rest.hasMore).toBe(false);
  });

  it('shows a person their own tasks and those of projects they are members of', async ({ tasks, projects }) => {
    await projects.add(aProject({ id: uuid(21), name: 'other', addedBy: BORIS }));
    await tasks.add(aTask({ id: 'mine', personId: ANNA, projectId: uuid(21), createdAt: at(1) }));
    await tasks.add(aTask({ id: 'theirs', personId: BORIS, projectId: uuid(21), createdAt: at(2) }));
    await tasks.add(aTask({ id: 'shared', personId: BORIS, projectId: PROJECT, createdAt: at(3) }));
    const ids = async (personId: string) => (await tasks.list({ personId }, { limit: 10, after: null })).items.map(({ item }) => item.id);
    expect(await ids(ANNA)).toEqual(['shared', 'mine']);
    expect(await ids(BORIS)).toEqual(['shared', 'theirs', 'mine']);
    await projects.addMember(uuid(21), ANNA);
    expect(await ids(ANNA)).toEqual(['shared', 'theirs', 'mine']);
  });

  it('shows only those in some states, page by page', async ({ tasks }) => {
    for (const [index, id] of ['aaa', 'bbb', 'ccc'].entries()) await tasks.add(aTask({ id, createdAt: at(index) }));
    await tasks.stop('bbb', { code: 'task.stopped.by-person', message: 'Stopped.' }, at(9));
    const ids = async (...states: readonly TaskState[]) =>
      (await tasks.list('everybody', { limit: 10, after: null }, states)).items.map(({ item }) => item.id);
    expect(await ids('queued', 'running')).toEqual(['ccc', 'aaa']);
    expect(await ids('stopped')).toEqual(['bbb']);
    expect(await ids('failed')).toEqual([]);
    expect(await ids()).toEqual(['ccc', 'bbb', 'aaa']);
    const first = await tasks.list('everybody', { limit: 1, after: null }, ['queued']);
    expect(first.hasMore).toBe(true);
    const rest = await tasks.list('everybody', { limit: 1, after: first.items[0]?.cursor ?? '' }, ['queued']);
    expect([rest.items.map(({ item }) => item.id), rest.hasMore]).toEqual([['aaa'], false]);
  });

  it('refuses a cursor that is not one of its own', async ({ tasks }) => {
    await expect(tasks.list('everybody', { limit: 2, after: 'nonsense' })).rejects.toThrow(InvalidInputError);
  });
}

function stopping(make: MakeWorld): void {
  const it = testIn(make);

  it('ends a queued task with its reason, a closing line and the notice', async ({ tasks, output, conversationLog, taskQueue }) => {
    await tasks.add(aTask({ conversationId: TALK }));
    const stopped = present(await tasks.stop('abc234', STOPPED, LATER));
    expect(stopped.won).toBe(true);
    expect(stopped.task).toEqual({ ...aTask({ conversationId: TALK }), state: 'stopped', reason: STOPPED, lastLine: 1, endedAt: LATER });
    expect(await tasks.get('abc234')).toEqual(stopped.task);
    expect(await output.read('abc234', 0, 10)).toEqual({
      lines: [{ number: 1, at: LATER, kind: 'system', text: 'Остановлено.' }],
      isComplete: true,
    });
    expect((await conversationLog.read(TALK, 0, 10)).map(({ body }) => body)).toEqual([
      { kind: 'notice', text: 'Остановлено.', taskId: 'abc234' },
    ]);
    expect(await taskQueue.claim(lease('w1'), LATER)).toBeNull();
  });

  it('I4: a stop makes the running attempt old: nothing it writes counts any more', async ({ tasks, taskQueue, output, steps }) => {
    await tasks.add(aTask());
    const { fence } = present(await taskQueue.claim(lease('w1'), NOON));
    expect(await tasks.stop('abc234', STOPPED, LATER)).toMatchObject({ won: true });
    expect(await output.append('abc234', fence, [{ at: LATER, kind: 'text', text: 'late' }])).toBeNull();
    expect(await taskQueue.release('abc234', fence)).toBe(false);
    expect(await steps.begin({ kind: 'task', id: 'abc234' }, fence, 1, { kind: 'model', model: 'm' })).toBe(false);
    expect(await taskQueue.renew(lease('w1'), ['abc234'])).toEqual([]);
  });

  it('tells who came second that it did not win, and an unknown task that there is none', async ({ tasks }) => {
    await tasks.add(aTask());
    await tasks.stop('abc234', STOPPED, LATER);
    const second = await tasks.stop('abc234', { code: 'other', message: 'other' }, LATER);
    expect(second).toMatchObject({ won: false, task: { state: 'stopped', reason: STOPPED, lastLine: 1 } });
    expect(await tasks.stop('nope', STOPPED, LATER)).toBeNull();
  });
}
