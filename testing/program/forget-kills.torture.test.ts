import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import { FORGET, say, traces } from './forgotten-traces.ts';
import type { Forgotten } from './forgotten-traces.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const PATIENCE = { timeout: 60_000, interval: 200 };
const isLong = process.env['PARLEY_TEST_LONG'] === '1';
const ROUNDS = isLong ? Number(process.env['PARLEY_TEST_KILLS'] ?? 20) : 1;
/** Reading for facts, indexing and forgetting are all under way within it. */
const LONGEST_MS = 400;

test(
  `what was wanted forgotten is gone after each of ${String(ROUNDS)} kills, whenever they come`,
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'parley-forget-kills-'));
    const database = await createTestDatabase();
    const env = { PARLEY_DATABASE_URL: database.url };
    let program: Program = await startProgram({ dataDir, env });
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        for (let number = 0; number < 5; number += 1)
          await say(program, `My name is Semiramis ${String(round)}, and I live in Oslo ${String(number)}`);
        const { question } = (await ask<Forgotten>(program, FORGET)).forgetEverything;
        const yes = () => ask<Forgotten>(program, FORGET, { yes: question?.confirmation }).catch(() => null);
        const answered = yes();
        await sleep(isLong ? Math.random() * LONGEST_MS : LONGEST_MS / 20);
        await program.end('SIGKILL');
        await answered;
        program = await startProgram({ dataDir, env });
        // The kill may have come before the yes; the same yes again does no more.
        await yes();
        await expect.poll(() => traces(database.url), PATIENCE).toBe(0);
      }
    } finally {
      await program.end('SIGTERM');
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
  ROUNDS * 60_000,
);
