import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createTestDatabase } from '../postgres/test-database.ts';
import type { TestDatabase } from '../postgres/test-database.ts';
import { ask } from './api-client.ts';
import { SEND } from './documents.ts';
import type { Sent } from './documents.ts';
import { startProgram } from './start-program.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const CREATE = join(ROOT, 'create-parley-plugin/create.mjs');
const REPLY = `query ($id: ID!) { node(id: $id) { ... on Turn { reply } } }`;
const PATIENCE = { timeout: 30_000, interval: 100 };
const run = promisify(execFile);

/** A folder in which somebody writes plugins, with a parley.yaml and nothing of Parley around it. */
let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-template-'));
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** npm without a registry, as whoever sits in that folder runs it. */
async function npm(at: string, ...args: readonly string[]): Promise<string> {
  const offline = ['--offline', '--no-audit', '--no-fund', '--cache', join(folder, '.npm')];
  const { stdout } = await run('npm', [...args, ...offline], { cwd: at, env: { PATH: process.env['PATH'] ?? '', HOME: folder } });
  return stdout;
}

async function create(...args: readonly string[]): Promise<{ readonly said: string; readonly code: unknown }> {
  try {
    const { stdout } = await run(process.execPath, [CREATE, ...args], { cwd: folder });
    return { said: stdout, code: 0 };
  } catch (error) {
    return {
      said: error instanceof Error && 'stderr' in error ? String(error.stderr) : '',
      code: error instanceof Error && 'code' in error && error.code,
    };
  }
}

describe('what `npm create parley-plugin` writes', () => {
  test('is refused in one sentence with a wrong name, too many words, or where something is already', async () => {
    mkdirSync(join(folder, 'full/of'), { recursive: true });
    for (const [args, why] of [
      [[], 'Write `npm create parley-plugin NAME [FOLDER]`'],
      [['--help'], 'Write `npm create parley-plugin NAME [FOLDER]`'],
      [['a', 'b', 'c'], 'Write `npm create parley-plugin NAME [FOLDER]`'],
      [['Погода'], '"Погода" is no name for a plugin'],
      [['../up'], '"../up" is no name for a plugin'],
      [['weather', 'full'], 'is there already and not an empty folder'],
    ] as const) {
      const { said, code } = await create(...args);
      expect([code, said.trim().split('\n').length]).toEqual([2, 1]);
      expect(said).toContain(why);
    }
    expect(readdirSync(folder)).toEqual(['full']);
  });

  test('passes its own test and has types that hold, and so has all that the page about plugins shows', async () => {
    const { said, code } = await create('coin-toss');
    expect([code, said]).toEqual([0, expect.stringContaining('load: [./parley-plugin-coin-toss]')]);
    const at = join(folder, 'parley-plugin-coin-toss');
    expect(await npm(at, 'test')).toMatch(/pass 3\n.*fail 0\n/);
    for (const [n, text] of shownOnPage().entries()) writeFileSync(join(at, `src/page-${String(n)}.ts`), text);
    const types = join(ROOT, 'node_modules/@types');
    const tsc = [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.', '--typeRoots', types];
    // What it finds stands on its standard output.
    expect(spawnSync(process.execPath, tsc, { cwd: at, encoding: 'utf8' }).stdout).toBe('');
  });

  test('answers as a folder, and as a package that was packed and installed, beside each other', async () => {
    const { code } = await create('card-draw', 'cards');
    expect(code).toBe(0);
    turnIntoCards(join(folder, 'cards'));
    const tarball = (await npm(join(folder, 'cards'), 'pack', '--silent')).trim();
    writeFileSync(join(folder, 'package.json'), '{}');
    await npm(folder, 'install', join(folder, 'cards', tarball));
    const installed = join(folder, 'node_modules/parley-plugin-card-draw');
    expect(readdirSync(join(installed, 'dist')).toSorted()).toEqual(['index.js', 'toss.js']);
    expect(readdirSync(join(folder, 'node_modules'))).not.toContain('parley');
    const load = ['./parley-plugin-coin-toss', 'parley-plugin-card-draw'];
    writeFileSync(join(folder, 'parley.yaml'), JSON.stringify({ plugins: { load, settings: { 'coin-toss': { sign: '🟡' } } } }));
    const program = await startProgram({ dataDir: folder, env: { PARLEY_DATABASE_URL: database.url } });
    try {
      const say = async (text: string) => {
        const { id } = (await ask<Sent>(program, SEND, { text })).sendMessage.turn;
        const reply = async () => (await ask<{ node: { reply: string | null } }>(program, REPLY, { id })).node.reply;
        await expect.poll(reply, PATIENCE).not.toBeNull();
        return reply();
      };
      expect(await say('flip a coin, please')).toMatch(/^🟡 \*\*(Heads|Tails)\*\*$/);
      expect(await say('/cointosstally')).toBe('Tossed so far: 1.');
      expect(await say('вытяни мне карту')).toMatch(/^🪙 \*\*(Heads|Tails)\*\*$/);
      expect(await say('/carddrawtally')).toBe('Tossed so far: 1.');
      expect(program.output()).not.toContain('plugin.refused');
    } finally {
      await program.end('SIGTERM');
    }
  });
});

/** Plugins of what the page shows: parts of a definition, or what stands in `handle`. */
function shownOnPage(): readonly string[] {
  const page = readFileSync(join(ROOT, 'docs/PLUGINS.md'), 'utf8');
  const shown = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  expect(shown.length).toBeGreaterThan(7);
  return shown.map((code) => {
    if (code.startsWith('import ')) return code;
    const isBody = /^(?:return|const) /.test(code);
    const parts = [
      isBody ? `handle: async ({ text }, context) => {\nvoid text; void context;\n${code}\nreturn null;\n},` : code,
      isBody || code.includes('handle:') ? '' : 'handle: async () => null,',
      code.includes('permissions:') ? '' : "permissions: ['jobs'],",
      code.startsWith('settings:') ? '' : 'settings: z.strictObject({}),',
    ];
    const told = `{ en: 'x', ru: 'x' }`;
    const examples = `{ en: ['a', 'b', 'c'], ru: ['a', 'b', 'c'] }`;
    const rest = `contract: 1, name: 'page', version: '1', title: ${told}, description: ${told}, examples: ${examples},`;
    return `import { definePlugin, defineTool, nextOf, parseWhen, readGeo, z } from 'parley/plugin';
void [defineTool, nextOf, parseWhen, readGeo];
export const plugin = definePlugin({\n${rest}\n${parts.join('\n')}\n});`;
  });
}

/** Another plugin than the first one: people say other words to it. */
function turnIntoCards(at: string): void {
  const file = join(at, 'src/index.ts');
  const text = readFileSync(file, 'utf8');
  const [before = '', , after = ''] = text.split(/( {2}examples: \{[\s\S]*?\n {2}\},\n)/);
  const examples = { en: ['draw a card', 'pick a card', 'draw me a card'], ru: ['вытяни карту', 'тяни карту', 'вытяни мне карту'] };
  writeFileSync(file, `${before}  examples: ${JSON.stringify(examples)},\n${after}`);
}
