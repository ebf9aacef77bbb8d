import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { Duplex } from 'node:stream';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Sandbox, SandboxCommand, SandboxExit, SandboxOutput } from '../../domain/ports/sandbox.ts';
import { isWithin } from './bubblewrap-arguments.ts';
import { exitOfStatus } from './exit-of-status.ts';
import { holdExactly, releaseFolder } from './held-folder.ts';
import { unfitCommand } from './limited-command.ts';
import { descendantsOf } from './process-tree.ts';
import { withOutputPipes } from './open-pipes.ts';
import { runSupervised, startFailure, type SupervisedProcess } from './run-supervised.ts';
import { HANDSHAKE_FD, startBubblewrap, STATUS_FD, type UsableBubblewrap } from './start-bubblewrap.ts';

export interface BubblewrapDeps {
  readonly bubblewrap: UsableBubblewrap;
  readonly clock: Clock;
  /** Folders that no command may see, also when they lie in /usr or in a project: Parley's data. */
  readonly hidden: readonly string[];
}

/** Makes the kernel, when memory runs out, end the command rather than Parley or the database. */
const OOM_SCORE = '800';

const MEMORY_FOLDERS = ['/tmp', '/dev/shm'] as const;

/** What is known of a sandbox while it starts. */
interface Startup {
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

function notStarted(message: string): SandboxExit {
  return { kind: 'not-started', message };
}

function isSystemFolder(folder: string): boolean {
  return ['/', '/usr', '/etc', '/tmp'].includes(folder) || ['/proc', '/sys', '/dev'].some((system) => isWithin(folder, system));
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
function killSandbox(child: ChildProcess, startup: Startup): void {
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
function greet(child: ChildProcess): Startup {
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

/** Where a command goes, what takes its output, and what cancels it. */
interface Run {
  readonly command: SandboxCommand;
  readonly onOutput: SandboxOutput;
  readonly signal: AbortSignal;
}

async function supervise(
  child: ChildProcess,
  streams: SupervisedProcess['streams'],
  { command, onOutput, signal }: Run,
  clock: Clock,
): Promise<SandboxExit> {
  if (child.pid === undefined) return notStarted(await startFailure(child));
  const startup = greet(child);
  const supervised: SupervisedProcess = {
    child,
    streams,
    memoryFolders: MEMORY_FOLDERS,
    members: (atMost) => (startup.init === null ? [] : descendantsOf(startup.init, atMost)),
    kill: () => killSandbox(child, startup),
    exitOf: (code, killedBy) => {
      if (!startup.isReady) return notStarted(`The sandbox could not be made: ${startup.complaint.trim() || 'bubblewrap ended at once.'}`);
      return code === null ? { kind: 'killed', signal: killedBy ?? 'SIGKILL' } : exitOfStatus(code);
    },
  };
  const take: SandboxOutput = (stream, bytes) => {
    if (startup.isReady) return onOutput(stream, bytes);
    startup.complaint += Buffer.from(bytes).toString();
  };
  return runSupervised(supervised, { limits: command.limits, onOutput: take, signal, clock });
}

/**
 * Commands in bubblewrap: of the host they see /usr, a minimal /etc and the project at its own path; they have no network, an environment
 * of four variables, a home and a /tmp of their own, and they end with this process, also when it is killed.
 */
export function makeBubblewrapSandbox(deps: BubblewrapDeps): Sandbox {
  return {
    isolation: 'bubblewrap',
    run: async (command, onOutput, signal) => {
      if (signal.aborted) return { kind: 'cancelled' };
      const unfit = unfitCommand(command.command);
      if (unfit !== null) return notStarted(unfit);
      if (isSystemFolder(command.folder)) return notStarted(`${command.folder} is a folder of the system and cannot be a project.`);
      const folder = holdExactly(command.folder);
      if (folder === null) return notStarted(`The project's folder ${command.folder} is missing, or has been replaced by a link.`);
      try {
        return await withOutputPipes(
          (stdout, stderr) => startBubblewrap(deps.bubblewrap, command, { folder, stdout, stderr }, deps.hidden),
          (child, streams) => supervise(child, streams, { command, onOutput, signal }, deps.clock),
        );
      } catch (error) {
        return notStarted(`The sandbox could not be started: ${error instanceof Error ? error.message : String(error)}`);
      } finally {
        releaseFolder(folder);
      }
    },
  };
}
