import { afterAll, beforeAll, describe, test } from 'vitest';

import { killOneProcess, openKillStage, runTimeout } from './random-kills-stage.ts';
import type { KillStage } from './random-kills-stage.ts';

/** The long form, with more kills, more processes and a database that is killed as well, is `random-kills.torture.test.ts`. */
const KILLS = 2;
const SEED = 1;

let stage: KillStage;
beforeAll(async () => {
  stage = await openKillStage(SEED);
});
afterAll(() => stage.close());

describe('killed at random moments under load', () => {
  test(
    'I1, I4, I5, I6: one process loses nothing, repeats nothing and leaves nothing open',
    () => killOneProcess(stage, KILLS),
    runTimeout(KILLS),
  );
});
