import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';

import { childCoverage } from '../child-coverage.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** The terminal client as a child process, as `scripts/parley` starts it. */
export interface RunningClient {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  stdout(): string;
  stderr(): string;
  /** Lines of stdout that are whole. */
  lines(): string[];
  /** Resolves with the exit code, or the signal's name, when it has ended and all its output is here. */
  readonly ended: Promise<number | string>;
}

export interface ClientOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Starts the real entry file with a clean environment: pipes for all streams, no data folder unless one is given. */
export function startClient(args: readonly string[], { env = {}, cwd = tmpdir() }: ClientOptions = {}): RunningClient {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(ROOT, 'cli/main.ts'), ...args], {
    cwd,
    env: {
      PATH: process.env['PATH'] ?? '',
      PARLEY_DATA_DIR: join(tmpdir(), 'parley-no-such-data-folder'),
      NODE_COMPILE_CACHE: join(ROOT, '.cache/node'),
      TZ: 'UTC',
      ...childCoverage(),
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => (texts[name] += text));
  }
  // A client that ends early does not read what it is told.
  child.stdin.on('error', () => undefined);
  return {
    child,
    stdout: () => texts.stdout,
    stderr: () => texts.stderr,
    lines: () => texts.stdout.split('\n').slice(0, -1),
    ended: once(child, 'close').then(([code, signal]): number | string => (typeof signal === 'string' ? signal : Number(code))),
  };
}

/** Runs it to its end. */
export async function runClient(
  args: readonly string[],
  options?: ClientOptions,
): Promise<{ readonly code: number | string; readonly stdout: string; readonly stderr: string }> {
  const client = startClient(args, options);
  client.child.stdin.end();
  const code = await client.ended;
  return { code, stdout: client.stdout(), stderr: client.stderr() };
}
