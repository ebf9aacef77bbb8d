import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Duplex } from 'node:stream';
import { descendantsOf } from './process-tree.ts';
import { HANDSHAKE_FD, STATUS_FD } from './start-bubblewrap.ts';

/** Makes the kernel, when memory runs out, end the command rather than Parley or the database. */
const OOM_SCORE = '800';

/** What is known of a sandbox while it starts. */
export interface Startup {
  /** The first process inside, seen from outside; null: not known yet. */
  init: number | null;
  /** True from when the command may run. */
  isReady: boolean;
  /** True from when the command may not run any more: whatever is still starting hears no word and ends. */
  isOver: boolean;
  readonly handshake: Duplex;
  /** What bubblewrap says when it cannot make the sandbox. */
  complaint: string;
}

function parentOf(pid: number): number | null {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]);
  } catch {
    return null;
  }
}

/**
 * Ends the sandbox with everything in it: the kernel kills a process namespace together with its first process, and bubblewrap, which
 * waits for that one, ends when the namespace is empty. As long as the first process is not known nothing is killed: bubblewrap would
 * leave it behind, waiting for ever for its word. It is killed as soon as it is known.
 */
export function killSandbox(child: ChildProcess, startup: Startup): void {
  startup.isOver = true;
  startup.handshake.destroy();
  const isRunning = child.exitCode === null && child.signalCode === null;
  if (!isRunning || startup.init === null) return;
  try {
    if (parentOf(startup.init) === child.pid) process.kill(startup.init, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

function preferForOom(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      writeFileSync(`/proc/${pid}/oom_score_adj`, OOM_SCORE);
    } catch {
      // Only a preference: the limits hold without it.
    }
  }
}

function pipeOf(child: ChildProcess, fd: number): Duplex {
  const pipe = child.stdio[fd];
  if (!(pipe instanceof Duplex)) throw new TypeError(`Descriptor ${fd} of a sandbox is not a pipe.`);
  // A sandbox that ends while we write to it is seen by its exit.
  pipe.on('error', () => undefined);
  return pipe;
}

/** Lets the command go as soon as it waits inside and its first process is known. */
export function greet(child: ChildProcess): Startup {
  const handshake = pipeOf(child, HANDSHAKE_FD);
  const startup: Startup = { init: null, isReady: false, isOver: false, complaint: '', handshake };
  let isWaiting = false;
  let status = '';
  const go = (): void => {
    if (!isWaiting || startup.init === null || startup.isReady || startup.isOver) return;
    startup.isReady = true;
    preferForOom(descendantsOf(startup.init, 1));
    handshake.end('go\n');
  };
  pipeOf(child, STATUS_FD).on('data', (bytes: Buffer) => {
    status += bytes.toString();
    startup.init ??= Number(/"child-pid"\s*:\s*(\d+)/.exec(status)?.[1] ?? Number.NaN) || null;
    if (startup.isOver) killSandbox(child, startup);
    go();
  });
  handshake.once('data', () => {
    isWaiting = true;
    go();
  });
  return startup;
}
