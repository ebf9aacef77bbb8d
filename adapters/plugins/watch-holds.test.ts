import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { childCoverage } from '../../testing/child-coverage.ts';
import { readHeld } from './held-file.ts';

const here = (name: string): string => JSON.stringify(new URL(name, import.meta.url).href);

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'parley-watch-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/** Loads the plugins in a process of its own, which looks twenty times a second whether it is held, and then does something. */
function run(plugins: Readonly<Record<string, string>>, then: string) {
  for (const [name, text] of Object.entries(plugins)) {
    mkdirSync(join(base, name));
    writeFileSync(join(base, name, 'index.js'), text);
  }
  const script = `
    const { loadPlugins } = await import(${here('./load-plugins.ts')});
    const { watchHolds } = await import(${here('./watch-holds.ts')});
    let watch;
    const begin = (places) => { watch = watchHolds(places, ${JSON.stringify(join(base, 'held.json'))}, 50); };
    const names = ${JSON.stringify(Object.keys(plugins).map((name) => `./${name}`))};
    const loaded = await loadPlugins(names, ${JSON.stringify(base)}, begin);
    const opened = loaded.map(({ from, plugin }) => watch.guard(from, plugin.open(undefined)));
    ${then}`;
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script];
  const { signal, status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    timeout: 50_000,
    env: { PATH: process.env['PATH'] ?? '', ...childCoverage() },
  });
  return { signal, status, stdout, stderr, held: readHeld(join(base, 'held.json')).map(({ from, name }) => [from, name]) };
}

const plugin = (name: string, does: string): string => `
  import { definePlugin, z } from 'parley/plugin';
  const told = { en: 'x', ru: 'x' }, some = ['a', 'b', 'c'];
  const command = { name: 'go', usage: '', summary: told, run: async () => { ${does} } };
  export const plugin = definePlugin({ contract: 1, name: '${name}', version: '1', title: told, description: told, permissions: [],
    settings: z.unknown(), examples: { en: some, ru: some }, match: () => 1, handle: async () => { ${does} }, commands: [command] });`;

test.each([
  ['an endless loop', 'for (;;) {}'],
  ['an expression that takes for ever', '/^(a+)+$/.test("a".repeat(50) + "b");'],
  ['steps that let nobody else come', 'const next = () => Promise.resolve().then(next); await next();'],
])('%s in a plugin ends the process and is written down with its name, and another one is not blamed', (_, does) => {
  const { signal, stdout, stderr, held } = run(
    { fine: plugin('fine', 'return null;'), stuck: plugin('stuck', does) },
    'opened.map((each) => each.match({ text: "", language: "en" })); void opened[1].handle({}, {}); setTimeout(() => {}, 40_000);',
  );
  expect([signal, held], stderr).toEqual(['SIGKILL', [['./stuck', 'stuck']]]);
  expect(stdout).toContain('"event":"plugin.held","plugin":"stuck"');
});

test('one that is endless while it is loaded has no name yet', () => {
  const { signal, held } = run({ endless: 'for (;;) {}' }, '');
  expect([signal, held]).toEqual(['SIGKILL', [['./endless', null]]]);
});

test('where Parley itself is busy nothing is ended, and neither is a plugin that only waits', () => {
  const { status, stdout, held } = run(
    { fine: plugin('fine', 'await new Promise((resolve) => setTimeout(resolve, 1_500)); return "x";') },
    `const busy = Date.now() + 2_500; const answer = opened[0].handle({}, {}).then(() => opened[0].runCommand('go', '', {}, [])); while (Date.now() < busy);
     console.log(await answer); await watch.end();`,
  );
  expect([status, stdout, held]).toEqual([0, 'x\n', []]);
});
