import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Binaries } from './binaries.ts';
import { explainFailure } from './explain-failure.ts';
import { PROGRAM_ENVIRONMENT } from './program-environment.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import type { Postmaster } from './postmaster-file.ts';
import type { ServerUser } from './server-user.ts';

export interface Launch {
  readonly dataDirectory: string;
  /** Gets all that the server writes; emptied first. */
  readonly logFile: string;
  /** `name=value`, as in postgresql.conf. */
  readonly settings: readonly string[];
  /** True: the kernel ends the server when this process dies, however it dies. */
  readonly diesWithParent: boolean;
  /** The loopback port, where the folder's path is too long for a socket; left out: a free one. */
  readonly port?: number;
}

/** A path of a UNIX socket has at most 107 bytes, and the socket's own name takes the rest. */
const LONGEST_SOCKET_DIRECTORY = 107 - '/.s.PGSQL.5432'.length;

/** How long a start may take; after a crash with much written since the last checkpoint it takes seconds. */
const START_DEADLINE_MS = 60_000;

/**
 * Starts a server as the leader of a session of its own, so that neither Ctrl-C in a terminal nor the end of this process
 * ends it, and resolves when it takes connections. Throws an UnreachableError with one sentence.
 */
export async function launchServer(launch: Launch, binaries: Binaries, user: ServerUser): Promise<Postmaster> {
  const line = user.wrap(await commandLine(launch, binaries));
  const log = openSync(launch.logFile, 'w', 0o600);
  let child: ChildProcess;
  try {
    child = spawn(line.command, [...line.args], {
      detached: !launch.diesWithParent,
      stdio: ['ignore', log, log],
      cwd: '/',
      env: PROGRAM_ENVIRONMENT,
    });
  } finally {
    closeSync(log);
  }
  child.unref();
  return untilReady(child, launch);
}

async function commandLine(launch: Launch, binaries: Binaries): Promise<{ command: string; args: readonly string[] }> {
  const fits = Buffer.byteLength(launch.dataDirectory) <= LONGEST_SOCKET_DIRECTORY;
  const place = fits
    ? ['-k', launch.dataDirectory, '-h', '', '-p', '5432']
    : ['-k', '', '-h', '127.0.0.1', '-p', String(launch.port ?? (await freeLoopbackPort()))];
  const settings = launch.settings.flatMap((setting) => ['-c', setting]);
  const args = ['-D', launch.dataDirectory, ...place, ...settings];
  return launch.diesWithParent && process.platform === 'linux'
    ? { command: 'setpriv', args: ['--pdeathsig', 'INT', '--', binaries.postgres, ...args] }
    : { command: binaries.postgres, args };
}

async function freeLoopbackPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A TCP server has an address with a port.');
  return address.port;
}

async function untilReady(child: ChildProcess, launch: Launch): Promise<Postmaster> {
  let failure: unknown = null;
  child.once('error', (error) => (failure = error));
  child.once('exit', (code, signal) => (failure ??= new Error(`PostgreSQL ended with ${signal ?? String(code)}.`)));
  for (const deadline = performance.now() + START_DEADLINE_MS; performance.now() < deadline; await sleep(5)) {
    const postmaster = readPostmasterFile(launch.dataDirectory);
    if (failure === null && postmaster?.pid === child.pid && postmaster?.isReady === true) {
      child.removeAllListeners();
      return postmaster;
    }
    if (failure !== null) break;
  }
  if (failure === null) child.kill('SIGQUIT');
  throw explainFailure(launch.dataDirectory, readFileSync(launch.logFile, 'utf8'), failure);
}
