import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import { SEND } from './documents.ts';
import type { Sent } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const REPLY = `query ($id: ID!) { node(id: $id) { ... on Turn { reply } } }`;
const PATIENCE = { timeout: 60_000, interval: 100 };

let dataDir: string;
let database: TestDatabase;
let program: Program | null;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-holds-'));
  database = await createTestDatabase();
  program = null;
});
afterEach(async () => {
  await program?.end('SIGKILL');
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A plugin that does this with a message that begins with its name. */
function put(name: string, does: string, more = ''): void {
  mkdirSync(join(dataDir, name), { recursive: true });
  const told = `{ en: '${name}', ru: '${name}' }`;
  const text = `import { definePlugin, z } from 'parley/plugin';
export const plugin = definePlugin({
  contract: 1, name: '${name}', version: '1', title: ${told}, description: ${told}, permissions: [], settings: z.strictObject({}),
  examples: { en: ['a', 'b', 'c'], ru: ['a', 'b', 'c'] },
  match: ({ text }) => (text.startsWith('${name}') ? 1 : 0),
  ${more} handle: async (_, context) => { await context.store.put('seen', true); ${does} },
});`;
  writeFileSync(join(dataDir, name, 'index.ts'), text);
}

function load(...names: readonly string[]): void {
  writeFileSync(join(dataDir, 'parley.yaml'), JSON.stringify({ plugins: { load: names.map((name) => `./${name}`) } }));
}

const start = async (): Promise<Program> => startProgram({ dataDir, env: { PARLEY_DATABASE_URL: database.url } });

async function answerTo(running: Program, id: string): Promise<string | null> {
  const reply = async () => (await ask<{ node: { reply: string | null } }>(running, REPLY, { id })).node.reply;
  await expect.poll(reply, PATIENCE).not.toBeNull();
  return reply();
}

async function query(sql: string, ...values: readonly string[]): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<{ text: unknown }>(sql, [...values])).rows.map(({ text }) => text);
  } finally {
    await client.end();
  }
}

const texts = async (kind: string): Promise<readonly unknown[]> =>
  query(
    `SELECT coalesce(body ->> 'text', body -> 'outcome' ->> 'reply') AS text FROM conversation_events WHERE body ->> 'kind' = $1 ORDER BY number`,
    kind,
  );

test('I1, I11: a plugin that never gives the thread back, or eats all memory, ends the process with a reason, is off from then on, and its message is answered once', async () => {
  put('stuck', 'for (;;) {}');
  put('greedy', 'const all: number[][] = []; for (;;) all.push(new Array<number>(1_000).fill(all.length));');
  load('stuck', 'greedy');
  program = await start();
  // The owner has a chat where they can be told.
  await answerTo(program, (await ask<Sent>(program, SEND, { text: 'hello' })).sendMessage.turn.id);

  const turns: string[] = [];
  for (const name of ['stuck', 'greedy']) {
    turns.push((await ask<Sent>(program, SEND, { text: `${name}, now` })).sendMessage.turn.id);
    expect(await program.ended, program.output()).toBe('SIGKILL');
    expect(program.output()).toContain(`The plugin ${name} held up all of Parley`);
    // An update of the other one, which is off: what it keeps goes with it.
    if (name === 'greedy') put('stuck', '', `storeVersion: 2, migrate: async (from, { store }) => store.put('from', from),`);
    program = await start();
    expect(await answerTo(program, turns.at(-1) ?? '')).not.toBeNull();
  }
  expect(await query(`SELECT value AS text FROM plugin_values WHERE plugin = 'stuck' AND key = 'own:from'`)).toEqual([1]);
  expect(await texts('reply-final')).toHaveLength(3);
  expect(await texts('notice')).toEqual([expect.stringContaining('`/plugins on stuck`'), expect.stringContaining('`/plugins on greedy`')]);
  expect(await answerTo(program, (await ask<Sent>(program, SEND, { text: '/plugins' })).sendMessage.turn.id)).toContain('⏸ **stuck**');
}, 150_000);
