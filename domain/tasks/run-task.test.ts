import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import type { CrashPoint } from '../ports/crash-points.ts';
import { MAYBE_RAN } from '../agent/run-agent.ts';
import { SCRIPTED_COST, SECRET } from '../testing/agent-world.ts';
import { present } from '../testing/contracts/world.ts';
import { ANNA, as, BORIS, OWNER, settled } from '../testing/domain-world.ts';
import { aConversation, aTask, uuid } from '../testing/fixtures.ts';
import { callsTool, fails, hangs, makeScriptedProvider, says, SCRIPTED_USAGE } from '../testing/scripted-provider.ts';
import { exits, makeScriptedSandbox } from '../testing/scripted-sandbox.ts';
import type { ScriptedRun } from '../testing/scripted-sandbox.ts';
import { makeWholeWorld, SANDBOX_LIMITS } from '../testing/whole-world.ts';
import type { WholeWorld } from '../testing/whole-world.ts';
import { makeAwaitApproval } from './await-approval.ts';
import { RunAborted } from './run-aborted.ts';
import { makeRunTask } from './run-task.ts';
import type { RunTaskDeps } from './run-task.ts';
import type { ClaimedTask, Task } from './task.ts';

const ID = 'abc234';
const PROMPT = { work: { kind: 'prompt', prompt: 'Почини', model: null, template: null, continues: null } } as const;
const HANGS: ScriptedRun = { output: [['stdout', 'работаю\n']] };

interface Options {
  readonly runs?: (command: string) => ScriptedRun;
  readonly isolation?: 'bubblewrap' | 'none';
  readonly script?: Parameters<typeof makeScriptedProvider>[1];
  readonly second?: Parameters<typeof makeScriptedProvider>[1];
  readonly task?: Partial<Task>;
  readonly onReach?: (point: CrashPoint) => void;
}

async function world({ runs = () => exits(0), isolation, script = [], second, task, onReach }: Options = {}) {
  const sandbox = makeScriptedSandbox(({ command }) => runs(command), isolation);
  const provider = makeScriptedProvider('first', script);
  const providers = second === undefined ? [provider] : [provider, makeScriptedProvider('second', second)];
  const ports = await makeWholeWorld({ providers, sandbox, ...(onReach === undefined ? {} : { onReach }) });
  await ports.conversations.ensure(aConversation());
  await ports.tasks.add(aTask({ conversationId: uuid(10), ...task }));
  return { ports, sandbox, provider };
}

/** Takes the task from whoever holds it. */
async function claim(ports: WholeWorld): Promise<ClaimedTask> {
  return present(await ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now()));
}

/** Runs one attempt in the background. */
function start(ports: WholeWorld, claimed: ClaimedTask, change: Partial<RunTaskDeps> = {}) {
  const stop = new AbortController();
  const runTask = Object.keys(change).length === 0 ? ports.runTask : makeRunTask({ ...runDeps(ports), ...change });
  const done = runTask(claimed, stop.signal);
  return { stop, done };
}

function runDeps(ports: WholeWorld): RunTaskDeps {
  return {
    ...ports,
    settings: ports.workerSettings.tasks,
    awaitApproval: makeAwaitApproval(ports),
    makeOutput: ports.workerSettings.makeOutput,
    runCommand: async () => ({ state: 'succeeded', reason: null, result: null }),
    runPrompt: async () => ({ state: 'succeeded', reason: null, result: null }),
  };
}

async function runOnce(ports: WholeWorld): Promise<Task> {
  await ports.runTask(await claim(ports), new AbortController().signal);
  return present(await ports.tasks.get(ID));
}

async function linesOf(ports: WholeWorld): Promise<string[]> {
  return present(await ports.output.read(ID, 0, 1_000)).lines.map(({ kind, text }) => `${kind}: ${text}`);
}

async function noticesOf(ports: WholeWorld): Promise<string[]> {
  const events = await ports.conversationLog.read(uuid(10), 0, 100);
  return events.flatMap(({ body }) => (body.kind === 'notice' ? [body.text] : []));
}

