import { spawn, type ChildProcess } from 'node:child_process';
import { Duplex } from 'node:stream';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Sandbox, SandboxCommand } from '../../domain/ports/sandbox.ts';
import { holdExactly, placeIn, releaseFolder, type HeldFolder } from './held-folder.ts';
import { limitedCommand, unfitCommand } from './limited-command.ts';
import { withOutputPipes } from './open-pipes.ts';
import { allProcesses, descendantsOf, identityOf } from './process-tree.ts';
import { runSupervised, startFailure, type SupervisedProcess } from './run-supervised.ts';

const ENVIRONMENT = { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' } as const;

/**
 * A watcher in the command's own process group holds the other end of a pipe to Parley: when Parley dies, however it dies, the pipe
 * closes and the watcher kills the group, itself included.
 */
const STARTER = '(read -r _ <&3; kill -KILL 0) >/dev/null 2>&1 & exec 3<&-; exec "$@"';

function startPlain({ command, limits, variables }: SandboxCommand, folder: HeldFolder, stdoutFd: number, stderrFd: number): ChildProcess {
  const line = ['-c', STARTER, 'parley', ...limitedCommand(command, { memoryBytes: limits.memoryBytes, processes: null })];
  // Detached: a session and a process group of its own, so that the whole group can be ended.
  return spawn('/bin/sh', line, {
    cwd: placeIn(folder, '.'),
    env: { ...variables, ...ENVIRONMENT },
    detached: true,
    stdio: ['ignore', stdoutFd, stderrFd, 'pipe'],
  });
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Remembers the processes of the command that it has seen, so that those which left the group can still be ended. */
function makeTracker(leader: number) {
  const seen = new Map<number, string>();
  return {
    members: (atMost: number): number[] => {
      const members = [leader, ...descendantsOf(leader, atMost)];
      for (const pid of members) seen.set(pid, identityOf(pid)?.startedAt ?? '');
      return members;
    },
    kill: (): void => {
      const ofSession = allProcesses().filter((pid) => identityOf(pid)?.session === leader);
      const stillThere = [...seen].filter(([pid, startedAt]) => identityOf(pid)?.startedAt === startedAt).map(([pid]) => pid);
      killQuietly(-leader);
      new Set([...ofSession, ...stillThere, ...descendantsOf(leader, Number.MAX_SAFE_INTEGER)]).forEach(killQuietly);
    },
  };
}

function supervised(child: ChildProcess, pid: number, streams: SupervisedProcess['streams']): SupervisedProcess {
  const lifeline = child.stdio[3];
  // Written to by nobody: only its closing says something, and the watcher may be gone first.
  if (lifeline instanceof Duplex) lifeline.on('error', () => undefined);
  const { members, kill } = makeTracker(pid);
  return {
    child,
    streams,
    memoryFolders: [],
    members,
    kill,
    exitOf: (code, signal) => (code === null ? { kind: 'killed', signal: signal ?? 'SIGKILL' } : { kind: 'exited', code }),
  };
}

/**
 * Commands without a sandbox, for where bubblewrap is missing: an environment with nothing but PATH, a process group of their own, and
 * the same limits. It does NOT keep a command from Parley's files, the network or other processes of the same user, and a process that
 * moves to a session of its own and loses its parent within a tenth of a second is not found again. So each command needs the owner's
 * approval, which the core asks for.
 */
export function makePlainRunner({ clock }: { readonly clock: Clock }): Sandbox {
  return {
    isolation: 'none',
    run: async (command, onOutput, signal) => {
      if (signal.aborted) return { kind: 'cancelled' };
      const unfit = unfitCommand(command.command);
      if (unfit !== null) return { kind: 'not-started', message: unfit };
      const folder = holdExactly(command.folder);
      if (folder === null)
        return { kind: 'not-started', message: `The project's folder ${command.folder} is missing, or has been replaced by a link.` };
      try {
        return await withOutputPipes(
          (stdoutFd, stderrFd) => startPlain(command, folder, stdoutFd, stderrFd),
          async (child, streams) =>
            child.pid === undefined
              ? { kind: 'not-started', message: await startFailure(child) }
              : runSupervised(supervised(child, child.pid, streams), { limits: command.limits, onOutput, signal, clock }),
        );
      } catch (error) {
        return {
          kind: 'not-started',
          message: `The command could not be started: ${error instanceof Error ? error.message : String(error)}`,
        };
      } finally {
        releaseFolder(folder);
      }
    },
  };
}
