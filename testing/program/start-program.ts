import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { childCoverage } from '../child-coverage.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const START_DEADLINE_MS = 90_000;

/** The real program as a child process. */
export interface Program {
  readonly url: string;
  readonly token: string;
  readonly pid: number;
  /** Everything it has written so far. */
  output(): string;
  /** Resolves with the exit code, or the signal's name, when it has ended. */
  readonly ended: Promise<number | string>;
  /** Sends the signal and waits for the end; returns how long that took, in milliseconds. */
  end(signal: 'SIGTERM' | 'SIGKILL' | 'SIGINT'): Promise<number>;
}

export interface ProgramOptions {
  readonly dataDir: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts Parley on a data folder with a clean environment and waits until it can be reached. Throws with its output when it ends before. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const program = launchProgram(options);
  const { dataDir } = options;
  const deadline = Date.now() + START_DEADLINE_MS;
  while (Date.now() < deadline) {
    const address = addressIn(dataDir, program.pid);
    if (address !== null) return { ...program, url: address, token: readFileSync(join(dataDir, 'owner-token'), 'utf8').trim() };
    if (await Promise.race([program.ended.then(() => true), sleep(25, false)])) break;
  }
  await program.end('SIGKILL');
  throw new Error(`The program did not start: ${program.output()}`);
}

/** Starts Parley without waiting; for starts that are meant to fail. */
export function launchProgram({ dataDir, env = {} }: ProgramOptions): Omit<Program, 'url' | 'token'> {
  mkdirSync(dataDir, { recursive: true });
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(ROOT, 'main.ts')], {
    cwd: dataDir,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: dataDir,
      PARLEY_DATA_DIR: dataDir,
      PARLEY_HTTP_PORT: '0',
      OLLAMA_BASE_URL: 'http://127.0.0.1:9',
      LMSTUDIO_BASE_URL: 'http://127.0.0.1:9',
      NODE_COMPILE_CACHE: join(ROOT, '.cache/node'),
      ...childCoverage(),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => (output += text));
  }
  const ended = once(child, 'exit').then(([code, signal]): number | string => (typeof signal === 'string' ? signal : Number(code)));
  const { pid } = child;
  if (pid === undefined) throw new Error('The program could not be launched.');
  return {
    pid,
    output: () => output,
    ended,
    async end(signal) {
      const startedAt = performance.now();
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
      return performance.now() - startedAt;
    },
  };
}

function addressIn(dataDir: string, pid: number): string | null {
  const file = join(dataDir, 'server.json');
  if (!existsSync(file) || !existsSync(join(dataDir, 'owner-token'))) return null;
  try {
    const address: { url: string; pid: number } = JSON.parse(readFileSync(file, 'utf8'));
    return address.pid === pid ? address.url : null;
  } catch {
    return null;
  }
}
