import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { UnreachableError } from '../../../domain/errors.ts';
import { makeRecordingLogger } from '../../../domain/testing/recording-logger.ts';
import { isServerOf, readPostmasterFile } from './postmaster-file.ts';
import { startEmbeddedServer } from './start-embedded-server.ts';
import type { EmbeddedServer } from './start-embedded-server.ts';
import { stopServer } from './stop-server.ts';

const folders: { readonly dataDir: string; readonly parent: string }[] = [];

/** A folder that nobody else may look into, as a home or a fresh clone often is. */
function aDataFolder(...below: readonly string[]): string {
  const parent = mkdtempSync(path.join(tmpdir(), 'parley-embedded-'));
  chmodSync(parent, 0o700);
  const dataDir = path.join(parent, ...below);
  mkdirSync(dataDir, { recursive: true });
  folders.push({ dataDir, parent });
  return dataDir;
}

function cluster(dataDir: string): string {
  return path.join(dataDir, 'postgres', 'cluster');
}

function start(dataDir: string): Promise<EmbeddedServer> {
  return startEmbeddedServer({ dataDir, logger: makeRecordingLogger() });
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  for (const { dataDir, parent } of folders.splice(0)) {
    await stopServer(cluster(dataDir));
    rmSync(parent, { recursive: true, force: true });
  }
});

describe('the embedded PostgreSQL', () => {
  it('keeps what was stored from one start to the next, and stops cleanly', async () => {
    const dataDir = aDataFolder();
    const first = await start(dataDir);
    await ask(first.url, `CREATE TABLE kept AS SELECT 'ёлка' AS word`);
    expect(statSync(path.join(dataDir, 'postgres', 'password')).mode & 0o777).toBe(0o600);
    await first.stop();
    expect(readPostmasterFile(cluster(dataDir))).toBeNull();
    await expect(ask(first.url, 'SELECT 1')).rejects.toThrow();
    const second = await start(dataDir);
    expect(second.wasRunning).toBe(false);
    expect(await ask(second.url, 'SELECT upper(word) AS word FROM kept')).toEqual([{ word: 'ЁЛКА' }]);
    expect(readFileSync(path.join(dataDir, 'postgres', 'server.log'), 'utf8')).not.toContain('recovery');
    await second.stop();
    await second.stop();
  });

  it('I1: what is committed is on the disk, and the server lets nobody in without the password', async () => {
    const { url } = await start(aDataFolder());
    expect(await ask(url, `SELECT current_setting('fsync') || current_setting('synchronous_commit') AS durable`)).toEqual([
      { durable: 'onon' },
    ]);
    await expect(ask(url.replace(/:[^:@/]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password authentication failed/);
  });

  it('works in a folder whose path is too long for a socket, and has Cyrillic and spaces in it', async () => {
    const dataDir = aDataFolder('мои данные', 'x'.repeat(100));
    const { url } = await start(dataDir);
    expect(url).toContain('@127.0.0.1:');
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('works in a folder with Cyrillic and spaces in its short path', async () => {
    const { url } = await start(aDataFolder('мои данные'));
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('after a crash', () => {
  it('a kill -9 of the process that started the server leaves it running, and the next start goes on with it', async () => {
    const dataDir = aDataFolder();
    const pid = await startInAnotherProcess(dataDir);
    expect(isServerOf(pid, cluster(dataDir))).toBe(true);
    const again = await start(dataDir);
    expect(again.wasRunning).toBe(true);
    expect(readPostmasterFile(cluster(dataDir))?.pid).toBe(pid);
    await again.stop();
    expect(isServerOf(pid, cluster(dataDir))).toBe(false);
  });

  it('a killed server is started anew with all that was committed', async () => {
    const dataDir = aDataFolder();
    const first = await start(dataDir);
    await ask(first.url, 'CREATE TABLE kept AS SELECT 7 AS number');
    process.kill(readPostmasterFile(cluster(dataDir))?.pid ?? 0, 'SIGKILL');
    const second = await start(dataDir);
    expect(await ask(second.url, 'SELECT number FROM kept')).toEqual([{ number: 7 }]);
  });

  it('a server that hangs is stopped and started anew', async () => {
    const dataDir = aDataFolder();
    await start(dataDir);
    const pid = readPostmasterFile(cluster(dataDir))?.pid ?? 0;
    process.kill(pid, 'SIGSTOP');
    const again = await start(dataDir);
    expect(await ask(again.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(readPostmasterFile(cluster(dataDir))?.pid).not.toBe(pid);
  });

  it('a postmaster.pid that names some other living program is no obstacle', async () => {
    const dataDir = aDataFolder();
    const first = await start(dataDir);
    const text = readFileSync(path.join(cluster(dataDir), 'postmaster.pid'), 'utf8');
    await first.stop();
    writeFileSync(path.join(cluster(dataDir), 'postmaster.pid'), text.replace(/^\d+/, String(process.pid)));
    const second = await start(dataDir);
    expect(await ask(second.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('a first start that was cut off is done over', async () => {
    const dataDir = aDataFolder();
    mkdirSync(path.join(dataDir, 'postgres', 'cluster.unfinished', 'base'), { recursive: true });
    const { url } = await start(dataDir);
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('what cannot be started', () => {
  it('a folder of another version of PostgreSQL is refused in one sentence', async () => {
    const dataDir = aDataFolder();
    mkdirSync(cluster(dataDir), { recursive: true });
    writeFileSync(path.join(cluster(dataDir), 'PG_VERSION'), '15\n');
    await expect(start(dataDir)).rejects.toThrow(/was made by PostgreSQL 15, and this Parley brings 18\.$/);
  });

  it('a folder that cannot be written is refused in one sentence', async () => {
    const dataDir = aDataFolder();
    writeFileSync(path.join(dataDir, 'postgres'), 'a file where the folder should be');
    await expect(start(dataDir)).rejects.toThrow(UnreachableError);
    await expect(start(dataDir)).rejects.toThrow(/does not start: .+\.$/);
  });

  it('a server that ends at once says why', async () => {
    const dataDir = aDataFolder();
    await (await start(dataDir)).stop();
    appendFileSync(path.join(cluster(dataDir), 'postgresql.conf'), '\nno_such_setting = 1\n');
    await expect(start(dataDir)).rejects.toThrow(/does not start: .*no_such_setting|configuration file/);
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
  return readPostmasterFile(cluster(dataDir))?.pid ?? 0;
}

describe.runIf(process.getuid?.() === 0)('as a plain user', () => {
  it('needs no user namespace and no other user', () => {
    const home = aDataFolder();
    const own = spawnSync('chown', ['65534:65534', home]);
    expect(own.status).toBe(0);
    const script = `
      import { startEmbeddedServer } from ${JSON.stringify(new URL('./start-embedded-server.ts', import.meta.url).href)};
      const silent = () => undefined;
      const server = await startEmbeddedServer({ dataDir: ${JSON.stringify(home)}, logger: { debug: silent, info: silent, warn: silent, error: silent } });
      await server.stop();
      console.log('stopped', process.getuid());`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      uid: 65534,
      gid: 65534,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(stdout).toBe('stopped 65534\n');
  });
});
