import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';

import { makeSystemClock } from '../../adapters/system/system-clock.ts';
import { detectSandbox } from '../../adapters/workspace/detect-sandbox.ts';

import { seededRandom } from '../markdown/random-markdown.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import type { Reachable } from './api-client.ts';
import { startLoad } from './random-kills-load.ts';
import type { Load } from './random-kills-load.ts';
import { startLoadModel } from './random-kills-model.ts';
import { readRemains, verifyLoad } from './random-kills-verify.ts';
import { launchProgram, startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

/** What was begun when the last kill came has to be taken over, and to be done. */
const PATIENCE_MS = 60_000;

/** How long a run may take in milliseconds, with so many kills. */
export const runTimeout = (kills: number): number => 60_000 + kills * 10_000;

type Ending = Pick<Program, 'end'>;

export type KillStage = Awaited<ReturnType<typeof openKillStage>>;

/** Where programs are killed under load; the same seed makes the same choices. */
export async function openKillStage(seed: number) {
  const random = seededRandom(seed);
  const mayRunCommands = (await detectSandbox(makeSystemClock())).kind === 'usable';
  const model = await startLoadModel({ mayRunCommands });
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-kills-'));
  const database = await createTestDatabase();
  const running = new Set<Ending>();
  const note = <P extends Ending>(program: P): P => {
    running.add(program);
    return program;
  };
  const env = (more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
    ...model.env,
    PARLEY_DATABASE_URL: database.url,
    PARLEY_WORKSPACE_ROOT: join(dataDir, 'workspace'),
    ...more,
  });
  return {
    dataDir,
    databaseUrl: database.url,
    random,
    note,
    env,
    upTo: (ms: number): number => random() * ms,
    start: async (folder = dataDir, own = env()): Promise<Program> => note(await startProgram({ dataDir: folder, env: own })),
    launch: (folder = dataDir, own = env()) => note(launchProgram({ dataDir: folder, env: own })),

    /** Mostly a kill; now and then an orderly stop, which has to lose nothing either. */
    async endSomehow(program: Ending): Promise<void> {
      await program.end(random() < 0.8 ? 'SIGKILL' : 'SIGTERM');
      running.delete(program);
    },

    startLoad: (door: () => Reachable): Promise<Load> => startLoad(door, random),

    /** Lets the load end, looks at everything from outside, and leaves the figures in the output. */
    async expectNothingLost(load: Load, databaseUrl = database.url): Promise<void> {
      await load.finish(PATIENCE_MS);
      const remains = () => readRemains(databaseUrl, join(dataDir, 'workspace', 'main'));
      // What a process that died had reserved is looked for every ten seconds.
      const giveUpAt = Date.now() + PATIENCE_MS;
      while ((await remains()).open.reservations.length > 0 && Date.now() < giveUpAt) await sleep(500);
      const tally = verifyLoad(load, await remains(), { mayRunCommands });
      expect(tally.messages).toBeGreaterThan(0);
      process.stdout.write(`nothing was lost: ${JSON.stringify(tally)}\n`);
    },

    async close(): Promise<void> {
      for (const program of running) await program.end('SIGTERM');
      await database.close();
      await model.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** One process that does everything, killed again and again. */
export async function killOneProcess(stage: KillStage, kills: number): Promise<void> {
  let program = await stage.start();
  const load = await stage.startLoad((): Reachable => program);
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(100 + stage.upTo(2_500));
    await stage.endSomehow(program);
    // Now and then the next one is killed before it has started.
    if (kill % 4 === 3) {
      const unborn = stage.launch();
      await sleep(stage.upTo(1_500));
      await stage.endSomehow(unborn);
    }
    program = await stage.start();
  }
  await stage.expectNothingLost(load);
}
