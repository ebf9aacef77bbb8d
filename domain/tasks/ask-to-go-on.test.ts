import { expect, test } from 'vitest';

import { makeApprovals } from '../agent/approvals.ts';
import { present } from '../testing/contracts/world.ts';
import { ANNA, as, furnish, makeDomainWorld, settled } from '../testing/domain-world.ts';
import { aProject, aTask } from '../testing/fixtures.ts';
import { askToGoOn } from './ask-to-go-on.ts';
import { RunAborted } from './run-aborted.ts';
import type { TaskRun } from './task-run.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  await ports.tasks.add(aTask({ limits: { budget: 1, steps: 1, wallMs: 3_600_000, idleMs: 60_000 } }));
  const { task, fence } = present(await ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now()));
  const run: TaskRun = {
    task,
    fence,
    person: ANNA,
    project: aProject(),
    folder: '/workspace/demo',
    checkout: null,
    transientTries: 0,
    output: { line: () => {}, text: () => {}, bytes: () => {}, flush: async () => {} },
    signal: new AbortController().signal,
    note: () => {},
    leftMs: () => 60_000,
    waitForPerson: (wait) => wait(),
  };
  let isAlive = false;
  const ask = (ended = new AbortController().signal) => askToGoOn(ports, run, () => isAlive, ended);
  return { ports, ask, live: () => void (isAlive = true) };
}

test('a sign of life answers the question by itself', async () => {
  const { ports, ask, live } = await world();
  const answer = ask();
  await ports.clock.advance(2_000);
  live();
  await ports.clock.advance(2_000);
  await expect(answer).resolves.toBe(true);
  await expect(ports.approvals.ofTask('abc234')).resolves.toMatchObject([{ step: -1, decision: 'expired', decidedBy: null }]);
  expect(ports.clock.sleepers).toBe(0);
});

test('nobody’s answer within the same time again is a no, and the next time it is asked anew', async () => {
  const { ports, ask } = await world();
  const first = ask();
  await ports.clock.advance(60_000);
  await expect(first).resolves.toBe(false);
  const second = ask();
  await settled(ports);
  const [approval] = await makeApprovals(ports).pending(as(ANNA));
  expect(approval).toMatchObject({ step: -2, approver: 'requester' });
  await makeApprovals(ports).decide(as(ANNA), approval?.id ?? '', 'approved');
  await settled(ports);
  await expect(second).resolves.toBe(true);
});

test('what a dead worker had asked is still the question while it can be answered; later it is asked anew', async () => {
  const { ports, ask } = await world();
  const steps = async () => (await ports.approvals.ofTask('abc234')).map(({ step }) => step);
  /** Asks, and dies before there is an answer. */
  const dies = async (): Promise<void> => {
    const ended = new AbortController();
    const dead = ask(ended.signal).catch((cause: unknown) => cause);
    await settled(ports);
    ended.abort(new RunAborted('lost'));
    await expect(dead).resolves.toEqual(new RunAborted('lost'));
  };
  await dies();
  await dies();
  await expect(steps()).resolves.toEqual([-1]);
  ports.clock.jump(60_000);
  await dies();
  await expect(steps()).resolves.toEqual([-1, -2]);
  expect(ports.clock.sleepers).toBe(0);
});
