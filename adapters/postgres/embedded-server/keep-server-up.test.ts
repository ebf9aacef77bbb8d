import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

import { makeRecordingLogger } from '../../../domain/testing/recording-logger.ts';
import { ask, clusterOf, makeEmbeddedFolders } from '../../../testing/postgres/embedded-folders.ts';
import { isServerOf, readPostmasterFile } from './postmaster-file.ts';
import { startEmbeddedServer } from './start-embedded-server.ts';
import type { EmbeddedServer } from './start-embedded-server.ts';

const PATIENCE = { timeout: 15_000, interval: 50 };

const folders = makeEmbeddedFolders();
let server: EmbeddedServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
  await folders.clear();
});
afterAll(() => folders.close());

async function startKept(...below: string[]) {
  const dataDir = await folders.installed(...below);
  const logger = makeRecordingLogger();
  server = await startEmbeddedServer({ dataDir, logger });
  const { url } = server;
  return { server, url, logger, cluster: clusterOf(dataDir) };
}

function killPostmaster(cluster: string): number {
  const pid = readPostmasterFile(cluster)?.pid ?? 0;
  process.kill(pid, 'SIGKILL');
  return pid;
}

async function answers(url: string): Promise<boolean> {
  return ask(url, 'SELECT 1').then(
    () => true,
    () => false,
  );
}

describe('a server that ends without being told to', () => {
  it('I1: is started again at the same address with all that was committed, however often', async () => {
    const { url, cluster, logger } = await startKept();
    await ask(url, 'CREATE TABLE kept (number int)');
    for (const number of [1, 2]) {
      await ask(url, `INSERT INTO kept VALUES (${number})`);
      const pid = killPostmaster(cluster);
      await expect.poll(() => answers(url), PATIENCE).toBe(true);
      expect(readPostmasterFile(cluster)?.pid).not.toBe(pid);
    }
    expect(await ask(url, 'SELECT number FROM kept ORDER BY number')).toEqual([{ number: 1 }, { number: 2 }]);
    expect(logger.of('database.started-again')).toHaveLength(2);
  }, 40_000);

  it('keeps its loopback port where the path is too long for a socket', async () => {
    const { url, cluster } = await startKept('x'.repeat(100));
    expect(url).toContain('@127.0.0.1:');
    killPostmaster(cluster);
    await expect.poll(() => answers(url), PATIENCE).toBe(true);
  });

  it('is tried again and again, with one event a try, while it cannot start, and says why', async () => {
    const { server: kept, url, cluster, logger } = await startKept();
    const file = path.join(cluster, 'postgresql.conf');
    const before = readFileSync(file);
    appendFileSync(file, '\nno_such_setting = 1\n');
    killPostmaster(cluster);
    const failures = (): number => logger.of('database.start-failed').length;
    await expect.poll(failures, PATIENCE).toBeGreaterThan(1);
    expect(kept.problem()?.message).toMatch(/does not start: .+\.$/);
    writeFileSync(file, before);
    await expect.poll(() => answers(url), PATIENCE).toBe(true);
    await expect.poll(() => kept.problem()).toBeNull();
  });

  it('stays down when it is stopped, also while it is being started again', async () => {
    const { server: kept, cluster } = await startKept();
    killPostmaster(cluster);
    await kept.stop();
    const pid = readPostmasterFile(cluster)?.pid ?? 0;
    expect(isServerOf(pid, cluster)).toBe(false);
  });
});
