import { describe, expect, test } from 'vitest';

import { SCRIPTED_COST } from '../testing/agent-world.ts';
import { present } from '../testing/contracts/world.ts';
import { ANNA, as, settled } from '../testing/domain-world.ts';
import { aConversation, aTask, uuid } from '../testing/fixtures.ts';
import { callsTool, fails, hangs, makeScriptedProvider, says, SCRIPTED_USAGE } from '../testing/scripted-provider.ts';
import type { ScriptedReply } from '../testing/scripted-provider.ts';
import { exits, makeScriptedSandbox } from '../testing/scripted-sandbox.ts';
import type { ScriptedRun } from '../testing/scripted-sandbox.ts';
import { makeWholeWorld } from '../testing/whole-world.ts';
import type { WholeWorld } from '../testing/whole-world.ts';
import { makeRuns } from '../worker.ts';
import { RunAborted } from './run-aborted.ts';
import type { ClaimedTask, Task, TaskLimits } from './task.ts';

const ID = 'abc234';
const PROMPT = { work: { kind: 'prompt', prompt: 'Почини', model: null, template: null, continues: null } } as const;
const LIMITS: TaskLimits = { budget: 1_000_000_000, steps: 20, wallMs: 3_600_000, idleMs: 900_000 };
const HANGS: ScriptedRun = { output: [['stdout', 'работаю\n']] };

interface Options {
  readonly script?: readonly ScriptedReply[];
  readonly runs?: (command: string) => ScriptedRun;
  readonly limits?: Partial<TaskLimits>;
  readonly task?: Partial<Task>;
  readonly whenIdle?: 'stop' | 'ask';
}

async function world({ script = [], runs = () => exits(0), limits = {}, task = {}, whenIdle = 'stop' }: Options = {}) {
  const sandbox = makeScriptedSandbox(({ command }) => runs(command));
  const provider = makeScriptedProvider('first', script);
  const ports = await makeWholeWorld({ providers: [provider], sandbox });
  await ports.conversations.ensure(aConversation());
  await ports.tasks.add(aTask({ conversationId: uuid(10), ...PROMPT, limits: { ...LIMITS, ...limits }, ...task }));
  const settings = { ...ports.workerSettings, tasks: { ...ports.workerSettings.tasks, whenIdle } };
  const { runTask } = makeRuns(ports, ports.useCases, settings);
  const claim = async (): Promise<ClaimedTask> =>
    present(await ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now()));
  const start = (claimed: ClaimedTask) => {
    const stop = new AbortController();
    return { stop, done: runTask(claimed, stop.signal) };
  };
  /** Runs one attempt; the clock moves as far as is said. */
  const run = async (ms = 0): Promise<Task> => {
    const { done } = start(await claim());
    await ports.clock.advance(ms);
    await done;
    return taskOf(ports);
  };
  const free = () => ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now());
  return { ports, sandbox, provider, claim, start, run, free };
}

async function taskOf(ports: WholeWorld, id = ID): Promise<Task> {
  return present(await ports.tasks.get(id));
}

async function linesOf(ports: WholeWorld): Promise<string> {
  return present(await ports.output.read(ID, 0, 1_000))
    .lines.map(({ kind, text }) => `${kind}: ${text}`)
    .join('\n');
}

async function noticesOf(ports: WholeWorld): Promise<string[]> {
  const events = await ports.conversationLog.read(uuid(10), 0, 100);
  return events.flatMap(({ body }) => (body.kind === 'notice' ? [body.text] : []));
}

const runs = (command: string, text = '') => callsTool('run_command', { command }, { text });

describe('I11: a task whose checks failed', () => {
  test('never claims success, whatever its agent says: it names the check and its exit code', async () => {
    const script = [
      callsTool('write_file', { path: 'a.ts', text: 'x' }),
      runs('npm test'),
      runs('ls'),
      says('Всё готово, тесты проходят!'),
    ];
    const { ports, run } = await world({ script, runs: (command) => exits(command === 'npm test' ? 1 : 0) });
    await expect(run()).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.checks-failed', message: 'Работа не подтверждена: `npm test` → 1.' },
      result: {
        summary: 'Всё готово, тесты проходят!',
        evidence: {
          commands: [
            { command: 'npm test', exitCode: 1 },
            { command: 'ls', exitCode: 0 },
          ],
          filesWritten: ['a.ts'],
        },
      },
    });
    const [notice] = await noticesOf(ports);
    expect(notice).toMatch(/^Задача `abc234` не удалась: Работа не подтверждена/u);
    expect(notice).toContain('Записаны файлы: `a.ts`');
  });

  test('and passed when they were run again has succeeded', async () => {
    let times = 0;
    const script = [runs('npm test'), runs('npm test'), says('Готово')];
    const { run } = await world({ script, runs: () => exits(times++ === 0 ? 1 : 0) });
    await expect(run()).resolves.toMatchObject({
      state: 'succeeded',
      result: { evidence: { commands: [{ exitCode: 1 }, { exitCode: 0 }] } },
    });
  });

  test('and whose command a crash cut off has not succeeded either', async () => {
    const { ports, claim, start, run, provider } = await world({ script: [runs('npm test')], runs: () => HANGS });
    const dead = start(await claim());
    await settled(ports);
    dead.stop.abort(new RunAborted('lost'));
    await dead.done;
    provider.add(says('Готово'));
    await expect(run()).resolves.toMatchObject({ state: 'failed', reason: { code: 'task.checks-failed' } });
  });
});

