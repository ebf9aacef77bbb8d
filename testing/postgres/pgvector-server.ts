import { spawn, execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Client } from 'pg';

import { findDebianProgram } from '../debian/find-debian-program.ts';
import type { FoundProgram } from '../debian/find-debian-program.ts';

const FOLDER = fileURLToPath(new URL('../../.cache/pgvector', import.meta.url));
/** Packages depend on a shell without saying so. */
const PACKAGES = ['postgresql-18-pgvector', 'dash'];
const BIN = '/usr/lib/postgresql/18/bin';
const PERSON = '1000';
const READY_WITHIN_MS = 30_000;

export interface PgvectorServer {
  /** An empty database, in which nobody has created the extension yet. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The folder with a PostgreSQL that has pgvector, installed if need be; or why it can't be had here. */
export function findPgvector(): Promise<FoundProgram> {
  return findDebianProgram(FOLDER, PACKAGES);
}

/** Starts Debian's PostgreSQL in a bubblewrap that sees only its own files; it is reached by a socket in a temporary folder. */
export async function startPgvectorServer(root: string): Promise<PgvectorServer> {
  const home = mkdtempSync(join(tmpdir(), 'parley-pgvector-'));
  const passwd = join(home, 'passwd');
  writeFileSync(passwd, `parley:x:${PERSON}:${PERSON}::/tmp:/bin/sh\n`);
  const inside = sandbox(root, home, passwd);
  const cluster = ['-D', '/data/cluster'];
  await promisify(execFile)('bwrap', [
    ...inside,
    `${BIN}/initdb`,
    ...cluster,
    '-A',
    'trust',
    '-U',
    'parley',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]);
  const plain = ['-c', 'listen_addresses=', '-c', 'fsync=off'];
  const server = spawn('bwrap', [...inside, `${BIN}/postgres`, ...cluster, '-k', '/data', ...plain], { stdio: 'ignore' });
  const gone = new Promise<void>((resolve) => {
    server.on('exit', () => resolve());
    server.on('error', () => resolve());
  });
  const stop = async (): Promise<void> => {
    server.kill('SIGKILL');
    await gone;
    rmSync(home, { recursive: true, force: true });
  };
  const url = `postgres://parley@localhost/postgres?host=${encodeURIComponent(home)}`;
  try {
    await untilReady(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

function sandbox(root: string, home: string, passwd: string): string[] {
  const links = ['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64', '--symlink', 'usr/bin', '/bin'];
  const folders = ['--ro-bind', join(root, 'usr'), '/usr', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp', '--bind', home, '/data'];
  const person = ['--ro-bind', passwd, '/etc/passwd', '--unshare-user', '--uid', PERSON, '--gid', PERSON];
  return [...folders, ...links, ...person, '--unshare-pid', '--die-with-parent'];
}

async function untilReady(url: string): Promise<void> {
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (Date.now() < giveUpAt) {
    const client = new Client({ connectionString: url });
    const isReady = await client.connect().then(
      () => true,
      () => false,
    );
    if (isReady) return client.end();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('PostgreSQL with pgvector did not become ready.');
}
