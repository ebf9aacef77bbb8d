import { expect, test } from 'vitest';

import { present } from '../testing/contracts/world.ts';
import { ANNA, furnish, makeDomainWorld } from '../testing/domain-world.ts';
import { aProject, aTask } from '../testing/fixtures.ts';
import { makeAwaitApproval } from './await-approval.ts';
import { RunAborted } from './run-aborted.ts';
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
  await expect(ports.tasks.get(run.task.id)).resolves.toMatchObject({ state: 'running', reason: null });
});

test('I4: a run whose claim is lost asks nobody', async () => {
  const { ports, run } = await world();
  await expect(makeAwaitApproval(ports)({ ...run, fence: run.fence - 1 }, 1, 'make')).rejects.toEqual(new RunAborted('lost'));
  await expect(ports.tasks.get(run.task.id)).resolves.toMatchObject({ state: 'running' });
});