describe('what a task is doing', () => {
  test('its plan and its stage are in the task while it runs, and its plan is there after a restart', async () => {
    const items = [{ text: 'Починить', state: 'doing' }];
    const { ports, claim, start } = await world({ script: [callsTool('update_plan', { items }), runs('npm test')], runs: () => HANGS });
    const first = start(await claim());
    await ports.clock.advance(1_000);
    await expect(taskOf(ports)).resolves.toMatchObject({ progress: { stage: 'testing', detail: 'npm test', plan: items } });
    first.stop.abort(new RunAborted('shutdown'));
    await first.done;
    await expect(taskOf(ports)).resolves.toMatchObject({ state: 'interrupted', progress: { plan: items } });
    expect(await linesOf(ports)).toContain('stage: planning');
  });
});

describe('a limit', () => {
  const note = (provider: { requests: readonly { messages: readonly unknown[] }[] }) =>
    provider.requests.map(({ messages }) => JSON.stringify(messages.at(-1)).includes('[Note by Parley'));

  test('of steps that is near is told to the model, once a call and in no journal; at the end its work is kept', async () => {
    const script = [runs('a', 'Начал'), runs('b'), runs('c', 'Почти'), runs('d')];
    const { ports, run, provider } = await world({ script, limits: { steps: 7 } });
    await expect(run()).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.limit.steps' },
      result: { summary: 'Почти', evidence: { commands: [{ command: 'a' }, { command: 'b' }, { command: 'c' }] } },
    });
    expect(note(provider)).toEqual([false, false, true, true]);
    expect(JSON.stringify(provider.requests[3]).split('[Note by Parley')).toHaveLength(2);
    expect(JSON.stringify(await ports.steps.load({ kind: 'task', id: ID }))).not.toContain('Note by Parley');
    expect((await noticesOf(ports))[0]).toContain('Почти');
  });

  test('of money that is near is told, and its end keeps what was done', async () => {
    // Twenty million nano-dollars each.
    const usage = { ...SCRIPTED_USAGE, outputTokens: 10_000 };
    const dear = (command: string): ScriptedReply => ({
      events: runs(command, `Делаю ${command}`).events.map((event) => (event.type === 'done' ? { ...event, usage } : event)),
    });
    const script = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(dear);
    const { run, provider } = await world({ script, limits: { budget: 120_000_000 } });
    await expect(run()).resolves.toMatchObject({
      state: 'failed',
      spent: 6 * 20_010_000,
      reason: { code: 'task.limit.budget', message: expect.stringContaining('бюджет этой задачи') },
      result: { summary: 'Делаю f', evidence: { commands: { length: 6 } } },
    });
    expect(note(provider)).toEqual([false, false, false, false, false, true]);
    const nothing = await world({ script: [says('x')], limits: { budget: SCRIPTED_COST } });
    await expect(nothing.run()).resolves.toMatchObject({ state: 'failed', spent: 0, reason: { code: 'task.limit.budget' } });
  });

  test('of time ends it with its work kept', async () => {
    const { run } = await world({ script: [runs('a', 'Начал'), hangs()], limits: { wallMs: 10_000 } });
    await expect(run(10_000)).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.limit.time' },
      result: { summary: 'Начал', evidence: { commands: [{ command: 'a', exitCode: 0 }] } },
    });
  });

  test('of idle time stops what shows no sign of life, with its work kept', async () => {
    const { ports, sandbox, run } = await world({ script: [runs('npm test', 'Начал')], runs: () => HANGS, limits: { idleMs: 60_000 } });
    await expect(run(60_000)).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.limit.idle', message: 'Признаков жизни не было 1 мин.' },
      result: { summary: 'Начал' },
    });
    expect([sandbox.running, ports.clock.sleepers]).toEqual([0, 0]);
  });
});

