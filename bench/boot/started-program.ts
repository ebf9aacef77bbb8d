import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

import { freePort } from '../../testing/free-port.ts';

const POLL_MS = 5;
const START_DEADLINE_MS = 30_000;
const ROOT = path.resolve(import.meta.dirname, '../..');

const serverFile = z.object({ pid: z.number() });

/** How the program is started: as a person does it, or only what that runs in the end. */
export const COMMANDS = { npmStart: ['npm', ['start', '--silent']], program: ['sh', ['scripts/parley', 'start']] } as const;

export interface StartOptions {
  readonly command: keyof typeof COMMANDS;
  readonly dataDir: string;
  /** Where Node keeps compiled code between starts. */
  readonly compileCache: string;
  /** Absent: the embedded PostgreSQL of the data folder. */
  readonly databaseUrl?: string;
}

/** Parley, started with nothing set: the web channel and the embedded PostgreSQL. */
export interface StartedProgram {
  /** From the start of the command to the first good answer of /readyz. */
  readonly readyMs: number;
  /** Of the Node process itself. */
  readonly pid: number;
  /** NaN: the database is not its own. */
  readonly databasePid: number;
  /** As Ctrl-C does it; how long that took, in milliseconds. */
  stop(): Promise<number>;
}

/** Starts it and waits until it is ready. Throws with what it wrote when it ends before, or takes more than 30 seconds. */
export async function startProgram({ command, dataDir, compileCache, databaseUrl }: StartOptions): Promise<StartedProgram> {
  const port = await freePort();
  const { PATH = '', HOME = dataDir } = process.env;
  const env = { PATH, HOME, PARLEY_DATA_DIR: dataDir, PARLEY_HTTP_PORT: String(port), NODE_COMPILE_CACHE: compileCache };
  const database = databaseUrl === undefined ? {} : { PARLEY_DATABASE_URL: databaseUrl };
  const startedAt = performance.now();
  const [program, args] = COMMANDS[command];
  const child = spawn(program, args, { cwd: ROOT, env: { ...env, ...database }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'exit');
  while (!(await isReady(port))) {
    const isOver = child.exitCode !== null || child.signalCode !== null || performance.now() - startedAt > START_DEADLINE_MS;
    if (!isOver) continue;
    child.kill();
    throw new Error(`It did not become ready: ${output}`);
  }
  const readyMs = performance.now() - startedAt;
  const { pid } = serverFile.parse(JSON.parse(readFileSync(path.join(dataDir, 'server.json'), 'utf8')));
  const stop = async (): Promise<number> => {
    const stoppedAt = performance.now();
    process.kill(pid, 'SIGINT');
    await ended;
    return performance.now() - stoppedAt;
  };
  return { readyMs, pid, databasePid: databaseUrl === undefined ? postmasterPid(dataDir) : Number.NaN, stop };
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    await response.arrayBuffer();
    if (response.status === 200) return true;
  } catch {
    // Nobody listens yet.
  }
  await sleep(POLL_MS);
  return false;
}

function postmasterPid(dataDir: string): number {
  return Number.parseInt(readFileSync(path.join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8'), 10);
}
