import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import { ask, follow } from './api-client.ts';
import { EVENTS, SEND } from './documents.ts';
import type { EventSeen, Sent } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const PATIENCE = { timeout: 20_000, interval: 100 };

async function say(program: Program, text: string): Promise<void> {
  const { sendMessage } = await ask<Sent>(program, SEND, { text });
  const { id } = sendMessage.conversation;
  const turnId = sendMessage.turn.id;
  await follow<EventSeen>(
    program,
    EVENTS,
    { id },
    ({ conversationEvents: event }) => event.__typename === 'ReplyFinal' && event.turnId === turnId,
  );
}

async function remembered(program: Program): Promise<readonly string[]> {
  return (await ask<{ memories: readonly { text: string }[] }>(program, '{ memories { text } }')).memories.map(({ text }) => text);
}

test('I1: what people say of themselves is remembered once, without any model, also when the program is killed right after its answer', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-facts-'));
  const database = await createTestDatabase();
  const launch = () => startProgram({ dataDir, env: { PARLEY_DATABASE_URL: database.url } });
  const programs: Program[] = [];
  try {
    const doomed = await launch();
    programs.push(doomed);
    await say(doomed, 'Привет, меня зовут Аня. I live in Oslo.');
    await doomed.end('SIGKILL');
    const heir = await launch();
    programs.push(heir);
    await expect.poll(async () => (await remembered(heir)).toSorted(), PATIENCE).toEqual(['I live in Oslo', 'меня зовут Аня']);
    await say(heir, 'My password is hunter2 and I live in Lisbon now');
    await say(heir, 'My name is Ann, I live in Lisbon');
    await expect.poll(() => remembered(heir), PATIENCE).toContain('I live in Lisbon');
    expect((await remembered(heir)).toSorted()).toEqual(['I live in Lisbon', 'My name is Ann']);
  } finally {
    for (const program of programs) await program.end('SIGTERM');
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 60_000);
