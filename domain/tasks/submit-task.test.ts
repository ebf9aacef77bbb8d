import { describe, expect, test } from 'vitest';

import { ConflictError, ForbiddenError, InvalidInputError, UnauthenticatedError, UnknownIdError } from '../errors.ts';
import { ANNA, as, BORIS, GUEST, OWNER } from '../testing/domain-world.ts';
import { aConversation, aTask, uuid } from '../testing/fixtures.ts';
import { makeWholeWorld, TASK_SETTINGS } from '../testing/whole-world.ts';
import { makePlanTask } from './plan-task.ts';
import type { NewTask } from './new-task.ts';
import { makeSubmitTask } from './submit-task.ts';
import { taskIdOf } from './task-id.ts';
import { makeFindTask } from './watch-tasks.ts';

const COMMAND: NewTask = {
  project: 'demo',
  prompt: null,
  command: 'make',
  budgetUsd: null,
  conversationId: null,
  model: null,
  key: null,
};

async function world() {
  const ports = await makeWholeWorld();
  return { ports, submit: ports.useCases.submitTask };
}

describe('a new task', () => {
  test('is stored before anybody is told, queued, with the limits that are configured', async () => {
    const { ports, submit } = await world();
    const task = await submit(as(ANNA), COMMAND);
    expect(task).toEqual({
      ...aTask(),
      id: task.id,
      work: { kind: 'command', command: 'make' },
      limits: TASK_SETTINGS.defaults,
      createdAt: ports.clock.now(),
    });
    await expect(ports.tasks.get(task.id)).resolves.toEqual(task);
    expect(ports.crashPoints.reached).toEqual(['before.task.store', 'after.task.store']);
    expect(ports.doorbell.rung).toEqual(['work:tasks']);
  });

  test('takes a prompt, a model and a budget, and goes to the default project when none is named', async () => {
    const { submit, ports } = await world();
    const task = await submit(as(OWNER), {
      ...COMMAND,
      project: null,
      command: null,
      prompt: 'Почини',
      model: 'second/model',
      budgetUsd: 0.1,
    });
    expect(task).toMatchObject({ work: { kind: 'prompt', prompt: 'Почини', model: 'second/model' }, limits: { budget: 100_000_000 } });
    await expect(ports.projects.get(task.projectId)).resolves.toMatchObject({ name: 'main', folder: '/workspace/main' });
    await expect(submit(as(ANNA), { ...COMMAND, budgetUsd: 0 })).resolves.toMatchObject({ limits: { budget: 0 } });
  });

  test.each<[Partial<NewTask>, string]>([
    [{ command: null }, 'prompt'],
    [{ prompt: 'both' }, 'prompt'],
    [{ command: ' \n' }, 'command'],
    [{ command: null, prompt: '' }, 'prompt'],
    [{ command: 'x'.repeat(20_001) }, 'command'],
    [{ command: null, prompt: 'щ'.repeat(100_001) }, 'prompt'],
    [{ command: 'a\0b' }, 'command'],
    [{ budgetUsd: -1 }, 'budgetUsd'],
    [{ budgetUsd: 1_001 }, 'budgetUsd'],
    [{ budgetUsd: Number.NaN }, 'budgetUsd'],
    [{ project: '../up' }, 'project'],
  ])('%# is refused in one sentence and nothing is stored', async (change, field) => {
    const { ports, submit } = await world();
    const refusal = await submit(as(ANNA), { ...COMMAND, ...change }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InvalidInputError);
    expect(refusal).toHaveProperty('field', field);
    await expect(ports.tasks.list('everybody', { limit: 1, after: null })).resolves.toMatchObject({ items: [] });
  });

  test("I7: is not made in somebody else's project or conversation, nor by whom it is not for", async () => {
    const { ports, submit } = await world();
    await ports.conversations.ensure(aConversation());
    await expect(submit(as(BORIS), COMMAND)).rejects.toThrow(ForbiddenError);
    await expect(submit(as(OWNER), { ...COMMAND, conversationId: uuid(10) })).rejects.toThrow(new UnknownIdError('conversation'));
    await expect(submit(as(ANNA), { ...COMMAND, conversationId: uuid(99) })).rejects.toThrow(new UnknownIdError('conversation'));
    await expect(submit(as(ANNA), { ...COMMAND, conversationId: uuid(10) })).resolves.toHaveProperty('conversationId', uuid(10));
    await expect(submit(null, COMMAND)).rejects.toThrow(UnauthenticatedError);
    await expect(submit(as(GUEST), COMMAND)).rejects.toThrow(ForbiddenError);
    await expect(submit(as(ANNA, { scope: 'read' }), COMMAND)).rejects.toThrow(ForbiddenError);
  });
});

