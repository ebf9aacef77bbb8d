import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { readPostmasterFile } from '../../adapters/postgres/embedded-server/postmaster-file.ts';
import { clusterOf, embeddedUrl } from '../postgres/embedded-folders.ts';
import type { Reachable } from './api-client.ts';
import { killOneProcess, openKillStage, runTimeout } from './random-kills-stage.ts';
import type { KillStage } from './random-kills-stage.ts';
import type { Program } from './start-program.ts';

const IS_LONG = process.env['PARLEY_TEST_LONG'] === '1';
const KILLS = Number(process.env['PARLEY_TEST_KILLS'] ?? (IS_LONG ? 70 : 3));
/** Other moments each time, unless it is given. */
const SEED = Number(process.env['PARLEY_TEST_SEED'] ?? Date.now() % 1_000_000);

let stage: KillStage;
beforeEach(async () => {
  process.stdout.write(`seed ${SEED}\n`);
  stage = await openKillStage(SEED);
});
afterEach(() => stage.close());

describe('killed at random moments under load', () => {
  test(
    'I1, I4, I5, I6: one process loses nothing, repeats nothing and leaves nothing open',
    () => killOneProcess(stage, KILLS),
    runTimeout(KILLS),
  );

  test(
    'I1, I4, I5, I6: one API and two workers take over from each other, and lose, repeat and leave nothing either',
    async () => {
      const { dataDir, env, random } = stage;
      const launch = (name: string) => stage.launch(join(dataDir, name), env({ PARLEY_PROCESSES: 'worker' }));
      const startApi = (): Promise<Program> => stage.start(join(dataDir, 'api'), env({ PARLEY_PROCESSES: 'api' }));
      let api = await startApi();
      const workers = ['one', 'two'].map((name) => ({ name, program: launch(name) }));
      const load = await stage.startLoad((): Reachable => api);
      for (let kills = 0; kills < KILLS; kills += 1) {
        await sleep(100 + stage.upTo(2_500));
        const doomed = workers[kills % 3];
        if (doomed === undefined) {
          await stage.endSomehow(api);
          api = await startApi();
          continue;
        }
        if (kills % 5 === 1) await freezeForAWhile(doomed.program, random);
        await stage.endSomehow(doomed.program);
        doomed.program = launch(doomed.name);
      }
      await stage.expectNothingLost(load);
    },
    runTimeout(KILLS),
  );

  test.runIf(IS_LONG)(
    'I1, I4, I5, I6: neither does one with its own database, which is killed as well',
    async () => {
      const { dataDir } = stage;
      const { PARLEY_DATABASE_URL: _other, ...own } = stage.env();
      const start = (): Promise<Program> => stage.start(dataDir, own);
      let program = await start();
      const load = await stage.startLoad((): Reachable => program);
      for (let kills = 0; kills < KILLS; kills += 1) {
        await sleep(100 + stage.upTo(2_500));
        const postmaster = readPostmasterFile(clusterOf(dataDir));
        if (kills % 2 === 0 && postmaster !== null) process.kill(postmaster.pid, 'SIGKILL');
        if (kills % 3 === 0) continue;
        await sleep(stage.upTo(300));
        await stage.endSomehow(program);
        program = await start();
      }
      await stage.expectNothingLost(load, embeddedUrl(dataDir));
    },
    runTimeout(KILLS),
  );
});

/** Halts a worker: mostly for less than its lease, in the long run also for longer, so that it wakes up as a zombie. */
async function freezeForAWhile({ pid }: Pick<Program, 'pid'>, random: () => number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  await sleep(IS_LONG && random() < 0.3 ? 17_000 : random() * 2_000);
  process.kill(pid, 'SIGCONT');
  await sleep(random() * 1_500);
}
