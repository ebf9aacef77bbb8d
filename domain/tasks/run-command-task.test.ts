import { describe, expect, test } from 'vitest';

import { settled } from '../testing/domain-world.ts';
import { uuid } from '../testing/fixtures.ts';
import { exits } from '../testing/scripted-sandbox.ts';
import type { ScriptedRun } from '../testing/scripted-sandbox.ts';
import { SANDBOX_LIMITS } from '../testing/whole-world.ts';
import { RunAborted } from './run-aborted.ts';
import { ID, HANGS, makeTaskRunWorld, claim, start, runOnce, linesOf, noticesOf } from '../testing/task-run-world.ts';

describe('a command task', () => {
  test('runs its command in the sandbox with no model, and tells how it ended', async () => {
    const { ports, sandbox } = await makeTaskRunWorld({ runs: () => exits(0, 'раз\nдва') });
    await expect(runOnce(ports)).resolves.toMatchObject({
      state: 'succeeded',
      reason: null,
      result: { exitCode: 0, summary: null },
      spent: 0,
    });
    expect(sandbox.commands).toEqual([{ folder: '/workspace/demo', command: 'echo hello', variables: {}, limits: SANDBOX_LIMITS }]);
    await expect(linesOf(ports)).resolves.toEqual([
      'system: Начата.',
      'stage: $ echo hello',
      'text: раз',
      'text: два',
      `system: Задача ${ID} выполнена.`,
    ]);
    await expect(noticesOf(ports)).resolves.toEqual([`Задача \`${ID}\` выполнена.`]);
    expect(ports.doorbell.rung).toEqual(expect.arrayContaining([`task:${ID}`, `output:${ID}`, `conversation:${uuid(10)}`]));
    expect(ports.metrics.total('tasks_total', { state: 'succeeded' })).toBe(1);
    expect(ports.doorbell.listeners(`task:${ID}`)).toBe(0);
    expect(ports.clock.sleepers).toBe(0);
  });

  test.each<[ScriptedRun, string, number | null, string]>([
    [exits(1), 'task.command-failed', 1, 'exit code 1'],
    [exits(137), 'task.command-failed', 137, 'exit code 137'],
    [{ exit: { kind: 'killed', signal: 'SIGKILL' } }, 'task.command-failed', null, 'SIGKILL'],
    [{ exit: { kind: 'limit', limit: 'memory' } }, 'task.limit.memory', null, 'memory'],
    [{ exit: { kind: 'limit', limit: 'output' } }, 'task.limit.output', null, 'output'],
    [{ exit: { kind: 'not-started', message: 'no sandbox' } }, 'task.command-failed', null, 'no sandbox'],
  ])('I11: that ended as %j never says succeeded', async (run, code, exitCode, words) => {
    const { ports } = await makeTaskRunWorld({ runs: () => run });
    await expect(runOnce(ports)).resolves.toMatchObject({
      state: 'failed',
      reason: { code, message: expect.stringContaining(words) },
      result: { exitCode },
    });
    expect((await linesOf(ports)).join('\n')).not.toContain('выполнена');
    expect((await noticesOf(ports)).join('\n')).toMatch(/не удалась/);
  });

  test('I11: that takes longer than it may is ended, in the language of its person', async () => {
    const { ports, sandbox } = await makeTaskRunWorld({
      runs: () => HANGS,
      task: { limits: { budget: 1, steps: 5, wallMs: 10_000, idleMs: 900_000 } },
    });
    const { done } = start(ports, await claim(ports));
    await ports.clock.advance(9_999);
    expect(sandbox.running).toBe(1);
    await ports.clock.advance(1);
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.limit.time', message: 'Превышено отведённое время.' },
    });
    expect(sandbox.running).toBe(0);
    await expect(linesOf(ports)).resolves.toContain('text: работаю');
  });

  test('whose time was over before it could go on does not begin again', async () => {
    const { ports, sandbox } = await makeTaskRunWorld({ task: { limits: { budget: 1, steps: 5, wallMs: 10_000, idleMs: 900_000 } } });
    await claim(ports);
    await ports.clock.advance(10_000);
    const { done } = start(ports, await claim(ports), {
      runCommand: (run) => new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason))),
    });
    await ports.clock.advance(0);
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ reason: { code: 'task.limit.time' } });
    expect(sandbox.commands).toEqual([]);
  });

  test('I1: that a dead worker had begun is not run again by itself, and says so', async () => {
    const { ports, sandbox } = await makeTaskRunWorld({ runs: () => HANGS });
    const dead = start(ports, await claim(ports));
    await settled(ports);
    const next = await claim(ports);
    dead.stop.abort(new RunAborted('lost'));
    await dead.done;
    await ports.runTask(next, new AbortController().signal);
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({
      state: 'failed',
      attempt: 2,
      reason: { code: 'task.interrupted', message: expect.stringContaining(`retry ${ID}`) },
    });
    expect(sandbox.commands).toHaveLength(1);
    await expect(linesOf(ports)).resolves.toContain('system: Продолжается после гибели исполнителя, попытка 2.');
  });

  test('I1: that had ended before its worker died keeps how it ended', async () => {
    let isDead = false;
    const { ports, sandbox } = await makeTaskRunWorld({
      runs: () => exits(3),
      onReach: (point) => {
        if (point === 'after.tool.finish' && !isDead) {
          isDead = true;
          throw new RunAborted('lost');
        }
      },
    });
    await ports.runTask(await claim(ports), new AbortController().signal);
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'running' });
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'failed', result: { exitCode: 3 } });
    expect(sandbox.commands).toHaveLength(1);
  });

  test('that was cut off before it began is run', async () => {
    let isDead = false;
    const { ports, sandbox } = await makeTaskRunWorld({
      onReach: (point) => {
        if (point === 'before.tool.begin' && !isDead) {
          isDead = true;
          throw new RunAborted('lost');
        }
      },
    });
    await ports.runTask(await claim(ports), new AbortController().signal);
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'succeeded' });
    expect(sandbox.commands).toHaveLength(1);
  });

  test('with a broken record of how it ended fails, in words', async () => {
    const { ports } = await makeTaskRunWorld();
    const { fence } = await claim(ports);
    await ports.steps.begin({ kind: 'task', id: ID }, fence, 1, { kind: 'tool', callId: 'command', tool: 'run_command', input: {} });
    await ports.steps.finish({ kind: 'task', id: ID }, fence, 1, { kind: 'tool', output: '{"kind":"?"}', isError: true });
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'failed', reason: { code: 'internal' } });
    expect(ports.logger.of('task.failed')).toHaveLength(1);
  });

  test('that a crash ended three times is not tried again', async () => {
    const { ports, sandbox } = await makeTaskRunWorld();
    for (let attempt = 1; attempt <= 3; attempt += 1) await claim(ports);
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'failed', reason: { code: 'task.crashed' } });
    expect(sandbox.commands).toEqual([]);
  });

  test('whose project or person is gone fails, in words', async () => {
    const noProject = await makeTaskRunWorld({ task: { projectId: uuid(99) } });
    await expect(runOnce(noProject.ports)).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.project-gone', message: 'Проекта больше нет.' },
    });
    const nobody = await makeTaskRunWorld({ task: { personId: uuid(99), conversationId: null } });
    await expect(runOnce(nobody.ports)).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.project-gone', message: 'Its project is gone.' },
    });
  });
});
