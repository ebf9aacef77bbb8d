import { execFile, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { findDebianProgram } from '../debian/find-debian-program.ts';
import type { FoundProgram } from '../debian/find-debian-program.ts';
import { freePort } from '../free-port.ts';
import { homeserverSettings, LOG_SETTINGS, REGISTRATION_SECRET } from './homeserver-settings.ts';

const FOLDER = fileURLToPath(new URL('../../.cache/synapse', import.meta.url));
/** The data of a homeserver on which nobody is yet, so that not every start makes all its tables. */
const UNUSED = join(FOLDER, 'unused');
/** What Python made of Synapse's sources. */
const COMPILED = join(FOLDER, 'compiled');
const READY_WITHIN_MS = 60_000;

/** A person who is logged in at the homeserver. */
export interface MatrixLogin {
  readonly userId: string;
  readonly accessToken: string;
  readonly deviceId: string;
  readonly password: string;
}

/** A real Synapse with a data folder of its own. */
export interface Synapse {
  readonly url: string;
  /** Makes a user and logs them in. */
  register(name: string): Promise<MatrixLogin>;
  /** Ends it without a farewell and takes its data away. */
  close(): Promise<void>;
}

/** The folder with Synapse, unpacked if need be; or why it can't be had here. */
export function findSynapse(): Promise<FoundProgram> {
  return findDebianProgram(FOLDER, ['matrix-synapse']);
}

/** Starts a Synapse that nobody outside this machine can reach, in a bubblewrap that sees only its own files. */
export async function startSynapse(root: string): Promise<Synapse> {
  if (!existsSync(UNUSED)) await prepare(root);
  const data = join(FOLDER, `data-${randomUUID()}`);
  await cp(UNUSED, data, { recursive: true });
  const { url, end } = await run(root, data);
  const close = async (): Promise<void> => {
    await end();
    await rm(data, { recursive: true, force: true });
  };
  return { url, close, register: (name) => register(url, name) };
}

/** Starts one, ends it as soon as it has made its tables, and keeps its data. */
async function prepare(root: string): Promise<void> {
  const data = join(FOLDER, `data-${randomUUID()}`);
  await mkdir(COMPILED, { recursive: true });
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'log.yaml'), LOG_SETTINGS);
  await writeFile(join(data, 'homeserver.yaml'), homeserverSettings(await freePort()));
  await promisify(execFile)('bwrap', [...command(root, data), '--generate-keys']);
  const { end } = await run(root, data);
  await end();
  // Another process may have been quicker.
  await rename(data, UNUSED).catch(() => rm(data, { recursive: true }));
}

/** Runs a homeserver on this data until it is ended. */
async function run(root: string, data: string): Promise<{ readonly url: string; end(): Promise<void> }> {
  const port = await freePort();
  await writeFile(join(data, 'homeserver.yaml'), homeserverSettings(port));
  const server = spawn('bwrap', command(root, data), { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const gone = new Promise<void>((resolve) => server.on('close', () => resolve()));
  const url = `http://127.0.0.1:${String(port)}`;
  const end = async (): Promise<void> => {
    server.kill('SIGKILL');
    await gone;
  };
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (server.exitCode === null && Date.now() < giveUpAt) continue;
    await end();
    throw new Error(`Synapse did not become ready: ${complaints}`);
  }
  return { url, end };
}

function command(root: string, data: string): string[] {
  return [...sandbox(root, data), 'python3', '-m', 'synapse.app.homeserver', '--config-path', '/data/homeserver.yaml'];
}

function sandbox(root: string, data: string): string[] {
  const links = ['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64', '--symlink', 'usr/bin', '/bin'];
  const folders = ['--ro-bind', join(root, 'usr'), '/usr', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'];
  const own = ['--bind', data, '/data', '--bind', COMPILED, '/compiled'];
  const environment = ['--clearenv', '--setenv', 'PATH', '/usr/bin', '--setenv', 'PYTHONPYCACHEPREFIX', '/compiled'];
  return [...folders, ...own, ...links, ...environment, '--unshare-pid', '--die-with-parent'];
}

/** By the way that Synapse offers to whoever knows its registration secret. */
async function register(url: string, name: string): Promise<MatrixLogin> {
  const door = `${url}/_synapse/admin/v1/register`;
  const { nonce } = await read<{ nonce: string }>(await fetch(door));
  const password = randomUUID();
  const mac = createHmac('sha1', REGISTRATION_SECRET).update([nonce, name, password, 'notadmin'].join('\0')).digest('hex');
  const body = JSON.stringify({ nonce, username: name, password, mac, admin: false });
  const made = await read<{ user_id: string; access_token: string; device_id: string }>(await fetch(door, { method: 'POST', body }));
  return { userId: made.user_id, accessToken: made.access_token, deviceId: made.device_id, password };
}

async function read<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`Synapse answered ${String(response.status)}: ${await response.text()}`);
  return response.json();
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/_matrix/client/versions`).catch(() => null);
  if (answer?.ok === true) return true;
  await new Promise((resolve) => setTimeout(resolve, 50));
  return false;
}
