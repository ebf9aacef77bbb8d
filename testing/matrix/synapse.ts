import { execFile, spawn } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { unpackDebianPackages } from '../debian/unpack-debian-packages.ts';
import { homeserverSettings, LOG_SETTINGS, REGISTRATION_SECRET } from './homeserver-settings.ts';

const FOLDER = fileURLToPath(new URL('../../.cache/synapse', import.meta.url));
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
export async function findSynapse(): Promise<{ root: string } | { missing: string }> {
  try {
    await promisify(execFile)('bwrap', ['--version']);
    return { root: await unpackDebianPackages(FOLDER, ['matrix-synapse']) };
  } catch (error) {
    return { missing: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown' };
  }
}

/** Starts a Synapse that nobody outside this machine can reach, in a bubblewrap that sees only its own files. */
export async function startSynapse(root: string): Promise<Synapse> {
  const data = join(FOLDER, `data-${randomUUID()}`);
  const port = await freePort();
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'homeserver.yaml'), homeserverSettings(port));
  await writeFile(join(data, 'log.yaml'), LOG_SETTINGS);
  const start = [...sandbox(root, data), 'python3', '-m', 'synapse.app.homeserver', '--config-path', '/data/homeserver.yaml'];
  await promisify(execFile)('bwrap', [...start, '--generate-keys']);
  const server = spawn('bwrap', start, { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const gone = new Promise<void>((resolve) => server.on('close', () => resolve()));
  const url = `http://127.0.0.1:${String(port)}`;
  const close = async (): Promise<void> => {
    server.kill('SIGKILL');
    await gone;
    await rm(data, { recursive: true, force: true });
  };
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (server.exitCode === null && Date.now() < giveUpAt) continue;
    await close();
    throw new Error(`Synapse did not become ready: ${complaints}`);
  }
  return { url, close, register: (name) => register(url, name) };
}

function sandbox(root: string, data: string): string[] {
  const links = ['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64', '--symlink', 'usr/bin', '/bin'];
  const folders = ['--ro-bind', join(root, 'usr'), '/usr', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp', '--bind', data, '/data'];
  const environment = ['--clearenv', '--setenv', 'PATH', '/usr/bin', '--setenv', 'PYTHONDONTWRITEBYTECODE', '1'];
  return [...folders, ...links, ...environment, '--unshare-pid', '--die-with-parent'];
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

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
