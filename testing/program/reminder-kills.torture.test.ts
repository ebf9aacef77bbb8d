import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import { SEND } from './documents.ts';
import type { Sent } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';
import { toldNotices } from './told-notices.ts';

const IS_LONG = process.env['PARLEY_TEST_LONG'] === '1';
const KILLS = Number(process.env['PARLEY_TEST_KILLS'] ?? (IS_LONG ? 200 : 2));
/** Reminders are due so long after they are asked for; the kill comes somewhere around that. */
const DUE_MS = 2_000;
const AROUND_MS = 1_000;
const PATIENCE = { timeout: 60_000, interval: 250 };
const REPLY = `query ($id: ID!) { node(id: $id) { ... on Turn { reply } } }`;

let dataDir: string;
let database: TestDatabase;
let running: Program | null;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-reminder-kills-'));
  database = await createTestDatabase();
  running = null;
});
afterEach(async () => {
  await running?.end('SIGTERM');
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function begin(): Promise<Program> {
  running = await startProgram({ dataDir, env: { PARLEY_DATABASE_URL: database.url } });
  return running;
}

/** Asks for a reminder and waits until it is promised. */
async function promise(program: Program, name: string): Promise<string> {
  const sent = (await ask<Sent>(program, SEND, { text: `remind me in ${String(DUE_MS / 1_000)} seconds to do ${name}`, client: name }))
    .sendMessage;
  const reply = async () => (await ask<{ node: { reply: string | null } }>(program, REPLY, { id: sent.turn.id })).node.reply;
  await expect.poll(reply, PATIENCE).toContain(name);
  return sent.conversation.id;
}

test(
  `I2: killed ${String(KILLS)} times around the due times, each reminder that was promised is told exactly once`,
  async () => {
    const names: string[] = [];
    let conversationId = '';
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const program = await begin();
      const name = `errand${String(kill)}q`;
      conversationId = await promise(program, name);
      names.push(name);
      await sleep(DUE_MS - AROUND_MS + Math.random() * 2 * AROUND_MS);
      await program.end('SIGKILL');
    }
    const heir = await begin();
    const told = async () => (await toldNotices(heir, conversationId)).filter((text) => text.includes('errand'));
    await expect.poll(async () => (await told()).length, PATIENCE).toBeGreaterThanOrEqual(names.length);
    // What is told twice would be told by now.
    await sleep(2_000);
    const texts = await told();
    for (const name of names)
      expect(
        texts.filter((text) => text.includes(name)),
        name,
      ).toHaveLength(1);
    expect(texts).toHaveLength(names.length);
  },
  120_000 + KILLS * 15_000,
);
