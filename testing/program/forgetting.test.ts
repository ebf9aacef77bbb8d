import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import { FORGET, say, traces } from './forgotten-traces.ts';
import type { Forgotten } from './forgotten-traces.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const PATIENCE = { timeout: 30_000, interval: 200 };
test('what somebody wanted forgotten is gone everywhere, also when the program was killed right after the yes', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-forgetting-'));
  const database = await createTestDatabase();
  const env = { PARLEY_DATABASE_URL: database.url };
  const programs: Program[] = [];
  try {
    const doomed = await startProgram({ dataDir, env: { ...env, PARLEY_TEST_CRASH_AT: 'after.forgetting.begin' } });
    programs.push(doomed);
    await say(doomed, 'My name is Semiramis');
    await say(doomed, '/remember Semiramis likes tea');
    await expect.poll(() => traces(database.url), PATIENCE).toBeGreaterThan(3);
    const { question } = (await ask<Forgotten>(doomed, FORGET)).forgetEverything;
    await ask<Forgotten>(doomed, FORGET, { yes: question?.confirmation }).catch(() => undefined);
    expect(await doomed.ended, doomed.output()).toBe('SIGKILL');
    expect(await traces(database.url)).toBeGreaterThan(3);
    const heir = await startProgram({ dataDir, env });
    programs.push(heir);
    await expect.poll(() => traces(database.url), PATIENCE).toBe(0);
    await say(heir, 'My name is Zenobia');
    await expect
      .poll(async () => (await ask<{ memories: readonly { text: string }[] }>(heir, '{ memories { text } }')).memories, PATIENCE)
      .toEqual([{ text: 'My name is Zenobia' }]);
  } finally {
    for (const program of programs) await program.end('SIGTERM');
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 120_000);