describe('a command task', () => {
  test('runs its command in the sandbox with no model, and tells how it ended', async () => {
    const { ports, sandbox } = await world({ runs: () => exits(0, 'раз\nдва') });
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
    const { ports } = await world({ runs: () => run });
    await expect(runOnce(ports)).resolves.toMatchObject({
      state: 'failed',
      reason: { code, message: expect.stringContaining(words) },
      result: { exitCode },
    });
    expect((await linesOf(ports)).join('\n')).not.toContain('выполнена');
    expect((await noticesOf(ports)).join('\n')).toMatch(/не удалась/);
  });

  test('I11: that takes longer than it may is ended, in the language of its person', async () => {
    const { ports, sandbox } = await world({
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
    const { ports, sandbox } = await world({ task: { limits: { budget: 1, steps: 5, wallMs: 10_000, idleMs: 900_000 } } });
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
    const { ports, sandbox } = await world({ runs: () => HANGS });
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
    const { ports, sandbox } = await world({
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
    const { ports, sandbox } = await world({
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
    const { ports } = await world();
    const { fence } = await claim(ports);
    await ports.steps.begin({ kind: 'task', id: ID }, fence, 1, { kind: 'tool', callId: 'command', tool: 'run_command', input: {} });
    await ports.steps.finish({ kind: 'task', id: ID }, fence, 1, { kind: 'tool', output: '{"kind":"?"}', isError: true });
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'failed', reason: { code: 'internal' } });
    expect(ports.logger.of('task.failed')).toHaveLength(1);
  });

  test('that a crash ended three times is not tried again', async () => {
    const { ports, sandbox } = await world();
    for (let attempt = 1; attempt <= 3; attempt += 1) await claim(ports);
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'failed', reason: { code: 'task.crashed' } });
    expect(sandbox.commands).toEqual([]);
  });

  test('whose project or person is gone fails, in words', async () => {
    const noProject = await world({ task: { projectId: uuid(99) } });
    await expect(runOnce(noProject.ports)).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.project-gone', message: 'Проекта больше нет.' },
    });
    const nobody = await world({ task: { personId: uuid(99), conversationId: null } });
    await expect(runOnce(nobody.ports)).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.project-gone', message: 'Its project is gone.' },
    });
  });
});

describe('I4: stopping a task that runs', () => {
  test('kills its command at once and nothing that it does afterwards is written', async () => {
    const { ports, sandbox } = await world({ runs: () => HANGS });
    const { done } = start(ports, await claim(ports));
    await settled(ports);
    await ports.useCases.stopTask(as(ANNA), ID);
    await settled(ports);
    await done;
    expect(sandbox.running).toBe(0);
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'stopped' });
    expect((await linesOf(ports)).at(-1)).toBe('system: Остановлено: Аня.');
    await expect(noticesOf(ports)).resolves.toEqual(['Остановлено: Аня.']);
    await expect(ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now())).resolves.toBeNull();
  });

  test('is noticed from a ring for the task, whoever stopped it', async () => {
    const { ports, sandbox } = await world({ runs: () => ({ output: [['stdout', 'a\n']] }) });
    const { done } = start(ports, await claim(ports));
    await settled(ports);
    await ports.tasks.stop(ID, { code: 'x', message: 'x' }, ports.clock.now());
    expect(sandbox.running).toBe(1);
    ports.doorbell.ring(`task:${ID}`);
    await settled(ports);
    await done;
    expect(sandbox.running).toBe(0);
  });

  test('loses against its completion, of which the one who stops is told', async () => {
    const { ports } = await world();
    await runOnce(ports);
    await expect(ports.useCases.stopTask(as(ANNA), ID)).rejects.toThrow(`Задача ${ID} уже выполнена.`);
  });

  test('wins against a completion that comes later', async () => {
    const { ports } = await world({ onReach: () => {} });
    const taskQueue: typeof ports.taskQueue = {
      ...ports.taskQueue,
      finish: async (...args) => {
        await ports.tasks.stop(ID, { code: 'task.stopped.by-person', message: 'stopped' }, ports.clock.now());
        return ports.taskQueue.finish(...args);
      },
    };
    await start(ports, await claim(ports), { taskQueue }).done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'stopped' });
    expect(ports.logger.of('task.lost')).toHaveLength(1);
    expect(ports.metrics.total('tasks_total')).toBe(0);
  });

  test('a ring for a task that goes on, or while the database is away, ends nothing', async () => {
    const { ports, sandbox } = await world({ runs: () => HANGS });
    let isAway = false;
    const tasks: typeof ports.tasks = {
      ...ports.tasks,
      get: async (id) => (isAway ? Promise.reject(new UnreachableError('away')) : ports.tasks.get(id)),
    };
    const running = start(ports, await claim(ports), {
      tasks,
      runCommand: (run) => new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason))),
    });
    for (const away of [false, true]) {
      isAway = away;
      ports.doorbell.ring(`task:${ID}`);
      await settled(ports);
    }
    expect(ports.doorbell.listeners(`task:${ID}`)).toBe(1);
    running.stop.abort(new RunAborted('lost'));
    await running.done;
    expect(sandbox.commands).toEqual([]);
  });
});