describe('a task with a key', () => {
  test('I1: is one task, however often and at once it is asked for', async () => {
    const { ports, submit } = await world();
    const [first, second] = await Promise.all([
      submit(as(ANNA), { ...COMMAND, key: 'turn-1' }),
      submit(as(ANNA), { ...COMMAND, key: 'turn-1' }),
    ]);
    expect(second).toEqual(first);
    await ports.tasks.stop(first.id, { code: 'x', message: 'x' }, ports.clock.now());
    await expect(submit(as(ANNA), { ...COMMAND, key: 'turn-1' })).resolves.toMatchObject({ id: first.id, state: 'stopped' });
    await expect(submit(as(ANNA), { ...COMMAND, key: 'turn-2' })).resolves.not.toMatchObject({ id: first.id });
  });

  test("gets another id when its own is somebody else's task by chance", async () => {
    const { ports, submit } = await world();
    await ports.tasks.add(aTask({ id: taskIdOf('turn-1'), personId: BORIS.id }));
    const task = await submit(as(ANNA), { ...COMMAND, key: 'turn-1' });
    expect(task).toMatchObject({ id: taskIdOf('turn-1:2'), personId: ANNA.id });
    await expect(submit(as(ANNA), { ...COMMAND, key: 'turn-1' })).resolves.toEqual(task);
    await expect(submit(as(ANNA), { ...COMMAND, key: 'turn-1', command: null, prompt: 'other' })).resolves.toMatchObject({
      id: taskIdOf('turn-1:3'),
    });
  });

  test('refuses a model that is not here, and names those that are', async () => {
    const { submit } = await world();
    const refused = submit(as(ANNA), { ...COMMAND, command: null, prompt: 'x', model: 'nobody/knows' });
    await expect(refused).rejects.toThrow(/Модели «nobody\/knows» здесь нет; есть .*second\/model/);
  });

  test('never closes a circle: it comes only after tasks that are there, so neither after itself nor after one that is still to come', async () => {
    const { ports, submit } = await world();
    const after = (key: string) => [{ taskId: taskIdOf(key), when: 'always' }] as const;
    for (const later of ['one', 'two'])
      await expect(submit(as(ANNA), { ...COMMAND, key: 'one', after: after(later) })).rejects.toThrow(InvalidInputError);
    const one = await submit(as(ANNA), { ...COMMAND, key: 'one' });
    const two = await submit(as(ANNA), { ...COMMAND, key: 'two', after: after('one') });
    // The same key again is the same task, whatever it is to come after now.
    await expect(submit(as(ANNA), { ...COMMAND, key: 'one', after: after('two') })).resolves.toMatchObject({ id: one.id, after: [] });
    expect(two.after).toEqual(after('one'));
    expect(await ports.tasks.dependents([two.id])).toEqual([]);
  });

  test('has an id that can be typed', () => {
    for (let key = 0; key < 100; key += 1) expect(taskIdOf(String(key))).toMatch(/^[2-9a-hjkmnp-z]{8}$/);
  });
});

test('one task more than a person may have open is refused in one sentence, in their language; the same one again is not', async () => {
  const { ports } = await world();
  const { projects } = ports.useCases;
  const settings = { ...TASK_SETTINGS, openPerPerson: 2 };
  const planTask = makePlanTask({ ...ports, projects, findTask: makeFindTask(ports), settings, catalogue: () => [] });
  const submit = makeSubmitTask({ ...ports, planTask, settings });
  await submit(as(ANNA), COMMAND);
  const second = await submit(as(ANNA), { ...COMMAND, key: 'a' });
  await expect(submit(as(ANNA), COMMAND)).rejects.toThrow(
    new ConflictError('У вас уже 2 незаконченных задач, больше нельзя: дождитесь одной или остановите, например `/stop k7m2x9qa`.'),
  );
  await expect(submit(as(ANNA), { ...COMMAND, key: 'a' })).resolves.toEqual(second);
  await expect(submit(as(OWNER), COMMAND)).resolves.toMatchObject({ personId: OWNER.id });
  await ports.useCases.stopTask(as(ANNA), second.id);
  await expect(submit(as(ANNA), COMMAND)).resolves.toMatchObject({ state: 'queued' });
});

test('of many that are asked for at once no more get in than a person may have open', async () => {
  const { ports } = await world();
  const { projects } = ports.useCases;
  const settings = { ...TASK_SETTINGS, openPerPerson: 3 };
  const planTask = makePlanTask({ ...ports, projects, findTask: makeFindTask(ports), settings, catalogue: () => [] });
  const submit = makeSubmitTask({ ...ports, planTask, settings });
  const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
  const outcomes = await Promise.allSettled(keys.map((key) => submit(as(ANNA), { ...COMMAND, key })));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  await ports.tasks.add(aTask({ id: taskIdOf('z'), personId: BORIS.id }));
  await expect(submit(as(ANNA), { ...COMMAND, key: 'z' })).rejects.toThrow('У вас уже 3 незаконченных');
});

test('a code that is taken by chance is drawn again, but not for ever', async () => {
  const { ports } = await world();
  const { projects } = ports.useCases;
  const findTask = makeFindTask(ports);
  const planTask = makePlanTask({ ...ports, projects, findTask, settings: TASK_SETTINGS, catalogue: () => [] });
  const settings = { ...ports, planTask, settings: TASK_SETTINGS };
  const codes = ['taken', 'free'];
  await ports.tasks.add(aTask({ id: 'taken' }));
  const lucky = makeSubmitTask({ ...settings, ids: { ...ports.ids, code: () => codes.shift() ?? 'taken' } });
  await expect(lucky(as(ANNA), COMMAND)).resolves.toHaveProperty('id', 'free');
  await expect(lucky(as(ANNA), COMMAND)).rejects.toThrow(ConflictError);
  const broken = makeSubmitTask({ ...settings, tasks: { ...ports.tasks, add: () => Promise.reject(new Error('broken')) } });
  await expect(broken(as(ANNA), COMMAND)).rejects.toThrow('broken');
});
