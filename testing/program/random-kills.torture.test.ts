import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { readPostmasterFile } from '../../adapters/postgres/embedded-server/postmaster-file.ts';
import { makeSystemClock } from '../../adapters/system/system-clock.ts';
import { detectSandbox } from '../../adapters/workspace/detect-sandbox.ts';
import { clusterOf, embeddedUrl } from '../postgres/embedded-folders.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import type { Reachable } from './api-client.ts';
import { startLoad } from './random-kills-load.ts';
import type { Load } from './random-kills-load.ts';
import { startLoadModel } from './random-kills-model.ts';
import type { LoadModel } from './random-kills-model.ts';
import { readRemains, verifyLoad } from './random-kills-verify.ts';
import { launchProgram, startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const IS_LONG = process.env['PARLEY_TEST_LONG'] === '1';
const KILLS = Number(process.env['PARLEY_TEST_KILLS'] ?? (IS_LONG ? 70 : 3));
/** What was begun when the last kill came has to be taken over, and to be done. */
const PATIENCE_MS = 60_000;
const TIMEOUT_MS = 60_000 + KILLS * 10_000;

let mayRunCommands: boolean;
let model: LoadModel;
beforeAll(async () => {
  mayRunCommands = (await detectSandbox(makeSystemClock())).kind === 'usable';
  model = await startLoadModel({ mayRunCommands });
});
afterAll(() => model.stop());

let dataDir: string;
let database: TestDatabase;
let running: Set<Pick<Program, 'end'>>;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-kills-'));
  database = await createTestDatabase();
  running = new Set();
});
afterEach(async () => {
  for (const program of running) await program.end('SIGTERM');
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function env(more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return { ...model.env, PARLEY_DATABASE_URL: database.url, PARLEY_WORKSPACE_ROOT: join(dataDir, 'workspace'), ...more };
}

function upTo(ms: number): number {
  return Math.random() * ms;
}

function note<P extends Pick<Program, 'end'>>(program: P): P {
  running.add(program);
  return program;
}

/** Looks at everything from outside, and leaves the figures in the output. */
async function expectNothingLost(load: Load, databaseUrl: string): Promise<void> {
  const remains = () => readRemains(databaseUrl, join(dataDir, 'workspace', 'main'));
  // What a process that died after a run had ended left reserved is looked for every ten seconds.
  const giveUpAt = Date.now() + PATIENCE_MS;
  while ((await remains()).open.reservations.length > 0 && Date.now() < giveUpAt) await sleep(500);
  const tally = verifyLoad(load, await remains(), { mayRunCommands });
  expect(tally.messages).toBeGreaterThan(0);
  process.stdout.write(`after ${KILLS} kills: ${JSON.stringify(tally)}\n`);
}

/** Mostly a kill; now and then an orderly stop, which has to lose nothing either. */
async function endSomehow(program: Pick<Program, 'end'>): Promise<void> {
  await program.end(Math.random() < 0.8 ? 'SIGKILL' : 'SIGTERM');
  running.delete(program);
}

describe('killed at random moments under load', () => {
  test(
    'I1, I4, I5, I6: one process loses nothing, repeats nothing and leaves nothing open',
    async () => {
      const start = async (): Promise<Program> => note(await startProgram({ dataDir, env: env() }));
      let program = await start();
      const load = await startLoad((): Reachable => program);
      for (let kills = 0; kills < KILLS; kills += 1) {
        await sleep(100 + upTo(2_500));
        await endSomehow(program);
        // Now and then the next one is killed before it has started.
        if (kills % 4 === 3) {
          const unborn = note(launchProgram({ dataDir, env: env() }));
          await sleep(upTo(1_500));
          await endSomehow(unborn);
        }
        program = await start();
      }
      await load.finish(PATIENCE_MS);
      await expectNothingLost(load, database.url);
    },
    TIMEOUT_MS,
  );

  test(
    'I1, I4, I5, I6: one API and two workers take over from each other, and lose, repeat and leave nothing either',
    async () => {
      const launch = (name: string, processes: string) =>
        launchProgram({ dataDir: join(dataDir, name), env: env({ PARLEY_PROCESSES: processes }) });
      const startApi = async (): Promise<Program> =>
        note(await startProgram({ dataDir: join(dataDir, 'api'), env: env({ PARLEY_PROCESSES: 'api' }) }));
      let api = await startApi();
      const workers = ['one', 'two'].map((name) => ({ name, program: note(launch(name, 'worker')) }));
      const load = await startLoad((): Reachable => api);
      for (let kills = 0; kills < KILLS; kills += 1) {
        await sleep(100 + upTo(2_500));
        const doomed = workers[kills % 3];
        if (doomed === undefined) {
          await endSomehow(api);
          api = await startApi();
          continue;
        }
        if (kills % 5 === 1) await freezeForAWhile(doomed.program);
        await endSomehow(doomed.program);
        doomed.program = note(launch(doomed.name, 'worker'));
      }
      await load.finish(PATIENCE_MS);
      await expectNothingLost(load, database.url);
    },
    TIMEOUT_MS,
  );

  test.runIf(IS_LONG)(
    'I1, I4, I5, I6: neither does one with its own database, which is killed as well',
    async () => {
      const { PARLEY_DATABASE_URL: _other, ...own } = env();
      const start = async (): Promise<Program> => note(await startProgram({ dataDir, env: own }));
      let program = await start();
      const load = await startLoad((): Reachable => program);
      for (let kills = 0; kills < KILLS; kills += 1) {
        await sleep(100 + upTo(2_500));
        const postmaster = readPostmasterFile(clusterOf(dataDir));
        if (kills % 2 === 0 && postmaster !== null) process.kill(postmaster.pid, 'SIGKILL');
        if (kills % 3 === 0) continue;
        await sleep(upTo(300));
        await endSomehow(program);
        program = await start();
      }
      await load.finish(PATIENCE_MS);
      await expectNothingLost(load, embeddedUrl(dataDir));
    },
    TIMEOUT_MS,
  );
});

/** Halts a worker: mostly for less than its lease, in the long run also for longer, so that it wakes up as a zombie. */
async function freezeForAWhile({ pid }: Pick<Program, 'pid'>): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  await sleep(IS_LONG && Math.random() < 0.3 ? 17_000 : upTo(2_000));
  process.kill(pid, 'SIGCONT');
  await sleep(upTo(1_500));
}
