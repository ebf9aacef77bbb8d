import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';

import { readPostmasterFile } from '../../adapters/postgres/embedded-server/postmaster-file.ts';
import { serverUrl } from '../../adapters/postgres/embedded-server/server-url.ts';
import { startEmbeddedServer, type EmbeddedServer } from '../../adapters/postgres/embedded-server/start-embedded-server.ts';
import { stopServer } from '../../adapters/postgres/embedded-server/stop-server.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { quickFolder } from './quick-folder.ts';

/** Data folders for tests of the embedded server. */
export interface EmbeddedFolders {
  /** An empty one, in a folder that nobody else may look into, as a home or a fresh clone often is. */
  empty(...below: readonly string[]): string;
  /** One with a cluster in it that was made and stopped before: copying is quicker than making. */
  installed(...below: readonly string[]): Promise<string>;
  /** Stops the servers of all folders so far and removes the folders. */
  clear(): Promise<void>;
  /** The same, and removes what `installed` copies. */
  close(): Promise<void>;
}

export function makeEmbeddedFolders(): EmbeddedFolders {
  const folders: { readonly dataDir: string; readonly parent: string }[] = [];
  let original: Promise<string> | null = null;
  const empty = (...below: readonly string[]): string => {
    const parent = mkdtempSync(path.join(quickFolder(), 'parley-embedded-'));
    chmodSync(parent, 0o700);
    const dataDir = path.join(parent, ...below);
    mkdirSync(dataDir, { recursive: true });
    folders.push({ dataDir, parent });
    return dataDir;
  };
  const clear = async (): Promise<void> => {
    for (const { dataDir, parent } of folders.splice(0)) {
      await stopServer(clusterOf(dataDir));
      rmSync(parent, { recursive: true, force: true });
    }
  };
  return {
    empty,
    installed: async (...below) => {
      original ??= makeOriginal();
      const dataDir = empty(...below);
      const { status } = spawnSync('cp', ['-a', path.join(await original, 'postgres'), dataDir]);
      if (status !== 0) throw new Error('The cluster could not be copied.');
      return dataDir;
    },
    clear,
    close: async () => {
      await clear();
      if (original !== null) rmSync(await original, { recursive: true, force: true });
    },
  };
}

async function makeOriginal(): Promise<string> {
  const dataDir = mkdtempSync(path.join(quickFolder(), 'parley-embedded-'));
  await (await startIn(dataDir)).stop();
  return dataDir;
}

export function clusterOf(dataDir: string): string {
  return path.join(dataDir, 'postgres', 'cluster');
}

/** The address of the server that runs in a data folder, as its own start makes it. */
export function embeddedUrl(dataDir: string): string {
  const postmaster = readPostmasterFile(clusterOf(dataDir));
  if (postmaster === null) throw new Error('The database does not run.');
  return serverUrl(postmaster, readFileSync(path.join(dataDir, 'postgres', 'password'), 'utf8').trim(), 'postgres');
}

/** Starts the server of a data folder; one that ends stays down. */
export function startIn(dataDir: string): Promise<EmbeddedServer> {
  return startEmbeddedServer({ dataDir, logger: makeRecordingLogger(), isKeptUp: false });
}

/** One statement on a connection of its own. */
export async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
