import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { makeSystemClock } from '../../system/system-clock.ts';
import { makeProjectCloner } from './project-cloner.ts';

/** Git is a Debian package: without it these are skipped, and said to be. */
const hasGit = spawnSync('git', ['--version']).status === 0;

let home: string;
let workspaceRoot: string;
let source: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'parley-clone-'));
  workspaceRoot = join(home, 'workspace');
  source = join(home, 'source');
  await mkdir(source);
});

afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

async function makeRepository(): Promise<void> {
  const git = (...line: string[]) => execFileSync('git', ['-C', source, '-c', 'user.name=A', '-c', 'user.email=a@b', ...line]);
  git('init', '--quiet', '-b', 'main');
  await writeFile(join(source, 'README.md'), 'Привет');
  git('add', '.');
  git('commit', '--quiet', '-m', 'First');
}

function cloner(change: { readonly maxBytes?: number; readonly transport?: 'https' | 'file' } = { transport: 'file' }) {
  return makeProjectCloner({ workspaceRoot, clock: makeSystemClock(), ...change });
}

describe.skipIf(!hasGit)('cloning a repository', () => {
  test('puts it into the workspace at once, and leaves nothing else behind', async () => {
    await makeRepository();
    const outcome = await cloner().clone(`file://${source}`, 'demo');
    expect(outcome).toMatchObject({ kind: 'ok' });
    await expect(readFile(join(workspaceRoot, 'demo', 'README.md'), 'utf8')).resolves.toBe('Привет');
    await expect(readdir(workspaceRoot)).resolves.toEqual(['demo']);
  });

  test('is refused where a folder is, when it is too large, and when there is nothing, with a sentence', async () => {
    await makeRepository();
    await mkdir(join(workspaceRoot, 'taken'), { recursive: true });
    await expect(cloner().clone(`file://${source}`, 'taken')).resolves.toMatchObject({
      kind: 'refused',
      message: {
        en: 'There is a folder taken in the workspace already; add it with: /projects add taken',
        ru: 'Папка taken в рабочей области уже есть; добавьте её: /projects add taken',
      },
    });
    await expect(cloner({ transport: 'file', maxBytes: 10 }).clone(`file://${source}`, 'large')).resolves.toMatchObject({
      kind: 'refused',
      message: { en: expect.stringContaining('larger than'), ru: expect.stringContaining('больше') },
    });
    await expect(cloner().clone(`file://${home}/nothing`, 'nothing')).resolves.toMatchObject({
      kind: 'refused',
      message: { en: expect.stringMatching(/^The repository could not be fetched: /), ru: expect.stringMatching(/^Не удалось получить/) },
    });
    await expect(readdir(workspaceRoot)).resolves.toEqual(['taken']);
  });

  test('speaks nothing but https, and runs nothing that an address may ask for', async () => {
    await makeRepository();
    const strict = cloner({});
    for (const url of [
      `file://${source}`,
      source,
      `ext::sh -c touch% ${home}/ran`,
      'ssh://localhost/x',
      "https://x'; touch ran; '",
      '--upload-pack=touch ran',
    ]) {
      await expect(strict.clone(url, 'demo')).resolves.toMatchObject({ kind: 'refused' });
    }
    await expect(readdir(home)).resolves.toEqual(['source', 'workspace']);
    await expect(readdir(workspaceRoot)).resolves.toEqual([]);
  });
});
