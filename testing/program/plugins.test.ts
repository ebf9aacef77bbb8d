import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import { SEND } from './documents.ts';
import type { Sent } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const PAGE = resolve(import.meta.dirname, '../../docs/PLUGINS.md');
const REPLY = `query ($id: ID!) { node(id: $id) { ... on Turn { reply } } }`;
const PATIENCE = { timeout: 30_000, interval: 100 };

let dataDir: string;
let database: TestDatabase;
let program: Program | null;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-plugins-'));
  database = await createTestDatabase();
  program = null;
});
afterEach(async () => {
  await program?.end('SIGTERM');
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The plugin of the page, as it stands there. */
function plugin(): string {
  return /```ts\n([\s\S]*?)```/.exec(readFileSync(PAGE, 'utf8'))?.[1] ?? '';
}

function put(name: string, text: string): void {
  mkdirSync(join(dataDir, 'my-plugins', name), { recursive: true });
  writeFileSync(join(dataDir, 'my-plugins', name, 'index.ts'), text);
}

describe('a plugin that is written by the page about plugins', () => {
  test('answers by words and by command, with its settings, and others that are broken keep nobody from working', async () => {
    put('dice', plugin());
    put('again', plugin());
    put('later', plugin().replace('contract: 1', 'contract: 2').replace("'dice'", "'later'"));
    put('broken', 'export const plugin = {');
    put('empty', 'export const other = 1;');
    const load = ['dice', 'again', 'later', 'broken', 'empty', 'nowhere'].map((name) => `./my-plugins/${name}`);
    writeFileSync(join(dataDir, 'parley.yaml'), JSON.stringify({ plugins: { load, settings: { dice: { sides: 20 } } } }));
    const running = await startProgram({ dataDir, env: { PARLEY_DATABASE_URL: database.url } });
    program = running;
    const say = async (text: string) => {
      const { id } = (await ask<Sent>(running, SEND, { text })).sendMessage.turn;
      const reply = async () => (await ask<{ node: { reply: string | null } }>(running, REPLY, { id })).node.reply;
      await expect.poll(reply, PATIENCE).not.toBeNull();
      return reply();
    };
    expect(await say('roll the dice')).toMatch(/^🎲 \*\*\d+\*\* \(.*, #1\)$/);
    expect(await say('кинь кости, пожалуйста')).toMatch(/#2\)$/);
    expect(await say('/thrown')).toBe('🎲 × 2');
    expect(await say('/plugins')).toContain('**dice** 1.0.0');
    expect(await say('remind me in half an hour to call mum')).toContain('**call mum**');
    const lines = running
      .output()
      .split('\n')
      .filter((line) => line.includes('plugin.refused'));
    expect(lines).toHaveLength(5);
    for (const why of [
      'another one of this name',
      'another version of the contract',
      'broken was not loaded',
      'exports no `plugin`',
      'there is no /',
    ])
      expect(lines.filter((line) => line.includes(why))).toHaveLength(1);
  });
});
