import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { loadPlugins } from './load-plugins.ts';

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
const plugin = (name: string): string => `export const plugin = { contract: 1, name: '${name}', open: () => ({}) };`;

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