describe('a task that shows no sign of life where the settings say to ask', () => {
  async function idle() {
    const all = await world({ script: [runs('sleep')], runs: () => HANGS, limits: { idleMs: 60_000 }, whenIdle: 'ask' });
    const running = all.start(await all.claim());
    await all.ports.clock.advance(60_000);
    const approval = present((await all.ports.useCases.approvals.pending(as(ANNA)))[0]);
    return { ...all, running, approval };
  }

  test('asks whoever is in charge, goes on meanwhile, and is asked about again after a yes', async () => {
    const { ports, running, approval, sandbox } = await idle();
    expect(approval).toMatchObject({ step: -1, approver: 'requester', action: expect.stringContaining('продолжать') });
    expect((await noticesOf(ports))[0]).toContain(approval.id);
    expect(sandbox.running).toBe(1);
    await ports.useCases.approvals.decide(as(ANNA), approval.id, 'approved');
    await ports.clock.advance(59_000);
    await expect(taskOf(ports)).resolves.toMatchObject({ state: 'running' });
    await ports.clock.advance(2_000);
    await expect(ports.useCases.approvals.pending(as(ANNA))).resolves.toMatchObject([{ step: -2 }]);
    await ports.clock.advance(62_000);
    await running.done;
    await expect(taskOf(ports)).resolves.toMatchObject({ state: 'failed', reason: { code: 'task.limit.idle' } });
    await expect(ports.useCases.approvals.pending(as(ANNA))).resolves.toEqual([]);
  });

  test('a question that a dead worker left needs no answer once the task has ended', async () => {
    const { ports, running, approval, claim, start } = await idle();
    running.stop.abort(new RunAborted('lost'));
    await running.done;
    const second = start(await claim());
    await settled(ports);
    const run = { kind: 'task', id: ID } as const;
    await expect(ports.steps.load(run)).resolves.toMatchObject([{}, { result: { output: expect.stringContaining('interrupted') } }, {}]);
    await second.done;
    await expect(ports.approvals.ofTask(ID)).resolves.toMatchObject([{ id: approval.id, decision: 'expired' }]);
  });

  test('a no ends it at once', async () => {
    const { ports, running, approval } = await idle();
    await ports.useCases.approvals.decide(as(ANNA), approval.id, 'denied');
    await settled(ports);
    await running.done;
    await expect(taskOf(ports)).resolves.toMatchObject({ reason: { code: 'task.limit.idle' } });
  });
});

describe('a task whose start needs a yes', () => {
  const CONFIRMED = { task: { confirmation: 'стоит до $5' }, script: [says('Готово')] };

  test('asks whoever is in charge before anything runs, without a worker, and runs after it', async () => {
    const { ports, run, free, provider } = await world(CONFIRMED);
    await expect(run(2_000)).resolves.toMatchObject({ state: 'waiting', attempt: 0, reason: { code: 'task.waiting.approval' } });
    expect([provider.requests, await free()]).toEqual([[], null]);
    const [approval] = await ports.useCases.approvals.pending(as(ANNA));
    expect(approval).toMatchObject({ step: 0, action: 'стоит до $5', approver: 'requester' });
    await ports.useCases.approvals.decide(as(ANNA), approval?.id ?? '', 'approved');
    await expect(run()).resolves.toMatchObject({ state: 'succeeded' });
  });

  test.each(['denied', 'nobody'] as const)('ends as stopped, not as failed, when it gets none (%s)', async (answer) => {
    const { ports, run, provider } = await world(CONFIRMED);
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
    const { ports, run, free, sandbox, provider } = await world({ script: [runs('deploy'), away(), away()] });
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
    const { ports, run } = await world({ script: Array.from({ length: 8 }, away) });
    for (const pauseMs of [33_000, 132_000, 528_000]) {
      await expect(run(2_000)).resolves.toMatchObject({ state: 'interrupted' });
      await ports.clock.advance(pauseMs);
    }
    const task = await run(2_000);
    expect(task).toMatchObject({ state: 'failed', attempt: 1, reason: { code: 'model.unreachable' } });
    expect(task.reason?.message).toContain('Повторных попыток было: 3.');
  });

  test('is not tried again when no time is left for it', async () => {
    const { run } = await world({ script: [away(), away()], limits: { wallMs: 20_000 } });
    await expect(run(2_000)).resolves.toMatchObject({ state: 'failed', reason: { code: 'model.unreachable' } });
  });

  test('a refusal is no such fault', async () => {
    const { run } = await world({ script: [fails('rejected')] });
    await expect(run(2_000)).resolves.toMatchObject({ state: 'failed', reason: { code: 'model.rejected' } });
  });
});

describe('how it ended and went on', () => {
  test('a task that crashed its worker three times says so, and keeps what is known of its work', async () => {
    const { ports, claim, start, run } = await world({ script: [runs('deploy', 'Начал'), hangs()] });
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
    const { ports, run, provider } = await world({ script: [runs('npm test'), says('Не вышло')], runs: () => exits(1) });
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
    const { ports, run, provider } = await world({ script: [says('Нашёл три ошибки')] });
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
    const { run, provider } = await world({ script: [says('ok')], task: { work: { ...PROMPT.work, template } } });
    await run();
    expect(provider.requests[0]?.tools.map(({ name }) => name)).toEqual(['read_file', 'update_plan']);
  });
});
