import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { findDebianProgram } from './debian/find-debian-program.ts';
import type { FoundProgram } from './debian/find-debian-program.ts';
import { freePort } from './free-port.ts';

const FOLDER = fileURLToPath(new URL('../.cache/radicale', import.meta.url));
const READY_WITHIN_MS = 30_000;

/** A real calendar server with a data folder of its own, on which anna has an account. */
export interface Radicale {
  readonly url: string;
  readonly user: 'anna';
  readonly password: string;
  /** Ends it and takes its data away. */
  close(): Promise<void>;
}

/** The folder with Radicale, unpacked if need be; or why it can't be had here. */
export async function findRadicale(): Promise<FoundProgram> {
  return findDebianProgram(FOLDER, ['radicale']);
}

/** Starts it from its folder. */
export async function startRadicale(root: string): Promise<Radicale> {
  const data = mkdtempSync(join(tmpdir(), 'parley-radicale-'));
  const port = await freePort();
  const password = 'верная лошадь';
  mkdirSync(join(data, 'collections'));
  writeFileSync(join(data, 'users'), `anna:${password}\n`);
  writeFileSync(
    join(data, 'config'),
    `[server]\nhosts = 127.0.0.1:${String(port)}\n[auth]\ntype = htpasswd\nhtpasswd_filename = /data/users\nhtpasswd_encryption = plain\n[storage]\nfilesystem_folder = /data/collections\n`,
  );
  const server = spawn('bwrap', command(root, data), { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const gone = new Promise<void>((resolve) => server.on('close', () => resolve()));
  const close = async (): Promise<void> => {
    server.kill('SIGKILL');
    await gone;
    rmSync(data, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${String(port)}/`;
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (server.exitCode === null && Date.now() < giveUpAt) continue;
    await close();
    throw new Error(`Radicale did not become ready: ${complaints}`);
  }
  return { url, user: 'anna', password, close };
}

function command(root: string, data: string): string[] {
  const links = ['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64', '--symlink', 'usr/bin', '/bin'];
  const folders = ['--ro-bind', join(root, 'usr'), '/usr', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp', '--bind', data, '/data'];
  const environment = ['--clearenv', '--setenv', 'PATH', '/usr/bin', '--setenv', 'LANG', 'C.UTF-8'];
  const ends = ['--unshare-pid', '--die-with-parent'];
  return [...folders, ...links, ...environment, ...ends, 'python3', '-m', 'radicale', '--config', '/data/config'];
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(url, { redirect: 'manual' }).catch(() => null);
  if (answer !== null) return true;
  await new Promise((resolve) => setTimeout(resolve, 50));
  return false;
}
