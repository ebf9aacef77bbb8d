import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { ask, follow } from './api-client.ts';
import { CREATE_TASK, MY_TASKS, OUTPUT } from './documents.ts';
import type { CreatedTask, MyTasks, OutputLineSeen } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

let dataDir: string;
let database: TestDatabase;
let running: Program[];
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-two-'));
  database = await createTestDatabase();
  running = [];
});
afterEach(async () => {
  for (const program of running) await program.end('SIGTERM');
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Two programs that share the database and the disk; each one is API and worker. */
async function startTwo(): Promise<[Program, Program]> {
  const workspace = { PARLEY_DATABASE_URL: database.url, PARLEY_WORKSPACE_ROOT: join(dataDir, 'workspace') };
  const first = await startProgram({
    dataDir: join(dataDir, 'a'),
    env: { ...workspace, PARLEY_OWNER_TOKEN: 'one-token-for-both-of-them' },
  });
  running.push(first);
  const second = await startProgram({
    dataDir: join(dataDir, 'b'),
    env: { ...workspace, PARLEY_OWNER_TOKEN: 'one-token-for-both-of-them' },
  });
  running.push(second);
  return [first, second];
}

describe('two workers on one database', () => {
  test('I4: never run one task at once, and share the work', async () => {
    const [first, second] = await startTwo();
    const commands = Array.from({ length: 12 }, (_, index) => `echo ${index} >> ran.txt; sleep 0.2`);
    for (const command of commands) await ask<CreatedTask>(first, CREATE_TASK, { input: { command } });
    const done = async (): Promise<boolean> => {
      const { tasks } = await ask<MyTasks>(second, MY_TASKS);
      return tasks.edges.every(({ node }) => node.state === 'SUCCEEDED' && node.attempt === 1);
    };
    await expect.poll(done, { timeout: 20_000 }).toBe(true);
    const ran = readFileSync(join(dataDir, 'workspace/main/ran.txt'), 'utf8').trim().split('\n');
    expect(ran.map(Number).toSorted((a, b) => a - b)).toEqual(commands.map((_, index) => index));
  }, 40_000);

  test('I4, I5: the other one takes over from a dead one, and a follower sees every line once', async () => {
    const [first, second] = await startTwo();
    const { createTask } = await ask<CreatedTask>(first, CREATE_TASK, { input: { command: 'echo $$ > owner.txt; echo begun; sleep 30' } });
    const { id } = createTask.task;
    const seen: OutputLineSeen['taskOutput'][] = [];
    await follow<OutputLineSeen>(second, OUTPUT, { id }, ({ taskOutput }) => {
      seen.push(taskOutput);
      return taskOutput.text === 'begun';
    });
    const claimed = (line: string): boolean => line.includes('"task.claimed"') && line.includes(createTask.task.shortId);
    const owner = first.output().split('\n').some(claimed) ? first : second;
    const other = owner === first ? second : first;
    await owner.end('SIGKILL');
    const killedAt = performance.now();
    await follow<OutputLineSeen>(other, OUTPUT, { id, after: seen.at(-1)?.number ?? 0 }, ({ taskOutput }) => void seen.push(taskOutput));
    const tookMs = performance.now() - killedAt;
    expect(seen.map(({ number }) => number)).toEqual(seen.map((_, index) => index + 1));
    const { tasks } = await ask<MyTasks>(other, MY_TASKS);
    expect(tasks.edges[0]?.node).toMatchObject({ state: 'FAILED', attempt: 2, reason: { code: 'task.interrupted' } });
    // A figure for whoever reads the run; timings are measured in bench/, not asserted.
    process.stdout.write(`takeover after kill -9: ${Math.round(tookMs)} ms\n`);
  }, 40_000);
});
