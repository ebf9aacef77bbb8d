import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import { CREATE_TASK, TASK } from './documents.ts';
import type { CreatedTask, TaskState } from './documents.ts';
import { followTask } from './random-kills-followers.ts';
import { launchProgram, startProgram } from './start-program.ts';

/** A lease, the poll behind it, and a busy machine. */
const TAKEOVER = { timeout: 25_000, interval: 50 };
const PATIENCE = { timeout: 10_000, interval: 50 };

let dataDir: string;
let database: TestDatabase;
let running: Pick<ReturnType<typeof launchProgram>, 'end' | 'pid'>[];
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-frozen-'));
  database = await createTestDatabase();
  running = [];
});
afterEach(async () => {
  for (const program of running) {
    // One that is halted hears nothing.
    process.kill(program.pid, 'SIGCONT');
    await program.end('SIGTERM');
  }
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function options(name: string, processes: string) {
  const workspace = join(dataDir, 'workspace');
  const env = { PARLEY_DATABASE_URL: database.url, PARLEY_WORKSPACE_ROOT: workspace, PARLEY_PROCESSES: processes };
  return { dataDir: join(dataDir, name), env };
}

function ticks(): number {
  return readFileSync(join(dataDir, 'workspace/main/ticks.txt'), 'utf8').split('\n').length - 1;
}

test('I4: the task of a frozen worker is taken over within its lease; when it wakes, nothing it writes is accepted and its command is ended', async () => {
  const api = await startProgram(options('api', 'api'));
  running.push(api);
  const workers = ['one', 'two'].map((name) => launchProgram(options(name, 'worker')));
  running.push(...workers);
  await expect.poll(() => workers.every((worker) => worker.output().includes('parley.ready')), PATIENCE).toBe(true);
  const command = 'for i in $(seq 600); do echo tick >> ticks.txt; echo tick $i; sleep 0.1; done';
  const { createTask } = await ask<CreatedTask>(api, CREATE_TASK, { input: { command } });
  const { id, shortId } = createTask.task;
  const over = new AbortController();
  const follower = followTask(() => api, id, over.signal);
  await expect.poll(() => follower.seen.length, PATIENCE).toBeGreaterThan(3);
  const isClaimedBy = (worker: (typeof workers)[number]): boolean => worker.output().includes(`"taskId":"${shortId}"`);
  const [frozen] = workers.filter(isClaimedBy);
  const [other] = workers.filter((worker) => worker !== frozen);
  if (frozen === undefined || other === undefined) throw new Error('One worker runs the task, and the other does not.');

  process.kill(frozen.pid, 'SIGSTOP');
  const frozenAt = performance.now();
  await expect.poll(() => isClaimedBy(other), TAKEOVER).toBe(true);
  process.stdout.write(`takeover from a frozen worker: ${Math.round(performance.now() - frozenAt)} ms\n`);
  await follower.done;
  const { task } = await ask<TaskState>(api, TASK, { id });
  expect(task).toMatchObject({ state: 'FAILED', attempt: 2, reason: { code: 'task.interrupted' }, lastLine: follower.seen.length });

  process.kill(frozen.pid, 'SIGCONT');
  await expect.poll(() => frozen.output().includes('task.let-go'), PATIENCE).toBe(true);
  const ticked = ticks();
  await sleep(500);
  expect(ticks(), 'the command has been ended').toBe(ticked);
  expect((await ask<TaskState>(api, TASK, { id })).task, 'nothing was written after the end').toEqual(task);
  expect(follower.faults).toEqual([]);
  expect(frozen.output()).not.toContain('task.finished');
}, 90_000);
