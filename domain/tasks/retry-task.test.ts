import { describe, expect, test } from 'vitest';

import { ConflictError, InvalidInputError, UnknownIdError } from '../errors.ts';
import { present } from '../testing/contracts/world.ts';
import { ADMIN, ANNA, as, BORIS } from '../testing/domain-world.ts';
import { aConversation, aTask, uuid } from '../testing/fixtures.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { firstTryOf } from './first-try.ts';
import type { Task } from './task.ts';

const PROMPT = {
  kind: 'prompt',
  prompt: 'Посмотри',
  model: null,
  template: { name: 'daily', parameters: { depth: '3' }, tools: ['read_file'] },
  continues: null,
} as const;

async function world(change: Partial<Task> = {}) {
  const ports = await makeWholeWorld();
  await ports.conversations.ensure(aConversation());
  await ports.tasks.add(aTask({ id: 'before' }));
  await ports.tasks.add(aTask({ conversationId: uuid(10), ...change }));
  return { ports, stop: ports.useCases.stopTask, retry: ports.useCases.retryTask };
}

describe('running an ended task again', () => {
  test('makes a new one that keeps what was asked for and begins with nothing', async () => {
    const kept = { work: PROMPT, branch: 'main', after: [{ taskId: 'before', when: 'always' }] } as const;
    const { ports, stop, retry } = await world(kept);
    await expect(retry(as(ANNA), 'abc234')).rejects.toThrow('Задача abc234 ещё не закончена');
    await stop(as(ANNA), 'abc234');
    await ports.clock.advance(1_000);
    const again = await retry(as(ANNA), 'abc234');
    const { id, createdAt } = again;
    expect(again).toMatchObject({ ...kept, conversationId: uuid(10), limits: aTask().limits, retryOf: 'abc234', retries: 1, spent: 0 });
    expect(createdAt).toEqual(ports.clock.now());
    expect(ports.doorbell.rung.at(-1)).toBe('work:tasks');
    await expect(retry(as(ADMIN), 'abc234')).resolves.toMatchObject({ personId: ADMIN.id });
    await expect(ports.tasks.get(id)).resolves.toEqual(again);
  });

  test('I1: with the same key makes it once', async () => {
    const { ports, stop, retry } = await world();
    await stop(as(ANNA), 'abc234');
    const [first, second] = await Promise.all([retry(as(ANNA), 'abc234', { key: 'turn-1' }), retry(as(ANNA), 'abc234', { key: 'turn-1' })]);
    expect(second).toEqual(first);
    await expect(ports.tasks.list('everybody', { limit: 10, after: null })).resolves.toMatchObject({ items: { length: 3 } });
  });

  test("I7: is its person's and the admins' right", async () => {
    const { stop, retry } = await world();
    await stop(as(ANNA), 'abc234');
    await expect(retry(as(BORIS), 'abc234')).rejects.toThrow(new UnknownIdError('task'));
    await expect(retry.forecast(as(BORIS), 'abc234')).rejects.toThrow(new UnknownIdError('task'));
  });
});

describe('the budget of another try', () => {
  test('I6: is what is left of the first', async () => {
    const { stop, retry } = await world({ work: PROMPT, spent: 400_000_000 });
    await stop(as(ANNA), 'abc234');
    const again = await retry(as(ANNA), 'abc234');
    expect(again.limits).toEqual({ ...aTask().limits, budget: 600_000_000 });
    await expect(retry(as(ANNA), 'abc234', { budgetUsd: 3 })).resolves.toMatchObject({ limits: { budget: 3_000_000_000 } });
    await expect(retry(as(ANNA), 'abc234', { budgetUsd: -1 })).rejects.toThrow(InvalidInputError);
  });

  test('is refused when nothing is left, with what to do', async () => {
    const { ports, stop, retry } = await world({ work: PROMPT, spent: 1_000_000_000 });
    await stop(as(ANNA), 'abc234');
    await expect(retry(as(ANNA), 'abc234')).rejects.toThrow(
      new ConflictError('От $1.00, данных задаче abc234, ничего не осталось: дайте ещё, например `/retry abc234 --budget 1.00`.'),
    );
    await expect(ports.tasks.list('everybody', { limit: 10, after: null })).resolves.toMatchObject({ items: { length: 2 } });
    await expect(retry(as(ANNA), 'abc234', { budgetUsd: 1 })).resolves.toMatchObject({ limits: { budget: 1_000_000_000 } });
  });

  test('is whole for a command, and for a task that was given none because its model is free', async () => {
    const { ports, stop, retry } = await world();
    await ports.tasks.add(aTask({ id: 'free22', work: PROMPT, limits: { ...aTask().limits, budget: 0 } }));
    for (const [id, budget] of [
      ['abc234', 1_000_000_000],
      ['free22', 0],
    ] as const) {
      await stop(as(ANNA), id);
      await expect(retry(as(ANNA), id)).resolves.toMatchObject({ limits: { budget } });
    }
  });
});

describe('the question before another try', () => {
  test('says what it will do and cost, which try it is, and what the first one was', async () => {
    const { ports, stop, retry } = await world({ work: PROMPT, spent: 400_000_000 });
    await stop(as(ANNA), 'abc234');
    const second = await retry(as(ANNA), 'abc234', { ask: 'always' });
    expect(second.confirmation).toBe(
      'Выполнить задачу abc234 ещё раз, «Посмотри» в проекте demo? Это попытка 2; первой была abc234. Из $1.00 осталось $0.60. ' +
        'Для оценки слишком мало истории (похожих законченных задач: 0); дороже $0.60 она стать не может.',
    );
    await stop(as(ANNA), second.id);
    const third = await retry(as(ADMIN), second.id, { ask: 'always' });
    expect(third).toMatchObject({ retryOf: second.id, retries: 2 });
    expect(third.confirmation).toContain('Это попытка 3; первой была abc234.');
    await expect(firstTryOf(ports, third)).resolves.toHaveProperty('id', 'abc234');
    await expect(firstTryOf(ports, present(await ports.tasks.get('abc234')))).resolves.toHaveProperty('id', 'abc234');
  });

  test('is asked above the configured amount, unless whoever retries has said yes', async () => {
    const { stop, retry } = await world({ work: PROMPT });
    await stop(as(ANNA), 'abc234');
    await expect(retry(as(ANNA), 'abc234')).resolves.toHaveProperty('confirmation', null);
    await expect(retry(as(ANNA), 'abc234', { budgetUsd: 6 })).resolves.toHaveProperty('confirmation', expect.stringContaining('$6.00'));
    await expect(retry(as(ANNA), 'abc234', { budgetUsd: 6, ask: 'never' })).resolves.toHaveProperty('confirmation', null);
    await expect(retry.forecast(as(ANNA), 'abc234')).resolves.toMatchObject({
      isAsked: false,
      question: expect.stringContaining('abc234'),
    });
  });
});