describe('a task when the process ends', () => {
  test('is given back with its output stored, and goes on without counting as a crash', async () => {
    const { ports, provider } = await world({ script: [hangs('Дума'), says('Готово')], task: PROMPT });
    const { stop, done } = start(ports, await claim(ports));
    await settled(ports);
    stop.abort(new RunAborted('shutdown'));
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'interrupted', attempt: 0 });
    await expect(linesOf(ports)).resolves.toContain('text: Дума');
    expect(provider.open).toBe(0);
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'succeeded', attempt: 1, result: { summary: 'Готово' } });
  });

  test('or gives up its leases, keeps its claim to itself until they are over', async () => {
    const { ports } = await world({ runs: () => HANGS });
    const { stop, done } = start(ports, await claim(ports));
    await settled(ports);
    stop.abort(new RunAborted('lost'));
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'running', attempt: 1 });
  });

  test('and the database is away, is left to its lease, and the stop is not held up', async () => {
    const { ports } = await world({ runs: () => HANGS });
    const output = { ...ports.output };
    const { stop, done } = start(ports, await claim(ports), {
      makeOutput: () => ({ line: () => {}, text: () => {}, bytes: () => {}, flush: () => Promise.reject(new UnreachableError('away')) }),
      runCommand: (run) => new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason))),
    });
    await settled(ports);
    stop.abort(new RunAborted('shutdown'));
    await expect(done).resolves.toBeUndefined();
    expect(ports.logger.of('task.release-failed')).toHaveLength(1);
    await expect(output.last(ID)).resolves.toBe(0);
  });

  test('while its ending waits for the database, is given back too', async () => {
    const { ports } = await world();
    const taskQueue = { ...ports.taskQueue, finish: () => Promise.reject(new UnreachableError('away')) };
    const { stop, done } = start(ports, await claim(ports), { taskQueue });
    await ports.clock.advance(5_000);
    stop.abort(new RunAborted('shutdown'));
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'interrupted' });
  });

  test('a crash of ours that no abort explains is not hidden', async () => {
    const { ports } = await world();
    const taskQueue = { ...ports.taskQueue, finish: () => Promise.reject(new Error('broken')) };
    await expect(start(ports, await claim(ports), { taskQueue }).done).rejects.toThrow('broken');
  });
});

