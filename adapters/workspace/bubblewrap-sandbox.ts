import type { ChildProcess } from 'node:child_process';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Sandbox, SandboxCommand, SandboxExit, SandboxOutput } from '../../domain/ports/sandbox.ts';
import { isWithin } from './bubblewrap-arguments.ts';
import { exitOfStatus } from './exit-of-status.ts';
import { openCheckout } from './git/open-checkout.ts';
import { greet, killSandbox } from './greet-sandbox.ts';
import { holdExactly, releaseFolder } from './held-folder.ts';
import { unfitCommand } from './limited-command.ts';
import { descendantsOf } from './process-tree.ts';
import { withOutputPipes } from './open-pipes.ts';
import { runSupervised, startFailure, type SupervisedProcess } from './run-supervised.ts';
import { holdMounts, releaseMounts, type Mount } from './mounts.ts';
import { startBubblewrap, type UsableBubblewrap } from './start-bubblewrap.ts';

export interface BubblewrapDeps {
  readonly bubblewrap: UsableBubblewrap;
  readonly clock: Clock;
  /** Folders that no command may see, also when they lie in /usr or in a project: Parley's data. */
  readonly hidden: readonly string[];
}

const MEMORY_FOLDERS = ['/tmp', '/dev/shm'] as const;

function notStarted(message: string): SandboxExit {
  return { kind: 'not-started', message };
}

function isSystemFolder(folder: string): boolean {
  return ['/', '/usr', '/etc', '/tmp'].includes(folder) || ['/proc', '/sys', '/dev'].some((system) => isWithin(folder, system));
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

/** A command, and what it sees besides its folder. */
export interface PlacedCommand extends SandboxCommand {
  /** Later ones cover earlier ones. */
  readonly mounts: readonly Mount[];
  /** Beside the four that every command has. */
  readonly environment: Readonly<Record<string, string>>;
}

export type RunPlaced = (command: PlacedCommand, onOutput: SandboxOutput, signal: AbortSignal) => Promise<SandboxExit>;

/** Commands in bubblewrap that see exactly the places which are named. Never throws. */
export function makeRunPlaced(deps: BubblewrapDeps): RunPlaced {
  return async (command, onOutput, signal) => {
    if (signal.aborted) return { kind: 'cancelled' };
    const unfit = unfitCommand(command.command);
    if (unfit !== null) return notStarted(unfit);
    if (isSystemFolder(command.folder)) return notStarted(`${command.folder} is a folder of the system and cannot be a project.`);
    const folder = holdExactly(command.folder);
    if (folder === null) return notStarted(`The project's folder ${command.folder} is missing, or has been replaced by a link.`);
    const mounts = holdMounts(command.mounts);
    try {
      if ('missing' in mounts) return notStarted(`${mounts.missing} is missing, or has been replaced by a link.`);
      return await withOutputPipes(
        (stdout, stderr) => startBubblewrap(deps.bubblewrap, command, { folder, mounts: mounts.held, stdout, stderr }, deps.hidden),
        (child, streams) => supervise(child, streams, { command, onOutput, signal }, deps.clock),
      );
    } catch (error) {
      return notStarted(`The sandbox could not be started: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      releaseFolder(folder);
      releaseMounts(mounts);
    }
  };
}

/**
 * Commands in bubblewrap: of the host they see /usr, a minimal /etc and the project at its own path; they have no network, an environment
 * of four variables and what they are given, a home and a /tmp of their own, and they end with this process, also when it is killed. In a task's worktree they also
 * see the project's repository, and can write what git needs for work on the task's branch.
 */
export function makeBubblewrapSandbox(deps: BubblewrapDeps): Sandbox {
  const run = makeRunPlaced(deps);
  return {
    isolation: 'bubblewrap',
    run: async (command, onOutput, signal) => {
      if (command.checkout === undefined) return run({ ...command, mounts: [], environment: {} }, onOutput, signal);
      const opened = openCheckout(command.folder, command.checkout);
      if ('missing' in opened) return notStarted(opened.missing.en);
      return run({ ...command, ...opened }, onOutput, signal);
    },
  };
}
