import { describe, expect, test } from 'vitest';

import { ANNA, as, settled } from '../testing/domain-world.ts';
import { aTask, uuid } from '../testing/fixtures.ts';
import { fails, hangs, says } from '../testing/scripted-provider.ts';
import { exits } from '../testing/scripted-sandbox.ts';
import { RunAborted } from './run-aborted.ts';
import { ID, PROMPT, LIMITS, makeTaskBoundsWorld, taskOf, linesOf, noticesOf, runs } from '../testing/task-bounds-world.ts';

describe('a task whose start needs a yes', () => {
  const CONFIRMED = { task: { confirmation: 'стоит до $5' }, script: [says('Готово')] };

  test('asks whoever is in charge before anything runs, without a worker, and runs after it', async () => {
    const { ports, run, free, provider } = await makeTaskBoundsWorld(CONFIRMED);
    await expect(run(2_000)).resolves.toMatchObject({ state: 'waiting', attempt: 0, reason: { code: 'task.waiting.approval' } });
    expect([provider.requests, await free()]).toEqual([[], null]);
    const [approval] = await ports.useCases.approvals.pending(as(ANNA));
    expect(approval).toMatchObject({ step: 0, action: 'стоит до $5', approver: 'requester' });
    await ports.useCases.approvals.decide(as(ANNA), approval?.id ?? '', 'approved');
    await expect(run()).resolves.toMatchObject({ state: 'succeeded' });
  });

  test.each(['denied', 'nobody'] as const)('ends as stopped, not as failed, when it gets none (%s)', async (answer) => {
    const { ports, run, provider } = await makeTaskBoundsWorld(CONFIRMED);
    await run(2_000);
    const [approval] = await ports.useCases.approvals.pending(as(ANNA));
    if (answer === 'denied') await ports.useCases.approvals.decide(as(ANNA), approval?.id ?? '', 'denied');
    else await ports.clock.advance(24 * 3_600_000);
    await expect(run()).resolves.toMatchObject({ state: 'stopped', reason: { code: 'task.stopped.not-confirmed' }, result: null });
    expect(provider.requests).toEqual([]);
    expect((await noticesOf(ports)).at(-1)).toMatch(/^Задача `abc234` остановлена: Никто не согласился/u);
  });
});

describe('a fault that may pass', () => {
  const away = () => fails('unreachable');

  test('is tried again later, without a worker, from the same step: no finished call is repeated', async () => {
    const { ports, run, free, sandbox, provider } = await makeTaskBoundsWorld({ script: [runs('deploy'), away(), away()] });
    const task = await run(2_000);
    expect(task).toMatchObject({ state: 'interrupted', attempt: 0, reason: { code: 'task.interrupted.transient' } });
    expect(task.reason?.message).toMatch(/Новая попытка в \d\d:\d\d \(1 из 3\)\.$/u);
    expect(await linesOf(ports)).toContain(task.reason?.message);
    await ports.clock.advance(25_000);
    await expect(free()).resolves.toBeNull();
    await ports.clock.advance(10_000);
    provider.add(says('Готово'));
    await expect(run()).resolves.toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(sandbox.commands).toHaveLength(1);
  });

  test('that does not pass ends it after three more tries, about half a minute, two and eight later', async () => {
    const { ports, run } = await makeTaskBoundsWorld({ script: Array.from({ length: 8 }, away) });
    for (const pauseMs of [33_000, 132_000, 528_000]) {
      await expect(run(2_000)).resolves.toMatchObject({ state: 'interrupted' });
      await ports.clock.advance(pauseMs);
    }
    const task = await run(2_000);
    expect(task).toMatchObject({ state: 'failed', attempt: 1, reason: { code: 'model.unreachable' } });
    expect(task.reason?.message).toContain('Повторных попыток было: 3.');
  });

  test('is not tried again when no time is left for it', async () => {
    const { run } = await makeTaskBoundsWorld({ script: [away(), away()], limits: { wallMs: 20_000 } });
    await expect(run(2_000)).resolves.toMatchObject({ state: 'failed', reason: { code: 'model.unreachable' } });
  });

  test('a refusal is no such fault', async () => {
    const { run } = await makeTaskBoundsWorld({ script: [fails('rejected')] });
    await expect(run(2_000)).resolves.toMatchObject({ state: 'failed', reason: { code: 'model.rejected' } });
  });
});

describe('how it ended and went on', () => {
  test('a task that crashed its worker three times says so, and keeps what is known of its work', async () => {
    const { ports, claim, start, run } = await makeTaskBoundsWorld({ script: [runs('deploy', 'Начал'), hangs()] });
    const dead = start(await claim());
    await settled(ports);
    dead.stop.abort(new RunAborted('lost'));
    await dead.done;
    await claim();
    await claim();
    await expect(run()).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.crashed', message: expect.stringContaining('трижды') },
      result: { summary: 'Начал', evidence: { commands: [{ command: 'deploy', exitCode: 0 }] } },
    });
  });

  test('a task that goes on with an ended one has its context before it, also when that one had failed', async () => {
    const { ports, run, provider } = await makeTaskBoundsWorld({ script: [runs('npm test'), says('Не вышло')], runs: () => exits(1) });
    await run();
    const work = { ...PROMPT.work, prompt: 'Попробуй ещё', continues: ID };
    await ports.tasks.add(aTask({ id: 'next22', conversationId: uuid(10), work, limits: LIMITS }));
    provider.add(says('Готово'));
    await run();
    await expect(taskOf(ports, 'next22')).resolves.toMatchObject({ state: 'succeeded' });
    const { messages = [] } = provider.requests.at(-1) ?? {};
    expect(messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'tool', 'assistant', 'assistant', 'user']);
    expect(messages[0]).toEqual({ role: 'user', text: 'Почини' });
    expect(messages.at(-2)).toMatchObject({ text: expect.stringMatching(/^\[This ended as failed: Работа не подтверждена/u) });
    expect(messages.at(-1)).toEqual({ role: 'user', text: 'Попробуй ещё' });
  });

  test('a task that comes after another one is told what came of it', async () => {
    const { ports, run, provider } = await makeTaskBoundsWorld({ script: [says('Нашёл три ошибки')] });
    await run();
    const after = [{ taskId: ID, when: 'success' }] as const;
    await ports.tasks.add(aTask({ id: 'next22', ...PROMPT, after, limits: LIMITS }));
    provider.add(says('Готово'));
    await run();
    expect(provider.requests.at(-1)?.messages).toEqual([
      { role: 'user', text: expect.stringMatching(/Task abc234 succeeded\nНашёл три ошибки[\s\S]*Почини$/u) },
    ]);
  });

  test("of a template's task only the tools that the template names are there", async () => {
    const template = { name: 'review', parameters: {}, tools: ['read_file'] };
    const { run, provider } = await makeTaskBoundsWorld({ script: [says('ok')], task: { work: { ...PROMPT.work, template } } });
    await run();
    expect(provider.requests[0]?.tools.map(({ name }) => name)).toEqual(['read_file', 'update_plan']);
  });
});
