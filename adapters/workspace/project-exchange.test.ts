import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProjectExchange } from '../../domain/ports/project-exchange.ts';
import { projectExchangeContract } from '../../domain/testing/contracts/project-exchange.contract.ts';
import { makeProjectExchange } from './project-exchange.ts';

const MEGABYTE = 1024 * 1024;
const CONTENT = Buffer.from('content');
const folders: string[] = [];

function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'parley-exchange-')));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

projectExchangeContract('the exchange of files on disk', async () => {
  const workspaceRoot = temporaryFolder();
  const folder = join(workspaceRoot, 'demo');
  mkdirSync(folder);
  return { exchange: makeProjectExchange({ workspaceRoot }), folder };
});

describe('the exchange of files on disk', () => {
  let project: string;
  let outside: string;
  let exchange: ProjectExchange;

  beforeEach(() => {
    const workspaceRoot = temporaryFolder();
    project = join(workspaceRoot, 'demo');
    mkdirSync(project);
    outside = temporaryFolder();
    writeFileSync(join(outside, 'token'), 'the secret');
    symlinkSync(outside, join(project, 'out'));
    symlinkSync(join(outside, 'token'), join(project, 'token'));
    exchange = makeProjectExchange({ workspaceRoot });
  });

  it('takes nothing out through a link that leads out of the project, and brings nothing in through one', async () => {
    for (const path of ['out/token', 'token']) {
      expect(await exchange.takeOut(project, path, MEGABYTE)).toMatchObject({ kind: 'refused', refusal: 'outside' });
    }
    expect(await exchange.bringIn(project, 'out/new', CONTENT)).toMatchObject({ kind: 'refused', refusal: 'outside' });
    expect(await exchange.takeOut('/etc', 'passwd', MEGABYTE)).toMatchObject({ kind: 'refused', refusal: 'outside' });
    expect(await exchange.bringIn(outside, 'new', CONTENT)).toMatchObject({ kind: 'refused', refusal: 'outside' });
    expect(readdirSync(outside)).toEqual(['token']);
  });

  it('lets a link of the wanted name alone, wherever it leads', async () => {
    symlinkSync(join(outside, 'new'), join(project, 'dangling.txt'));
    expect(await exchange.bringIn(project, 'token', CONTENT)).toEqual({ kind: 'ok', value: 'token-2' });
    expect(await exchange.bringIn(project, 'dangling.txt', CONTENT)).toEqual({ kind: 'ok', value: 'dangling-2.txt' });
    expect(readdirSync(outside)).toEqual(['token']);
    expect(readFileSync(join(outside, 'token'), 'utf8')).toBe('the secret');
  });

  it('follows links of folders that stay inside, and says where the file is', async () => {
    mkdirSync(join(project, 'real'));
    symlinkSync('real', join(project, 'inbox'));
    expect(await exchange.bringIn(project, 'inbox/a', CONTENT)).toEqual({ kind: 'ok', value: 'real/a' });
    expect(await exchange.takeOut(project, 'inbox/a', 10)).toEqual({ kind: 'ok', value: CONTENT });
  });

  it('refuses what is too large both ways, and leaves nothing of it', async () => {
    const large = Buffer.alloc(25 * MEGABYTE);
    expect(await exchange.bringIn(project, 'large.bin', large)).toMatchObject({ kind: 'refused', refusal: 'too-large' });
    writeFileSync(join(project, 'large.bin'), large);
    expect(await exchange.takeOut(project, 'large.bin', 20 * MEGABYTE)).toMatchObject({ kind: 'refused', refusal: 'too-large' });
    expect(readdirSync(project).sort()).toEqual(['large.bin', 'out', 'token']);
  });

  it('takes out only regular files, and waits for no other side', async () => {
    execFileSync('mkfifo', [join(project, 'pipe')]);
    const server = createServer().listen(join(project, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    for (const path of ['pipe', 'socket']) {
      expect(await exchange.takeOut(project, path, MEGABYTE)).toMatchObject({ kind: 'refused', refusal: 'not-a-file' });
      expect(await exchange.bringIn(project, path, CONTENT)).toEqual({ kind: 'ok', value: `${path}-2` });
    }
    await new Promise((resolve) => server.close(resolve));
  });

  it('shows a reader the whole file or none', async () => {
    const content = Buffer.alloc(4 * MEGABYTE, 'x');
    const sizes = new Set<number>();
    for (let round = 0; round < 10; round += 1) {
      const path = `whole/${round}.bin`;
      const state = { isDone: false };
      const adding = exchange.bringIn(project, path, content).finally(() => (state.isDone = true));
      while (!state.isDone) {
        const outcome = await exchange.takeOut(project, path, content.length);
        // To find nothing takes no turn of the event loop.
        await immediate();
        sizes.add(outcome.kind === 'ok' ? outcome.value.length : 0);
      }
      await adding;
    }
    sizes.delete(0);
    sizes.delete(content.length);
    expect([...sizes]).toEqual([]);
    expect(readdirSync(join(project, 'whole'))).toHaveLength(10);
  });

  it('never leaves the project while folders and links are swapped under it', async () => {
    const swapper = startSwapper(project, outside);
    await new Promise((resolve) => swapper.once('message', resolve));
    const seen = new Set<string>();
    for (let round = 0; round < 1_000; round += 1) {
      const outcome = await exchange.takeOut(project, 'spot/token', MEGABYTE);
      seen.add(outcome.kind === 'ok' ? Buffer.from(outcome.value).toString() : outcome.refusal);
      await exchange.bringIn(project, 'spot/new', Buffer.from(`new ${round % 3}`));
    }
    await swapper.terminate();
    expect(seen).not.toContain('the secret');
    expect(seen.size).toBeGreaterThan(1);
    expect(readdirSync(outside)).toEqual(['token']);
  });

  it('holds no folder or file open afterwards', async () => {
    const before = readdirSync('/proc/self/fd').length;
    for (const path of ['a/b/c', 'a/b/c', '../x', 'out/x', 'a', ''])
      await Promise.all([exchange.bringIn(project, path, CONTENT), exchange.takeOut(project, path, 3)]);
    expect(readdirSync('/proc/self/fd').length).toBeLessThanOrEqual(before);
  });
});

/** In turn puts a folder and a link to the outside where `spot` is. */
function startSwapper(project: string, outside: string): Worker {
  return new Worker(
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
    { eval: true, argv: [project, outside] },
  );
}
