import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SandboxCommand } from '../../domain/ports/sandbox.ts';
import { bubblewrapArguments, SANDBOX_ETC, SANDBOX_HOME, type BubblewrapFeature } from './bubblewrap-arguments.ts';
import type { HeldFolder } from './held-folder.ts';
import { limitedCommand } from './limited-command.ts';
import { DETOUR, needsDetour, throughDetour } from './mount-for-root.ts';

/** A bubblewrap that was tried on this machine and works. */
export interface UsableBubblewrap {
  readonly path: string;
  readonly features: ReadonlySet<BubblewrapFeature>;
}

/** The descriptor on which the command inside says that it is ready and hears that it may go. */
export const HANDSHAKE_FD = 3;
/** The descriptor on which bubblewrap reports its process ids as JSON. */
export const STATUS_FD = 4;
const FOLDER_FD = 5;
const FIRST_ETC_FD = 6;

const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: SANDBOX_HOME,
  LANG: 'C.UTF-8',
  TERM: 'dumb',
} as const;

/**
 * Waits for the word before it starts the command: until bubblewrap has asked the kernel to be killed with its parent there is an instant
 * in which a dying worker would leave the command behind; whoever hears no word ends.
 */
const STARTER = 'echo ready >&3; read -r word <&3 && [ "$word" = go ] || exit 125; exec 3>&-; exec "$@"';

/** Starts bubblewrap with the command waiting inside for `go` on the handshake descriptor. Throws what `spawn` throws. */
export function startBubblewrap(
  { path, features }: UsableBubblewrap,
  { folder, command, limits }: SandboxCommand,
  descriptors: { folder: HeldFolder; stdout: number; stderr: number },
  hidden: readonly string[],
): ChildProcess {
  const etc = SANDBOX_ETC.map((name) => openSync(fileURLToPath(new URL(`./sandbox-etc/${name}`, import.meta.url)), 'r'));
  try {
    const isDetour = needsDetour(folder);
    const layout = bubblewrapArguments({
      folder,
      source: isDetour ? DETOUR : features.has('--bind-fd') ? FOLDER_FD : folder,
      etcFds: etc.map((_, index) => FIRST_ETC_FD + index),
      statusFd: STATUS_FD,
      hidden: hidden.filter((place) => existsSync(place)),
      memoryBytes: limits.memoryBytes,
      features,
    });
    const stdio: StdioOptions = ['ignore', descriptors.stdout, descriptors.stderr, 'pipe', 'pipe', descriptors.folder.fd, ...etc];
    const inside = ['/bin/sh', '-c', STARTER, 'parley', ...limitedCommand(command, limits)];
    const line = [path, ...layout, '--', ...inside];
    const [program = path, ...args] = isDetour ? throughDetour(folder, FOLDER_FD, line) : line;
    return spawn(program, args, { cwd: '/', env: ENVIRONMENT, detached: true, stdio });
  } finally {
    etc.forEach((fd) => closeSync(fd));
  }
}