describe('a prompt task', () => {
  test('lets the agent work, tells its stages from what it does, and ends with its closing words', async () => {
    const { ports, provider } = await world({
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
    const { ports } = await world({
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
    const { ports } = await world({
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
    const { ports } = await world({ task: PROMPT, script: [fails('rejected', { message: 'no credit' })] });
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
    const { ports } = await world({
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
    const { ports, provider, sandbox } = await world({
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
    const { ports } = await world({ task: PROMPT });
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
    const { ports } = await world({ task: PROMPT });
    await start(ports, await claim(ports), { runPrompt: () => Promise.reject(new TypeError('oops')) }).done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'internal', message: expect.stringContaining('сломалось') },
    });
    expect(ports.logger.of('task.failed')).toHaveLength(1);
  });

  test('outside any conversation is told nowhere', async () => {
    const { ports } = await world({ task: { ...PROMPT, conversationId: null }, script: [says('Готово')] });
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'succeeded' });
    await expect(noticesOf(ports)).resolves.toEqual([]);
  });
});

describe('without a sandbox', () => {
  async function asked(ports: WholeWorld) {
    await settled(ports);
    return present((await ports.useCases.approvals.pending(as(OWNER)))[0]);
  }

  /** Runs it until it has let go of its worker because nobody answers. */
  async function letsGo(ports: WholeWorld) {
    const { done } = start(ports, await claim(ports));
    await ports.clock.advance(2_000);
    await done;
    return asked(ports);
  }

  const free = (ports: WholeWorld) => ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now());

  test('a command waits for the yes of the owner, of which its log, its state and its conversation tell, and holds no worker', async () => {
    const { ports, sandbox } = await world({ isolation: 'none', runs: () => exits(0) });
    const approval = await letsGo(ports);
    expect(approval).toMatchObject({ taskId: ID, step: 1, action: 'echo hello', approver: 'owner' });
    const message = `Ждёт одобрения владельца (approve ${approval.id}): echo hello`;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({
      state: 'waiting',
      attempt: 0,
      reason: { code: 'task.waiting.approval', message },
      progress: { stage: 'waiting-for-approval', detail: 'echo hello' },
    });
    await expect(linesOf(ports)).resolves.toEqual(['system: Начата.', `system: ${message}`]);
    await expect(noticesOf(ports)).resolves.toEqual([`Задача \`${ID}\`: ${message}`]);
    expect([sandbox.commands, ports.clock.sleepers]).toEqual([[], 0]);
    await expect(free(ports)).resolves.toBeNull();
    const rung = ports.doorbell.rung.length;
    await ports.useCases.approvals.decide(as(OWNER), approval.id, 'approved');
    expect(ports.doorbell.rung.slice(rung)).toContain('work:tasks');
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(sandbox.commands).toHaveLength(1);
    await expect(linesOf(ports)).resolves.toContain('system: Продолжается с того же места.');
  });

  test('who answers at once is not made to wait', async () => {
    const { ports, sandbox } = await world({ isolation: 'none' });
    const { done } = start(ports, await claim(ports));
    await ports.useCases.approvals.decide(as(OWNER), (await asked(ports)).id, 'approved');
    await settled(ports);
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(sandbox.commands).toHaveLength(1);
  });

  test('a no is final, and so is nobody answering for a day, although the task may take only an hour', async () => {
    const denied = await world({ isolation: 'none' });
    await denied.ports.useCases.approvals.decide(as(OWNER), (await letsGo(denied.ports)).id, 'denied');
    await expect(runOnce(denied.ports)).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.denied', message: 'Команда не одобрена.' },
    });
    const hour = { budget: 1, steps: 1, wallMs: 3_600_000, idleMs: 900_000 };
    const { ports, sandbox } = await world({ isolation: 'none', task: { limits: hour } });
    const { id } = await letsGo(ports);
    await ports.clock.advance(23 * 3_600_000);
    await expect(free(ports)).resolves.toBeNull();
    await ports.clock.advance(3_600_000);
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'failed', reason: { code: 'task.denied' } });
    await expect(ports.approvals.get(id)).resolves.toMatchObject({ decision: 'expired', decidedBy: null });
    expect([denied.sandbox.commands, sandbox.commands]).toEqual([[], []]);
  });

  test('the time of a task stands still while it waits, and runs on afterwards', async () => {
    const limits = { budget: 1, steps: 1, wallMs: 10_000, idleMs: 900_000 };
    const { ports } = await world({ isolation: 'none', runs: () => HANGS, task: { limits } });
    const { id } = await letsGo(ports);
    await ports.clock.advance(60_000);
    await ports.useCases.approvals.decide(as(OWNER), id, 'approved');
    const { done } = start(ports, await claim(ports));
    await ports.clock.advance(9_999);
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'running' });
    await ports.clock.advance(1);
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ reason: { code: 'task.limit.time' } });
  });

  test.each(['lost', 'shutdown'] as const)(
    'a worker that ends (%s) while it asks leaves one question, and the time that stood still',
    async (why) => {
      const limits = { budget: 1, steps: 1, wallMs: 10_000, idleMs: 900_000 };
      const { ports, sandbox } = await world({ isolation: 'none', runs: () => HANGS, task: { limits } });
      const first = start(ports, await claim(ports));
      const { id } = await asked(ports);
      await ports.clock.advance(1_000);
      first.stop.abort(new RunAborted(why));
      await first.done;
      await ports.clock.advance(60_000);
      expect(await letsGo(ports)).toMatchObject({ id });
      await expect(free(ports)).resolves.toBeNull();
      await ports.useCases.approvals.decide(as(OWNER), id, 'approved');
      const second = start(ports, await claim(ports));
      await ports.clock.advance(9_999);
      await expect(noticesOf(ports)).resolves.toHaveLength(1);
      await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'running' });
      expect(sandbox.commands).toHaveLength(1);
      await ports.clock.advance(1);
      await second.done;
      await expect(ports.tasks.get(ID)).resolves.toMatchObject({ reason: { code: 'task.limit.time' } });
    },
  );

  test('a decision that was made while nobody ran it is found', async () => {
    const { ports, sandbox } = await world({ isolation: 'none' });
    const first = start(ports, await claim(ports));
    const { id } = await asked(ports);
    first.stop.abort(new RunAborted('shutdown'));
    await first.done;
    await ports.useCases.approvals.decide(as(OWNER), id, 'approved');
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'succeeded' });
    expect(sandbox.commands).toHaveLength(1);
  });

  test('a decision of which no ring told is found by the poll', async () => {
    const { ports } = await world({ isolation: 'none' });
    const { done } = start(ports, await claim(ports));
    const { id } = await asked(ports);
    await ports.approvals.decide(id, 'approved', OWNER.id, ports.clock.now());
    await ports.clock.advance(2_000);
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'succeeded' });
  });

  test('I4: a task that is stopped while it waits runs nothing', async () => {
    const { ports, sandbox } = await world({ isolation: 'none' });
    const { done } = start(ports, await claim(ports));
    const { id } = await asked(ports);
    await ports.useCases.stopTask(as(ANNA), ID);
    await settled(ports);
    await done;
    await expect(ports.useCases.approvals.decide(as(OWNER), id, 'approved')).rejects.toThrow('Время этого запроса вышло.');
    await settled(ports);
    expect(sandbox.commands).toEqual([]);
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'stopped' });
  });

  test("the owner's own command tasks run at once; each command of an agent waits, the owner's too", async () => {
    const own = await world({ isolation: 'none', task: { personId: OWNER.id } });
    await expect(runOnce(own.ports)).resolves.toMatchObject({ state: 'succeeded' });
    const { ports, sandbox } = await world({
      isolation: 'none',
      task: { ...PROMPT, personId: OWNER.id },
      script: [callsTool('list_files', { path: '' }), callsTool('run_command', { command: 'rm -rf build' }), says('Жаль')],
    });
    const { done } = start(ports, await claim(ports));
    const approval = await asked(ports);
    expect(approval).toMatchObject({ step: 4, action: 'rm -rf build' });
    await ports.useCases.approvals.decide(as(OWNER), approval.id, 'denied');
    await settled(ports);
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'succeeded', result: { summary: 'Жаль' } });
    expect(sandbox.commands).toEqual([]);
  });

  test("a person's language is the task's", async () => {
    const { ports } = await world({ isolation: 'none', task: { personId: BORIS.id } });
    const { stop, done } = start(ports, await claim(ports));
    const { id } = await asked(ports);
    await expect(noticesOf(ports)).resolves.toEqual([`Task \`${ID}\`: Waits for the owner's approval (approve ${id}) of: echo hello`]);
    stop.abort(new RunAborted('shutdown'));
    await done;
  });
});
