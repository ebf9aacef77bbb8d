import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConsoleBuildError, ensureConsole } from './build.ts';

const CACHE = resolve(import.meta.dirname, '../.cache');

let web: string;
beforeAll(() => {
  mkdirSync(CACHE, { recursive: true });
  web = mkdtempSync(join(CACHE, 'web-test-'));
  mkdirSync(join(web, 'src'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>T</title><script type="module" src="/src/main.ts"></script>');
  writeFileSync(join(web, 'src/main.ts'), 'document.title = "one";');
});
afterAll(() => rmSync(web, { recursive: true }));

async function build(): Promise<{ folder: string; events: string[] }> {
  const events: string[] = [];
  const folder = await ensureConsole({ logger: { info: (event) => events.push(event) }, web });
  return { folder, events };
}

const scripts = (folder: string) =>
  readdirSync(join(folder, 'assets'))
    .map((name) => readFileSync(join(folder, 'assets', name), 'utf8'))
    .join('');

test('the console is built once, and again only when its sources change', async () => {
  const first = await build();
  expect(first).toEqual({ folder: join(web, 'dist'), events: ['console.built'] });
  expect(scripts(first.folder)).toContain('one');
  expect((await build()).events).toEqual([]);
  writeFileSync(join(web, 'src/main.test.ts'), 'not part of the page');
  expect((await build()).events).toEqual([]);
  writeFileSync(join(web, 'src/main.ts'), 'document.title = "two";');
  expect((await build()).events).toEqual(['console.built']);
  expect(scripts(first.folder)).toContain('two');
  expect(scripts(first.folder)).not.toContain('one');
});

test('two that build at the same time both end with a whole console', async () => {
  writeFileSync(join(web, 'src/main.ts'), 'document.title = "three";');
  await Promise.all([build(), build()]);
  expect(scripts(join(web, 'dist'))).toContain('three');
});

test('sources that cannot be built say why, and the older console stays', async () => {
  await build();
  writeFileSync(join(web, 'src/main.ts'), 'this is no code');
  await expect(build()).rejects.toThrow(ConsoleBuildError);
  await expect(build()).rejects.toThrow(/The console could not be built: .*main\.ts/s);
  expect(existsSync(join(web, 'dist/index.html'))).toBe(true);
});

test('what a killed process left behind goes', async () => {
  const leftOver = mkdtempSync(join(CACHE, 'console-'));
  utimesSync(leftOver, new Date(0), new Date(0));
  writeFileSync(join(web, 'src/main.ts'), 'document.title = "four";');
  await build();
  expect(existsSync(leftOver)).toBe(false);
});
