import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import { MAYBE_RAN } from '../agent/run-agent.ts';
import { SCRIPTED_COST, SECRET } from '../testing/agent-world.ts';
import { present } from '../testing/contracts/world.ts';
import { settled } from '../testing/domain-world.ts';
import { aTask } from '../testing/fixtures.ts';
import { callsTool, fails, says, SCRIPTED_USAGE } from '../testing/scripted-provider.ts';
import { exits } from '../testing/scripted-sandbox.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import { RunAborted } from './run-aborted.ts';
import type { RunTaskDeps } from './run-task.ts';
import { ID, PROMPT, HANGS, makeTaskRunWorld, claim, start, runOnce, linesOf, noticesOf } from '../testing/task-run-world.ts';

describe('a prompt task', () => {
  test('lets the agent work, tells its stages from what it does, and ends with its closing words', async () => {
    const { ports, provider } = await makeTaskRunWorld({
      task: PROMPT,
      runs: () => exits(0, '5 passed\n'),
      script: [
        callsTool('read_file', { path: 'a.txt' }, { text: 'Смотрю\n' }),
        callsTool('run_command', { command: 'npm test' }),
        callsTool('fly', 'to the moon'),
        says('Всё ', `хорошо, ключ ${SECRET}`),
      ],
    });
    const task = await runOnce(ports);
    expect(task).toMatchObject({ state: 'succeeded', spent: 4 * SCRIPTED_COST, result: { exitCode: null } });
    expect(JSON.stringify(task)).not.toContain(SECRET);
    expect(JSON.stringify(await noticesOf(ports))).not.toContain(SECRET);
    expect((await noticesOf(ports))[0]).toMatch(/^Задача `abc234` выполнена\.\n\nВсё хорошо, ключ /);
    const lines = await linesOf(ports);
    expect(lines.slice(0, -2)).toEqual([
      'system: Начата.',
      'stage: waiting for the model',
      'text: Смотрю',
      'stage: exploring',
      'tool: read_file {"path":"a.txt"}',
      'tool: read_file failed: There is no file a.txt.',
      'stage: waiting for the model',
      'stage: running a command',
      'tool: run_command {"command":"npm test"}',
      'text: 5 passed',
      'tool: run_command done: [exit code 0]',
      'stage: waiting for the model',
      'stage: fly',
      'tool: fly to the moon',
      'tool: fly failed: There is no tool named fly.',
      'stage: waiting for the model',
    ]);
    expect(lines.join('\n')).not.toContain(SECRET);
    expect(provider.requests[0]).toMatchObject({ messages: [{ role: 'user', text: 'Почини' }] });
    expect(provider.requests[0]?.tools.map(({ name }) => name)).toEqual(expect.arrayContaining(['run_command', 'update_plan']));
    expect(task.result?.evidence).toEqual({
      commands: [{ command: 'npm test', exitCode: 0 }],
      filesWritten: [],
      commits: [],
      diffStat: null,
    });
    expect((await noticesOf(ports))[0]).toContain('Команды и коды выхода: `npm test` → 0');
  });

  test('says when another model goes on, and shortens what is long', async () => {
    const { ports } = await makeTaskRunWorld({
      task: PROMPT,
      script: [fails('rejected', { said: 'Начал' })],
      second: [callsTool('write_file', { path: 'x', text: 'я'.repeat(1_000) }, { text: 'Снова' }), says('Готово')],
    });
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'succeeded' });
    const lines = await linesOf(ports);
    expect(lines).toEqual(expect.arrayContaining(['text: Начал', 'system: Продолжает другая модель.', 'text: Снова']));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(400);
  });

  test.each([
    ['length', 'model.length', 'обрезан'],
    ['refusal', 'model.refusal', 'отказалась'],
  ] as const)('I11: whose last answer ended by %s never says succeeded', async (stop, code, words) => {
    const { ports } = await makeTaskRunWorld({
      task: PROMPT,
      script: [
        {
          events: [
            { type: 'text', delta: 'Почти' },
            { type: 'done', stop, usage: SCRIPTED_USAGE, opaque: null },
          ],
        },
      ],
    });
    await expect(runOnce(ports)).resolves.toMatchObject({
      state: 'failed',
      reason: { code, message: expect.stringContaining(words) },
      result: { summary: 'Почти' },
    });
    expect((await noticesOf(ports))[0]).toMatch(/не удалась[\s\S]*Почти/);
  });

  test('I11: that no model can do, or that none answers, fails in words', async () => {
    const { ports } = await makeTaskRunWorld({ task: PROMPT, script: [fails('rejected', { message: 'no credit' })] });
    await expect(runOnce(ports)).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'model.rejected', message: expect.stringContaining('no credit') },
      result: { summary: null, evidence: { commands: [] } },
    });
    const none = await makeWholeWorld({ providers: [] });
    await none.tasks.add(aTask(PROMPT));
    await none.runTask(
      present(await none.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, none.clock.now())),
      new AbortController().signal,
    );
    await expect(none.tasks.get(ID)).resolves.toMatchObject({ state: 'failed', reason: { code: 'model.none' } });
  });

  test('I6: keeps to its own budget', async () => {
    const { ports } = await makeTaskRunWorld({
      task: { ...PROMPT, limits: { budget: 1_000, steps: 5, wallMs: 1_000, idleMs: 900_000 } },
      script: [says('never')],
    });
    await expect(runOnce(ports)).resolves.toMatchObject({
      state: 'failed',
      spent: 0,
      reason: { code: 'task.limit.budget', message: expect.stringContaining('бюджет этой задачи') },
    });
  });

  test('I1: after a crash it goes on from its last step, and an uncertain command is reported to the agent', async () => {
    const { ports, provider, sandbox } = await makeTaskRunWorld({
      task: PROMPT,
      runs: () => HANGS,
      script: [callsTool('write_file', { path: 'a', text: '1' }), callsTool('run_command', { command: 'deploy' }), says('Проверил')],
    });
    const dead = start(ports, await claim(ports));
    await settled(ports);
    expect(sandbox.running).toBe(1);
    const next = await claim(ports);
    dead.stop.abort(new RunAborted('lost'));
    await dead.done;
    await ports.runTask(next, new AbortController().signal);
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'succeeded', attempt: 2 });
    expect(sandbox.commands).toHaveLength(1);
    expect(provider.requests.at(-1)?.messages.at(-1)).toMatchObject({
      role: 'tool',
      name: 'run_command',
      output: MAYBE_RAN,
      isError: true,
    });
  });

  test('goes on after the database was away in the middle of a step', async () => {
    const { ports } = await makeTaskRunWorld({ task: PROMPT });
    let calls = 0;
    const runPrompt: RunTaskDeps['runPrompt'] = async () => {
      calls += 1;
      if (calls < 3) throw new UnreachableError('away');
      return { state: 'succeeded', reason: null, result: null };
    };
    const { done } = start(ports, await claim(ports), { runPrompt });
    await ports.clock.advance(1_000);
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'succeeded', attempt: 1 });
    expect((await linesOf(ports)).filter((line) => line.startsWith('system: Начата'))).toHaveLength(1);
  });

  test('I11: that breaks in our own hands is told and logged', async () => {
    const { ports } = await makeTaskRunWorld({ task: PROMPT });
    await start(ports, await claim(ports), { runPrompt: () => Promise.reject(new TypeError('oops')) }).done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'internal', message: expect.stringContaining('сломалось') },
    });
    expect(ports.logger.of('task.failed')).toHaveLength(1);
  });

  test('outside any conversation is told nowhere', async () => {
    const { ports } = await makeTaskRunWorld({ task: { ...PROMPT, conversationId: null }, script: [says('Готово')] });
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'succeeded' });
    await expect(noticesOf(ports)).resolves.toEqual([]);
  });
});
