import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';

import { startEmbeddingServer } from '../models/embedding-server.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import type { Sent } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const SEND = 'mutation ($text: String!) { sendMessage(input: { text: $text }) { ... on SendMessagePayload { turn { id } } } }';
const REPLY = `query ($id: ID!) { node(id: $id) { ... on Turn { reply } } }`;
const PATIENCE = { timeout: 60_000, interval: 50 };
const FILES = 450;
const NOTHING = /not in the knowledge base|нет в базе знаний/;
/** Which of them is about what; all else lies far from both. */
const MATTERS = [/parental|newborn/i, /puncture|flat tyre/i];

async function say(program: Program, text: string): Promise<string> {
  const { id } = (await ask<Sent>(program, SEND, { text })).sendMessage.turn;
  const reply = async () => (await ask<{ node: { reply: string | null } }>(program, REPLY, { id })).node.reply;
  await expect.poll(reply, PATIENCE).not.toBeNull();
  return (await reply()) ?? '';
}

test('a kill in the middle of a long intake costs nothing that was read; what was read is found by its meaning, and by its words alone when the model is gone', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-knowledge-'));
  const folder = join(dataDir, 'handbook');
  mkdirSync(folder);
  for (let each = 0; each < FILES; each += 1)
    writeFileSync(join(folder, `n${String(each)}.md`), `# Note ${String(each)}\n\nRemark number ${String(each)}.`);
  writeFileSync(join(folder, 'zz.md'), '# Leave\n\nParental leave is fourteen months.');
  const [database, box] = await Promise.all([createTestDatabase(), startEmbeddingServer()]);
  box.otherwise({ kind: 'embeds', by: (text) => [...MATTERS.map((matter) => (matter.test(text) ? 3 : 0)), 1] });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const documents = async (): Promise<ReadonlyMap<string, string>> => {
    const { rows } = await client.query<{ key: string; id: string }>(`SELECT key, id FROM plugin_documents WHERE key LIKE 'doc:%'`);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    return new Map(rows.map(({ key, id }) => [key, id]));
  };
  const config = join(dataDir, 'parley.yaml');
  const plugins = { settings: { knowledge: { folders: [folder], watchSeconds: 5 } } };
  const providers = [{ name: 'box', baseUrl: `${box.url}/v1`, local: true }];
  writeFileSync(config, JSON.stringify({ plugins, providers, memory: { embeddings: { model: 'box/meanings', batch: 64 } } }));
  const start = async (): Promise<Program> => startProgram({ dataDir, env: { PARLEY_DATABASE_URL: database.url, PARLEY_CONFIG: config } });
  let program = await start();
  try {
    expect(await say(program, `/kb add ${folder}`)).toContain(folder);
    await expect.poll(async () => (await documents()).size, PATIENCE).toBeGreaterThan(10);
    await program.end('SIGKILL');
    const before = await documents();
    expect(before.size).toBeLessThan(FILES + 1);
    program = await start();
    await expect.poll(async () => (await documents()).size, PATIENCE).toBe(FILES + 1);
    const after = await documents();
    for (const [key, id] of before) expect(after.get(key)).toBe(id);
    await expect.poll(() => say(program, '/kb search time off for a newborn'), PATIENCE).toContain('> Parental leave is fourteen months.');
    expect(await say(program, '/kb search flat tyre')).toMatch(NOTHING);
    await box.stop();
    expect(await say(program, '/kb search how long parental leave is')).toContain('> Parental leave is fourteen months.');
    const { rows } = await client.query<{ texts: number; vectors: number }>(
      'SELECT count(*)::int AS texts, (SELECT count(*)::int FROM plugin_vectors) AS vectors FROM plugin_texts',
    );
    expect(rows).toEqual([{ texts: FILES + 1, vectors: FILES + 1 }]);
  } finally {
    await program.end('SIGTERM');
    await Promise.all([client.end(), box.stop()]);
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 180_000);
