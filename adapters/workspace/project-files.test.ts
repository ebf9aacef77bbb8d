import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectFiles } from '../../domain/ports/project-files.ts';
import { projectFilesContract } from '../../domain/testing/contracts/project-files.contract.ts';
import { makeSystemClock } from '../system/system-clock.ts';
import { makeProjectFiles } from './project-files.ts';

const folders: string[] = [];

function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'parley-files-')));
  folders.push(folder);
  return folder;
}

function openDescriptors(): number {
  return readdirSync('/proc/self/fd').length;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const clock = makeSystemClock();

projectFilesContract('project files on disk', async () => makeProjectFiles({ workspaceRoot: temporaryFolder(), clock }));

describe('project files on disk', () => {
  let workspace: string;
  let project: string;
  let secret: string;
  let files: ProjectFiles;

  beforeEach(() => {
    workspace = temporaryFolder();
    project = join(workspace, 'demo');
    mkdirSync(project);
    const outside = temporaryFolder();
    secret = join(outside, 'token');
    writeFileSync(secret, 'the secret', { mode: 0o600 });
    symlinkSync(outside, join(project, 'out'));
    symlinkSync(secret, join(project, 'token'));
    files = makeProjectFiles({ workspaceRoot: workspace, clock });
  });

  it.each(['out/token', 'token', 'out/new.txt', 'out'])('refuses %s: a link leads out of the project', async (path) => {
    for (const outcome of [
      await files.read(project, path),
      await files.write(project, path, 'x'),
      await files.list(project, path),
      await files.search(project, path, '.', 5),
    ])
      expect(outcome).toMatchObject({ kind: 'refused', refusal: 'outside' });
    expect(readFileSync(secret, 'utf8')).toBe('the secret');
  });

  it('follows links that stay inside, relative and absolute, and writes to what they lead to', async () => {
    mkdirSync(join(project, 'src/deep'), { recursive: true });
    writeFileSync(join(project, 'src/a.ts'), 'one');
    symlinkSync('../a.ts', join(project, 'src/deep/link.ts'));
    symlinkSync(join(project, 'src'), join(project, 'absolute'));
    expect(await files.read(project, 'src/deep/link.ts')).toEqual({ kind: 'ok', value: 'one' });
    expect(await files.write(project, 'absolute/deep/link.ts', 'two')).toMatchObject({ kind: 'ok' });
    expect(readFileSync(join(project, 'src/a.ts'), 'utf8')).toBe('two');
    expect(readdirSync(join(project, 'src/deep'))).toEqual(['link.ts']);
  });

  it('takes an absolute path that lies in the project: commands print such paths', async () => {
    writeFileSync(join(project, 'a.ts'), 'one');
    expect(await files.read(project, join(project, 'a.ts'))).toEqual({ kind: 'ok', value: 'one' });
  });

  it('ends at links that lead to themselves', async () => {
    symlinkSync('b', join(project, 'a'));
    symlinkSync('a', join(project, 'b'));
    expect(await files.read(project, 'a')).toMatchObject({ kind: 'refused', refusal: 'outside' });
  });

  it('refuses a project whose own folder was replaced by a link', async () => {
    rmSync(project, { recursive: true });
    symlinkSync(join(secret, '..'), project);
    expect(await files.read(project, 'token')).toMatchObject({ kind: 'refused' });
    expect(await files.read('/etc', 'passwd')).toMatchObject({ kind: 'refused', refusal: 'outside' });
  });

  it('makes a workspace that is missing, and takes one that is a link', async () => {
    symlinkSync(workspace, `${workspace}-link`);
    const linked = makeProjectFiles({ workspaceRoot: `${workspace}-link`, clock });
    expect(await linked.openProject('demo')).toEqual({ kind: 'ok', value: project });
    rmSync(`${workspace}-link`);
    const fresh = makeProjectFiles({ workspaceRoot: join(workspace, 'new/workspace'), clock });
    expect(await fresh.openProject('a')).toEqual({ kind: 'ok', value: join(workspace, 'new/workspace/a') });
  });

  it('opens no project through a link that leads out of the workspace', async () => {
    symlinkSync('/etc', join(workspace, 'etc'));
    expect(await files.openProject('etc')).toMatchObject({ kind: 'refused', refusal: 'outside' });
    expect(await files.openProject('etc/ssl')).toMatchObject({ kind: 'refused', refusal: 'outside' });
    symlinkSync('demo', join(workspace, 'alias'));
    expect(await files.openProject('alias')).toEqual({ kind: 'ok', value: project });
    symlinkSync('.', join(workspace, 'self'));
    expect(await files.openProject('self')).toMatchObject({ kind: 'refused' });
  });

  it('never leaves the project while folders and links are swapped under it', async () => {
    const swapper = new Worker(
      `const { renameSync, symlinkSync, mkdirSync, writeFileSync, rmSync } = require('node:fs');
       const [project, outside] = process.argv.slice(2);
       mkdirSync(project + '/real');
       writeFileSync(project + '/real/token', 'harmless');
       symlinkSync(outside, project + '/evil');
       require('node:worker_threads').parentPort.postMessage('ready');
       const swap = (name) => {
         try { renameSync(project + '/' + name, project + '/spot'); } catch { try { rmSync(project + '/spot', { recursive: true, force: true }); } catch {} return; }
         try { renameSync(project + '/spot', project + '/' + name); } catch {}
       };
       for (;;) { swap('real'); swap('evil'); }`,
      { eval: true, argv: [project, join(secret, '..')] },
    );
    await new Promise((resolve) => swapper.once('message', resolve));
    const seen = new Set<string>();
    for (let round = 0; round < 1_500; round += 1) {
      const outcome = await files.read(project, 'spot/token');
      seen.add(outcome.kind === 'ok' ? outcome.value : outcome.refusal);
      await files.write(project, 'spot/written', 'x');
    }
    await swapper.terminate();
    expect(seen).not.toContain('the secret');
    expect(seen.size).toBeGreaterThan(1);
    expect(readdirSync(join(secret, '..'))).toEqual(['token']);
  });

  it('refuses what is too large or no text, and does not wait for a named pipe', async () => {
    writeFileSync(join(project, 'huge.txt'), 'x'.repeat(2 * 1024 * 1024 + 1));
    writeFileSync(join(project, 'latin1.txt'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    writeFileSync(join(project, 'zero.bin'), Buffer.from([0x61, 0, 0x62]));
    execFileSync('mkfifo', [join(project, 'pipe')]);
    expect(await files.read(project, 'huge.txt')).toMatchObject({ refusal: 'too-large' });
    expect(await files.read(project, 'latin1.txt')).toMatchObject({ refusal: 'binary' });
    expect(await files.read(project, 'zero.bin')).toMatchObject({ refusal: 'binary' });
    expect(await files.read(project, 'pipe')).toMatchObject({ refusal: 'not-a-file' });
    expect(await files.write(project, 'pipe', 'x')).toMatchObject({ refusal: 'not-a-file' });
    expect(await files.write(project, 'big.txt', 'x'.repeat(8 * 1024 * 1024 + 1))).toMatchObject({ refusal: 'too-large' });
  });

  it('keeps the rights of a file that it replaces, and leaves nothing behind', async () => {
    writeFileSync(join(project, 'run.sh'), 'old');
    chmodSync(join(project, 'run.sh'), 0o755);
    await files.write(project, 'run.sh', 'new');
    expect(statSync(join(project, 'run.sh')).mode & 0o777).toBe(0o755);
    expect(readdirSync(project).sort()).toEqual(['out', 'run.sh', 'token']);
  });

  it('shows a reader the old or the new text, never half of it', async () => {
    const texts = ['a', 'b'].map((letter) => letter.repeat(300_000));
    await files.write(project, 'big.txt', texts[0] ?? '');
    const writing = (async () => {
      for (let round = 0; round < 20; round += 1) await files.write(project, 'big.txt', texts[round % 2] ?? '');
    })();
    for (let round = 0; round < 60; round += 1) {
      const outcome = await files.read(project, 'big.txt');
      expect(outcome.kind === 'ok' && texts.includes(outcome.value)).toBe(true);
    }
    await writing;
  });

  it('names the file that was probably meant', async () => {
    writeFileSync(join(project, 'README.md'), '');
    const outcome = await files.read(project, 'READNE.md');
    expect(outcome).toEqual({ kind: 'refused', refusal: 'missing', message: 'There is no READNE.md; did you mean README.md?' });
  });

  it('says that a file is none of Parley’s when a name is too long, and that a path cannot hold a zero byte', async () => {
    expect(await files.write(project, 'ы'.repeat(200), 'x')).toMatchObject({ refusal: 'not-allowed' });
    expect(await files.read(project, 'a\0b')).toMatchObject({ refusal: 'not-allowed' });
  });

  it.each(['.git', '.git/config', 'sub/.git/hooks/pre-commit', 'link/config'])('does not write %s, which is git’s own', async (path) => {
    mkdirSync(join(project, '.git/hooks'), { recursive: true });
    symlinkSync('.git', join(project, 'link'));
    expect(await files.write(project, path, 'x')).toMatchObject({ kind: 'refused', refusal: 'not-allowed' });
    expect(readdirSync(join(project, '.git'))).toEqual(['hooks']);
  });

  it('searches past .git, node_modules, binary files, links and hard cases of file names', async () => {
    for (const path of ['.git', 'node_modules/x', 'src']) mkdirSync(join(project, path), { recursive: true });
    for (const path of ['.git/a', 'node_modules/x/a', 'src/мой файл.txt']) writeFileSync(join(project, path), 'needle\r\n');
    writeFileSync(join(project, 'binary'), Buffer.from('needle\0'));
    linkSync(join(project, 'src/мой файл.txt'), join(project, 'src/hard.txt'));
    writeFileSync(join(project, 'long.js'), `${'x'.repeat(5_000)}needle`);
    const outcome = await files.search(project, '', 'needle', 10);
    expect(outcome.kind === 'ok' && outcome.value.map(({ path, line, text }) => [path, line, text.length])).toEqual([
      ['long.js', 1, 500],
      ['src/hard.txt', 1, 6],
      ['src/мой файл.txt', 1, 6],
    ]);
    expect(await files.search(project, 'src/hard.txt', 'need', 10)).toMatchObject({ kind: 'ok', value: [{ line: 1 }] });
  });

  it('ends a search whose pattern would take for ever, and stays responsive meanwhile', async () => {
    writeFileSync(join(project, 'trap.txt'), `${'a'.repeat(60)}!`);
    const impatient = makeProjectFiles({ workspaceRoot: workspace, clock, searchDeadlineMs: 500 });
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 20);
    const outcome = await impatient.search(project, '', '^(a+)+$', 10);
    clearInterval(ticking);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: 'too-large' });
    expect(ticks).toBeGreaterThan(5);
  });

  it('holds no folder or file open afterwards', async () => {
    await files.search(project, '', 'x', 1);
    const before = openDescriptors();
    for (const path of ['a/b/c.txt', 'out/token', '../x', 'a', 'missing/x'])
      await Promise.all([
        files.read(project, path),
        files.write(project, path, randomUUID()),
        files.list(project, path),
        files.openProject(path),
      ]);
    expect(openDescriptors()).toBeLessThanOrEqual(before);
    renameSync(project, `${project}-away`);
    expect(await files.read(project, 'a')).toMatchObject({ refusal: 'missing' });
  });
});
