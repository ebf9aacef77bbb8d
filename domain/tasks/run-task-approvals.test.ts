import { describe, expect, test } from 'vitest';

import { present } from '../testing/contracts/world.ts';
import { ANNA, as, BORIS, OWNER, settled } from '../testing/domain-world.ts';
import { callsTool, says } from '../testing/scripted-provider.ts';
import { exits } from '../testing/scripted-sandbox.ts';
import type { WholeWorld } from '../testing/whole-world.ts';
import { RunAborted } from './run-aborted.ts';
import { ID, PROMPT, HANGS, makeTaskRunWorld, claim, start, runOnce, linesOf, noticesOf } from '../testing/task-run-world.ts';

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
    const { ports, sandbox } = await makeTaskRunWorld({ isolation: 'none', runs: () => exits(0) });
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
    const { ports, sandbox } = await makeTaskRunWorld({ isolation: 'none' });
    const { done } = start(ports, await claim(ports));
    await ports.useCases.approvals.decide(as(OWNER), (await asked(ports)).id, 'approved');
    await settled(ports);
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(sandbox.commands).toHaveLength(1);
  });

  test('a no is final, and so is nobody answering for a day, although the task may take only an hour', async () => {
    const denied = await makeTaskRunWorld({ isolation: 'none' });
    await denied.ports.useCases.approvals.decide(as(OWNER), (await letsGo(denied.ports)).id, 'denied');
    await expect(runOnce(denied.ports)).resolves.toMatchObject({
      state: 'failed',
      reason: { code: 'task.denied', message: 'Команда не одобрена.' },
    });
    const hour = { budget: 1, steps: 1, wallMs: 3_600_000, idleMs: 900_000 };
    const { ports, sandbox } = await makeTaskRunWorld({ isolation: 'none', task: { limits: hour } });
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
    const { ports } = await makeTaskRunWorld({ isolation: 'none', runs: () => HANGS, task: { limits } });
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
      const { ports, sandbox } = await makeTaskRunWorld({ isolation: 'none', runs: () => HANGS, task: { limits } });
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
    const { ports, sandbox } = await makeTaskRunWorld({ isolation: 'none' });
    const first = start(ports, await claim(ports));
    const { id } = await asked(ports);
    first.stop.abort(new RunAborted('shutdown'));
    await first.done;
    await ports.useCases.approvals.decide(as(OWNER), id, 'approved');
    await expect(runOnce(ports)).resolves.toMatchObject({ state: 'succeeded' });
    expect(sandbox.commands).toHaveLength(1);
  });

  test('a decision of which no ring told is found by the poll', async () => {
    const { ports } = await makeTaskRunWorld({ isolation: 'none' });
    const { done } = start(ports, await claim(ports));
    const { id } = await asked(ports);
    await ports.approvals.decide(id, 'approved', OWNER.id, ports.clock.now());
    await ports.clock.advance(2_000);
    await done;
    await expect(ports.tasks.get(ID)).resolves.toMatchObject({ state: 'succeeded' });
  });

  test('I4: a task that is stopped while it waits runs nothing', async () => {
    const { ports, sandbox } = await makeTaskRunWorld({ isolation: 'none' });
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
    const own = await makeTaskRunWorld({ isolation: 'none', task: { personId: OWNER.id } });
    await expect(runOnce(own.ports)).resolves.toMatchObject({ state: 'succeeded' });
    const { ports, sandbox } = await makeTaskRunWorld({
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
    const { ports } = await makeTaskRunWorld({ isolation: 'none', task: { personId: BORIS.id } });
    const { stop, done } = start(ports, await claim(ports));
    const { id } = await asked(ports);
    await expect(noticesOf(ports)).resolves.toEqual([`Task \`${ID}\`: Waits for the owner's approval (approve ${id}) of: echo hello`]);
    stop.abort(new RunAborted('shutdown'));
    await done;
  });
});
