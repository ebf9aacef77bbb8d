import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ask } from '../../testing/program/api-client.ts';
import { CREATE_TASK } from '../../testing/program/documents.ts';
import type { CreatedTask } from '../../testing/program/documents.ts';
import { launchProgram, startProgram } from '../../testing/program/start-program.ts';
import type { Program } from '../../testing/program/start-program.ts';
import { startBenchDatabase } from '../harness/bench-database.ts';

const DEADLINE_MS = 60_000;
const LOOK_EVERY_MS = 2;

/** A process that does nothing but run tasks. */
export interface Worker extends Pick<Program, 'pid' | 'end'> {
  /** Whether it has taken this task. */
  hasClaimed(shortId: string): boolean;
}

/** The real program, as an API and workers in processes of their own, on one durable database. */
export interface Stage extends AsyncDisposable {
  readonly api: Program;
  /** Resolves when it is ready for tasks. */
  startWorker(): Promise<Worker>;
  submit(command: string): Promise<CreatedTask['createTask']['task']>;
}

export async function startStage(): Promise<Stage> {
  await using stack = new AsyncDisposableStack();
  const database = stack.use(await startBenchDatabase());
  const home = database.folder();
  const env = { PARLEY_DATABASE_URL: database.url, PARLEY_WORKSPACE_ROOT: path.join(home, 'workspace') };
  let started = 0;
  const options = (processes: string) => {
    started += 1;
    return { dataDir: path.join(home, `${processes}-${started}`), env: { ...env, PARLEY_PROCESSES: processes } };
  };
  const api = await startProgram(options('api'));
  stack.defer(async () => void (await api.end('SIGKILL')));
  const held = stack.move();
  return {
    api,
    async startWorker() {
      const worker = launchProgram(options('worker'));
      held.defer(async () => void (await worker.end('SIGKILL')));
      await until(() => worker.output().includes('parley.ready'), 'the worker is ready');
      return { pid: worker.pid, end: worker.end, hasClaimed: (shortId) => worker.output().includes(`"taskId":"${shortId}"`) };
    },
    submit: async (command) => (await ask<CreatedTask>(api, CREATE_TASK, { input: { command } })).createTask.task,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}

/** Resolves, within a few milliseconds, when the condition holds. Throws when it does not within a minute. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`Waited for a minute until ${what}.`);
    await sleep(LOOK_EVERY_MS);
  }
}
