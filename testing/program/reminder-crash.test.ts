import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import { SEND } from './documents.ts';
import type { Sent } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';
import { makeToldSoFar } from './told-so-far.ts';

const PATIENCE = { timeout: 60_000, interval: 50 };

let dataDir: string;
let database: TestDatabase;
const running: Program[] = [];
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-reminder-crash-'));
  database = await createTestDatabase();
});
afterAll(async () => {
  for (const program of running) await program.end('SIGKILL');
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(crashAt: Readonly<Record<string, string>>): Promise<Program> {
  const program = await startProgram({ dataDir, env: { PARLEY_DATABASE_URL: database.url, ...crashAt } });
  running.push(program);
  return program;
}

test('I2: a program that dies right before it tells a reminder, and one right after, tell it once', { timeout: 120_000 }, async () => {
  const before = await start({ PARLEY_TEST_CRASH_AT: 'before.plugin-job.move' });
  const { sendMessage } = await ask<Sent>(before, SEND, { text: 'remind me in 1 second to feed the cat', client: 'cat' });
  await before.ended;
  const after = await start({ PARLEY_TEST_CRASH_AT: 'after.plugin-job.move' });
  await after.ended;
  const heir = await start({});
  const told = async () => makeToldSoFar().read(heir, sendMessage.conversation.id);
  await expect.poll(async () => (await told()).filter((text) => text.startsWith('⏰ **feed the cat**')), PATIENCE).toHaveLength(1);
  // Everything that comes later is behind it: a second reminder that was asked for after the first was told.
  await ask<Sent>(heir, SEND, { text: 'remind me in 1 second to feed the dog', client: 'dog' });
  await expect.poll(async () => (await told()).some((text) => text.startsWith('⏰ **feed the dog**')), PATIENCE).toBe(true);
  expect((await told()).filter((text) => text.startsWith('⏰ **feed the cat**'))).toHaveLength(1);
});
