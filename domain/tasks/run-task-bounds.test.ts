import { describe, expect, test } from 'vitest';

import { SCRIPTED_COST } from '../testing/agent-world.ts';
import { present } from '../testing/contracts/world.ts';
import { ANNA, as, settled } from '../testing/domain-world.ts';
import { hangs, says, SCRIPTED_USAGE } from '../testing/scripted-provider.ts';
import type { ScriptedReply } from '../testing/scripted-provider.ts';
import { RunAborted } from './run-aborted.ts';
import { ID, HANGS, makeTaskBoundsWorld, taskOf, noticesOf, runs } from '../testing/task-bounds-world.ts';

describe('a limit', () => {
  const note = (provider: { requests: readonly { messages: readonly unknown[] }[] }) =>
    provider.requests.map(({ messages }) => JSON.stringify(messages.at(-1)).includes('[Note by Parley'));

  test('of steps that is near is told to the model, once a call and in no journal; at the end its work is kept', async () => {
    const script = [runs('a', 'Начал'), runs('b'), runs('c', 'Почти'), runs('d')];
    const { ports, run, provider } = await makeTaskBoundsWorld({ script, limits: { steps: 7 } });
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
    const { run, provider } = await makeTaskBoundsWorld({ script, limits: { budget: 120_000_000 } });
    await expect(run()).resolves.toMatchObject({
      state: 'failed',
      spent: 6 * 20_010_000,
      reason: { code: 'task.limit.budget', message: expect.stringContaining('бюджет этой задачи') },
      result: { summary: 'Делаю f', evidence: { commands: { length: 6 } } },
    });
    expect(note(provider)).toEqual([false, false, false, false, false, true]);
    const nothing = await makeTaskBoundsWorld({ script: [says('x')], limits: { budget: SCRIPTED_COST } });
    await expect(nothing.run()).resolves.toMatchObject({ state: 'failed', spent: 0, reason: { code: 'task.limit.budget' } });
  });

  test('of time ends it with its work kept', async () => {
    const { run } = await makeTaskBoundsWorld({ script: [runs('a', 'Начал'), hangs()], limits: { wallMs: 10_000 } });
    await expect(run(10_000)).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.limit.time' },
      result: { summary: 'Начал', evidence: { commands: [{ command: 'a', exitCode: 0 }] } },
    });
  });

  test('of idle time stops what shows no sign of life, with its work kept', async () => {
    const { ports, sandbox, run } = await makeTaskBoundsWorld({
      script: [runs('npm test', 'Начал')],
      runs: () => HANGS,
      limits: { idleMs: 60_000 },
    });
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
    const all = await makeTaskBoundsWorld({ script: [runs('sleep')], runs: () => HANGS, limits: { idleMs: 60_000 }, whenIdle: 'ask' });
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
