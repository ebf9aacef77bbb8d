import { afterAll, beforeAll, expect, it } from 'vitest';

import { present } from '../../../domain/testing/contracts/world.ts';
import { aTask, NOON } from '../../../domain/testing/fixtures.ts';
import type { TaskProgress } from '../../../domain/tasks/task-progress.ts';
import { startApi } from '../../../testing/api/api-world.ts';
import type { ApiWorld } from '../../../testing/api/api-world.ts';
import { connect, followWs } from '../../../testing/api/graphql-client.ts';

let api: ApiWorld;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const CHANGES = 'subscription { taskChanged(taskId: "abc234") { state stage { stage detail } plan { text state } } }';

it('taskChanged tells what a running task does each time that it changes, and not when nothing has', async () => {
  const { clock, doorbell, taskQueue, taskReports, tasks } = api.ports;
  await tasks.add(aTask({ personId: api.people.anna.id, projectId: api.project.id }));
  const { fence } = present(await taskQueue.claim({ workerId: 'w', milliseconds: 600_000 }, clock.now()));
  const client = connect(api.url, api.tokens.member.secret);
  const followed = followWs(client, CHANGES);
  await followed.has(1);
  const report = async (change: Partial<TaskProgress>) => {
    const progress: TaskProgress = { stage: 'starting', detail: null, since: NOON, aliveAt: NOON, plan: [], ...change };
    await taskReports.report('abc234', fence, progress);
    doorbell.ring('task:abc234');
  };
  await report({ stage: 'exploring' });
  await followed.has(2);
  doorbell.ring('task:abc234');
  await report({ stage: 'testing', detail: 'npm test', plan: [{ text: 'Проверить', state: 'doing' }] });
  await followed.has(3);
  expect(followed.items).toEqual([
    { taskChanged: { state: 'RUNNING', stage: null, plan: [] } },
    { taskChanged: { state: 'RUNNING', stage: { stage: 'EXPLORING', detail: null }, plan: [] } },
    {
      taskChanged: {
        state: 'RUNNING',
        stage: { stage: 'TESTING', detail: 'npm test' },
        plan: [{ text: 'Проверить', state: 'DOING' }],
      },
    },
  ]);
  followed.leave();
  await client.dispose();
});
