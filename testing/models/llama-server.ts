import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { findDebianProgram } from '../debian/find-debian-program.ts';
import type { FoundProgram } from '../debian/find-debian-program.ts';
import { freePort } from '../free-port.ts';
import { tinyGguf } from './tiny-gguf.ts';

const FOLDER = fileURLToPath(new URL('../../.cache/llama-server', import.meta.url));
const READY_WITHIN_MS = 30_000;

export interface LlamaServer {
  readonly url: string;
  /** Whether it is making an answer at this moment. */
  isBusy(): Promise<boolean>;
  /** Ends it without a farewell; resolves when it is gone. */
  kill(): Promise<void>;
}

/** The folder with llama-server, installed if need be; or why it can't be had here. */
export function findLlamaServer(): Promise<FoundProgram> {
  return findDebianProgram(FOLDER, ['llama.cpp-tools']);
}

/** Starts a real llama-server with a tiny model named `tiny` in a bubblewrap that sees only its own files. */
export async function startLlamaServer(root: string): Promise<LlamaServer> {
  const model = join(FOLDER, 'tiny.gguf');
  await writeFile(model, tinyGguf());
  const port = await freePort();
  const server = spawn('bwrap', [...sandbox(root, model), 'llama-server', ...settings(port)], { stdio: 'ignore' });
  const gone = new Promise<void>((resolve) => {
    server.on('exit', () => resolve());
    server.on('error', () => resolve());
  });
  const url = `http://127.0.0.1:${String(port)}`;
  const kill = (): Promise<void> => {
    server.kill('SIGKILL');
    return gone;
  };
  try {
    await untilReady(url, server);
  } catch (error) {
    await kill();
    throw error;
  }
  return { url, kill, isBusy: () => isBusy(url) };
}

function sandbox(root: string, model: string): string[] {
  const links = ['--symlink', 'usr/lib', '/lib', '--symlink', 'usr/lib64', '/lib64', '--symlink', 'usr/bin', '/bin'];
  const folders = ['--ro-bind', join(root, 'usr'), '/usr', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'];
  return [...folders, ...links, '--ro-bind', model, '/tmp/tiny.gguf', '--unshare-pid', '--die-with-parent'];
}

function settings(port: number): string[] {
  const model = ['--model', '/tmp/tiny.gguf', '--alias', 'tiny', '--ctx-size', '2048', '--parallel', '1', '--threads', '1'];
  return [...model, '--host', '127.0.0.1', '--port', String(port), '--slots'];
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (Date.now() < giveUpAt && server.exitCode === null) {
    const health = await fetch(`${url}/health`).catch(() => null);
    if (health?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('llama-server did not become ready.');
}

async function isBusy(url: string): Promise<boolean> {
  const slots: unknown = await (await fetch(`${url}/slots`)).json();
  return JSON.stringify(slots).includes('"is_processing":true');
}
