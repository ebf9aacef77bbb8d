import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';

import { makePdf } from '../documents/make-pdf.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import type { Sent } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const SEND_FILE =
  'mutation ($text: String!, $ids: [ID!]) { sendMessage(input: { text: $text, uploadIds: $ids }) { ... on SendMessagePayload { turn { id } } } }';
const REPLY = `query ($id: ID!) { node(id: $id) { ... on Turn { reply } } }`;
const PATIENCE = { timeout: 30_000, interval: 100 };
const HANDBOOK = `# Handbook

## Holidays

Everybody has 28 days of paid holiday a year.

## Больничный

О болезни сообщают руководителю до десяти утра.
`;

let dataDir: string;
let database: TestDatabase;
let program: Program | null;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-knowledge-'));
  database = await createTestDatabase();
  program = null;
});
afterEach(async () => {
  await program?.end('SIGTERM');
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a folder that parley.yaml allows is taken in, asked with quotes in both languages, and followed as it changes', async () => {
  const folder = join(dataDir, 'handbook');
  mkdirSync(folder);
  writeFileSync(join(folder, 'handbook.md'), HANDBOOK);
  writeFileSync(
    join(dataDir, 'parley.yaml'),
    JSON.stringify({ plugins: { settings: { knowledge: { folders: [folder], watchSeconds: 5 } } } }),
  );
  const running = await startProgram({ dataDir, env: { PARLEY_DATABASE_URL: database.url } });
  program = running;
  const send = async (name: string, content: Uint8Array): Promise<string> => {
    const headers = { authorization: `Bearer ${running.token}`, 'content-type': 'application/octet-stream' };
    const body = new Uint8Array(content);
    const response = await fetch(`${running.url}/uploads?name=${encodeURIComponent(name)}`, { method: 'POST', headers, body });
    return z.object({ id: z.string() }).parse(await response.json()).id;
  };
  const say = async (text: string, ids: readonly string[] = []): Promise<string> => {
    const { id } = (await ask<Sent>(running, SEND_FILE, { text, ids })).sendMessage.turn;
    const reply = async () => (await ask<{ node: { reply: string | null } }>(running, REPLY, { id })).node.reply;
    await expect.poll(reply, PATIENCE).not.toBeNull();
    return (await reply()) ?? '';
  };
  expect(await say('/kb')).toContain('/kb add');
  expect(await say('/kb add /etc')).toContain('/etc');
  expect(await say(`/kb add ${folder}`)).toContain(folder);
  await expect.poll(() => say('/kb list'), PATIENCE).toMatch(/\b1 (document|документ)/);
  const quote = await say('What does the knowledge base say about paid holiday?');
  expect(quote).toContain('> Everybody has 28 days of paid holiday a year.');
  expect(quote).toContain('**handbook.md** › Handbook › Holidays');
  expect(await say('что в базе знаний про болезнь')).toContain('> О болезни сообщают руководителю до десяти утра.');
  expect(await say('/kb search parking lot')).toMatch(/not in the knowledge base|нет в базе знаний/);
  expect(await say('/kb add', [await send('договор.pdf', makePdf([['Титул'], ['Срок аренды — один год.']]))])).toContain('договор.pdf');
  expect(await say('что сказано в базе знаний про срок аренды?')).toMatch(
    /> Срок аренды — один год\.\n\n— \*\*договор\.pdf\*\*, (?:p\.|с\.) 2/u,
  );
  writeFileSync(join(folder, 'parking.txt'), 'The parking lot opens at seven.');
  rmSync(join(folder, 'handbook.md'));
  await expect.poll(() => say('/kb search parking lot'), PATIENCE).toContain('> The parking lot opens at seven.');
  expect(await say('/kb search paid holiday')).toMatch(/not in the knowledge base|нет в базе знаний/);
});
