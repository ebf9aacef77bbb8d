import { expect, test } from 'vitest';

import { present } from '../testing/contracts/world.ts';
import { makeApprovals } from '../agent/approvals.ts';
import { ANNA, as, furnish, makeDomainWorld, settled } from '../testing/domain-world.ts';
import { aProject, aTask } from '../testing/fixtures.ts';
import { makeAwaitApproval } from './await-approval.ts';
import { RunAborted } from './run-aborted.ts';
import { RunPaused } from './run-paused.ts';
import type { TaskRun } from './task-run.ts';

async function world() {
  const ports = await furnish(makeDomainWorld());
  await ports.tasks.add(aTask());
  const { task, fence } = present(await ports.taskQueue.claim({ workerId: 'w', milliseconds: 0 }, ports.clock.now()));
  const run: TaskRun = {
    task,
    fence,
    person: ANNA,
    project: aProject(),
    folder: '/workspace/demo',
    checkout: null,
    transientTries: 0,
    note: () => {},
    leftMs: () => 60_000,
    output: { line: () => {}, text: () => {}, bytes: () => {}, flush: async () => {} },
    signal: new AbortController().signal,
    waitForPerson: (wait) => wait(),
  };
  return { ports, run };
}

test('a request that is gone is a no', async () => {
  const { ports, run } = await world();
  const approvals = { ...ports.approvals, get: async () => null };
  await expect(makeAwaitApproval({ ...ports, approvals })(run, 1, 'make')).resolves.toBe(false);
});

test('whoever answers at once is not made to wait for another worker', async () => {
  const { ports, run } = await world();
  const answer = makeAwaitApproval(ports)(run, 1, 'make', 'requester');
  await settled(ports);
  const [asked] = await ports.approvals.ofTask(run.task.id);
  expect(asked).toMatchObject({ step: 1, action: 'make', approver: 'requester' });
  await ports.clock.advance(1_999);
  await makeApprovals(ports).decide(as(ANNA), asked?.id ?? '', 'approved');
  await settled(ports);
  await expect(answer).resolves.toBe(true);
  expect(ports.clock.sleepers).toBe(0);
});

test('without an answer within two seconds the run lets go of its task', async () => {
  const { ports, run } = await world();
  const answer = makeAwaitApproval(ports)(run, 1, 'make').catch((cause: unknown) => cause);
  await ports.clock.advance(2_000);
  expect(await answer).toMatchObject({
    pause: { kind: 'waits', reason: { code: 'task.waiting.approval', message: expect.stringContaining('make') } },
  });
});

test('the same step asked again finds what was decided meanwhile; one that nobody answered in time is denied, and stays so', async () => {
  const { ports, run } = await world();
  const ask = makeAwaitApproval(ports);
  const first = ask(run, 1, 'make').catch((cause: unknown) => cause);
  await ports.clock.advance(2_000);
  expect(await first).toBeInstanceOf(RunPaused);
  ports.clock.jump(24 * 3_600_000);
  await expect(ask(run, 1, 'make')).resolves.toBe(false);
  await expect(ports.approvals.ofTask(run.task.id)).resolves.toMatchObject([{ decision: 'expired', decidedBy: null }]);
  await expect(ask(run, 1, 'make')).resolves.toBe(false);
});

test('a run that is aborted waits no longer', async () => {
  const { ports, run } = await world();
  const stop = new AbortController();
  const answer = makeAwaitApproval(ports)({ ...run, signal: stop.signal }, 1, 'make').catch((cause: unknown) => cause);
  await settled(ports);
  stop.abort(new RunAborted('shutdown'));
  await expect(answer).resolves.toEqual(new RunAborted('shutdown'));
});
