import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';

import { UnreachableError } from '../../../domain/errors.ts';
import { ask, clusterOf, makeEmbeddedFolders, startIn } from '../../../testing/postgres/embedded-folders.ts';
import { isServerOf, readPostmasterFile } from './postmaster-file.ts';

const folders = makeEmbeddedFolders();
afterEach(() => folders.clear());
afterAll(() => folders.close());

describe('the embedded PostgreSQL', () => {
  it('keeps what was stored from one start to the next, and stops cleanly', async () => {
    const dataDir = folders.empty();
    const first = await startIn(dataDir);
    await ask(first.url, `CREATE TABLE kept AS SELECT 'ёлка' AS word`);
    expect(statSync(path.join(dataDir, 'postgres', 'password')).mode & 0o777).toBe(0o600);
    await first.stop();
    expect(readPostmasterFile(clusterOf(dataDir))).toBeNull();
    await expect(ask(first.url, 'SELECT 1')).rejects.toThrow();
    const second = await startIn(dataDir);
    expect(second.wasRunning).toBe(false);
    expect(await ask(second.url, 'SELECT upper(word) AS word FROM kept')).toEqual([{ word: 'ЁЛКА' }]);
    expect(readFileSync(path.join(dataDir, 'postgres', 'server.log'), 'utf8')).not.toContain('recovery');
    await second.stop();
    await second.stop();
  });

  it('I1: what is committed is on the disk, and the server lets nobody in without the password', async () => {
    const { url } = await startIn(await folders.installed());
    expect(await ask(url, `SELECT current_setting('fsync') || current_setting('synchronous_commit') AS durable`)).toEqual([
      { durable: 'onon' },
    ]);
    await expect(ask(url.replace(/:[^:@/]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  it('works in a folder whose path is too long for a socket, and has Cyrillic and spaces in it', async () => {
    const dataDir = await folders.installed('мои данные', 'x'.repeat(100));
    const { url } = await startIn(dataDir);
    expect(url).toContain('@127.0.0.1:');
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('works in a folder with Cyrillic and spaces in its short path', async () => {
    const { url } = await startIn(await folders.installed('мои данные'));
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('after a crash', () => {
  it('a kill -9 of the process that started the server leaves it running, and the next start goes on with it', async () => {
    const dataDir = await folders.installed();
    const pid = await startInAnotherProcess(dataDir);
    expect(isServerOf(pid, clusterOf(dataDir))).toBe(true);
    const again = await startIn(dataDir);
    expect(again.wasRunning).toBe(true);
    expect(readPostmasterFile(clusterOf(dataDir))?.pid).toBe(pid);
    await again.stop();
    expect(isServerOf(pid, clusterOf(dataDir))).toBe(false);
  });

  it('a killed server is started anew with all that was committed', async () => {
    const dataDir = await folders.installed();
    const first = await startIn(dataDir);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS number');
    process.kill(readPostmasterFile(clusterOf(dataDir))?.pid ?? 0, 'SIGKILL');
    const second = await startIn(dataDir);
    expect(await ask(second.url, 'SELECT number FROM kept')).toEqual([{ number: 7 }]);
  });

  it('a server that hangs is stopped and started anew', async () => {
    const dataDir = await folders.installed();
    await startIn(dataDir);
    const pid = readPostmasterFile(clusterOf(dataDir))?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    const again = await startIn(dataDir);
    expect(await ask(again.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(readPostmasterFile(clusterOf(dataDir))?.pid).not.toBe(pid);
  });

  it.each(['postmaster.pid', '.s.PGSQL.5432.lock'])('a %s that names some other living program is no obstacle', async (name) => {
    const dataDir = await folders.installed();
    const first = await startIn(dataDir);
    const file = path.join(clusterOf(dataDir), name);
    const text = readFileSync(file, 'utf8');
    await first.stop();
    writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
    const second = await startIn(dataDir);
    expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('a first start that was cut off is done over', async () => {
    const dataDir = folders.empty();
    mkdirSync(path.join(dataDir, 'postgres', 'cluster.unfinished', 'base'), { recursive: true });
    const { url } = await startIn(dataDir);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('what cannot be started', () => {
  it('a folder of another version of PostgreSQL is refused in one sentence', async () => {
    const dataDir = folders.empty();
    mkdirSync(clusterOf(dataDir), { recursive: true });
    writeFileSync(path.join(clusterOf(dataDir), 'PG_VERSION'), '15\n');
    await expect(startIn(dataDir)).rejects.toThrow(/was made by PostgreSQL 15, and this Parley brings 18\.$/);
  });

  it('a folder that cannot be written is refused in one sentence', async () => {
    const dataDir = folders.empty();
    writeFileSync(path.join(dataDir, 'postgres'), 'a file where the folder should be');
    await expect(startIn(dataDir)).rejects.toThrow(UnreachableError);
    await expect(startIn(dataDir)).rejects.toThrow(/does not start: .+\.$/);
  });

  it('a server that ends at once says why', async () => {
    const dataDir = await folders.installed();
    appendFileSync(path.join(clusterOf(dataDir), 'postgresql.conf'), '\nno_such_setting = 1\n');
    await expect(startIn(dataDir)).rejects.toThrow(/does not start: .*no_such_setting|configuration file/);
  });
});

/** Starts the server in a process that is then killed without a chance to stop it. */
async function startInAnotherProcess(dataDir: string): Promise<number> {
  const script = `
    import { startEmbeddedServer } from ${JSON.stringify(new URL('./start-embedded-server.ts', import.meta.url).href)};
    const silent = () => undefined;
    await startEmbeddedServer({ dataDir: ${JSON.stringify(dataDir)}, logger: { debug: silent, info: silent, warn: silent, error: silent } });
    console.log('up');
    setInterval(silent, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error('The starting process ended.')));
  });
  child.removeAllListeners('exit');
  child.kill('SIGKILL');
  await vi.waitFor(() => expect(child.signalCode).toBe('SIGKILL'));
  return readPostmasterFile(clusterOf(dataDir))?.pid ?? 0;
}
