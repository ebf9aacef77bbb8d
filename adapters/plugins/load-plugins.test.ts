import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { childCoverage } from '../../testing/child-coverage.ts';
import { loadPlugins } from './load-plugins.ts';

const LOADER = new URL('./load-plugins.ts', import.meta.url).href;

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'parley-load-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function put(path: string, text: string): void {
  const file = join(base, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

/** Written as by hand: it is not made with definePlugin, which is looked for in a running Parley alone. */
const plugin = (name: string): string => `export const plugin = { contract: 1, name: '${name}', packages: [], open: () => ({}) };`;

const NAMES = `console.log(JSON.stringify(loaded.map((each) => ('plugin' in each ? each.plugin.name : each.problem))));`;

/** What comes of it in a Node of its own: the imports of tests are resolved by who runs the tests. */
function loadedElsewhere(names: readonly string[], then = NAMES): unknown {
  const script = `const { loadPlugins } = await import(${JSON.stringify(LOADER)});
    const loaded = await loadPlugins(${JSON.stringify(names)}, ${JSON.stringify(base)});
    ${then}`;
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script];
  return JSON.parse(
    execFileSync(process.execPath, args, { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ...childCoverage() } }),
  );
}

test('a plugin is loaded from an installed npm package by the name of the package, a scoped one too', async () => {
  for (const name of ['parley-plugin-dice', '@me/parley-cards']) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './lib/main.js' }));
    put(`node_modules/${name}/lib/main.js`, plugin(name.replace(/.*-/, '')));
  }
  const loaded = await loadPlugins(['parley-plugin-dice', '@me/parley-cards'], base);
  expect(loaded.map((each) => ('plugin' in each ? each.plugin.name : each.problem))).toEqual(['dice', 'cards']);
});

test('what cannot be loaded says why in one line, and the others load', async () => {
  put('own/index.js', plugin('own'));
  put('node_modules/empty/package.json', JSON.stringify({ name: 'empty', type: 'module', exports: './index.js' }));
  put('node_modules/empty/index.js', 'export const other = 1;');
  const loaded = await loadPlugins(['parley-plugin-nowhere', './own', 'empty', './bare'], base);
  const said = loaded.map((each) => ('plugin' in each ? each.plugin.name : each.problem));
  expect(said).toEqual([
    expect.stringContaining("Cannot find module 'parley-plugin-nowhere'"),
    'own',
    'it exports no `plugin` made with definePlugin',
    expect.stringContaining('there is no '),
  ]);
});

test('a folder may have its sources in src, and split them, and import modules of Node', async () => {
  put(
    'own/src/index.ts',
    `import 'fs'; import { join } from 'node:path'; import { n } from './n.ts';\n${plugin('own')}export const p: string = join(n);`,
  );
  put('own/src/n.ts', 'export const n: string = "x";');
  await expect(loadPlugins(['./own'], base)).resolves.toMatchObject([{ plugin: { name: 'own' } }]);
});

test('a plugin that imports more of this machine than its own folder and what it names is refused with the place', async () => {
  put('secret.ts', 'export const secret = 1;');
  put('up/index.ts', `import { secret } from '../secret.ts';\nvoid secret;\n${plugin('up')}`);
  put('absolute/lib/n.js', `export * from '${join(base, 'secret.ts')}';`);
  put('absolute/index.js', `export * from './lib/n.js';\n${plugin('absolute')}`);
  for (const name of ['pack', '@me/pack']) {
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, type: 'module', exports: { './deep': './index.js' } }));
    put(`node_modules/${name}/index.js`, `export * from '../${name.startsWith('@') ? '../' : ''}other/index.js';`);
  }
  put('node_modules/other/index.js', '');
  put('node_modules/other/package.json', '{"type":"module"}');
  const uses = (name: string, packages: string): string =>
    `import '${name}/deep';\n${plugin('user').replace('packages: []', `packages: [${packages}]`)}`;
  put('unnamed/index.js', uses('@me/pack', ''));
  put('named/index.js', uses('pack', "'pack'"));
  expect(loadedElsewhere(['./up', './absolute', './unnamed', './named'])).toEqual([
    'it imports ../secret.ts, which is not in its folder: all it has of Parley is `parley/plugin`',
    `it imports ${join(base, 'secret.ts')}, which is not in its folder: all it has of Parley is \`parley/plugin\``,
    'it imports the package @me/pack, which its `packages` do not name',
    'user',
  ]);
});

test('what a plugin imports while it works is found and watched as well', () => {
  put('node_modules/pack/package.json', JSON.stringify({ name: 'pack', type: 'module', exports: './index.js' }));
  put('node_modules/pack/index.js', '');
  put('own/late.ts', `import { CONTRACT } from 'parley/plugin';\nexport const late: string = String(CONTRACT);`);
  const open = `open: () => ({ late: [import('./late.ts').then(({ late }) => late), import('pack'), import('../up.ts')] })`;
  put('own/index.ts', plugin('own').replace('open: () => ({})', open));
  put('up.ts', '');
  const then = `const late = await Promise.allSettled(loaded[0].plugin.open().late);
    console.log(JSON.stringify(late.map(({ value, reason }) => value ?? reason.message)));`;
  expect(loadedElsewhere(['./own'], then)).toEqual([
    '1',
    'it imports the package pack, which its `packages` do not name',
    'it imports ../up.ts, which is not in its folder: all it has of Parley is `parley/plugin`',
  ]);
});
