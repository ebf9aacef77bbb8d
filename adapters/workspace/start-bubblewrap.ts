import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SandboxCommand } from '../../domain/ports/sandbox.ts';
import { bubblewrapArguments, GIT_HOOK_NAMES, SANDBOX_ETC, SANDBOX_HOME, type BubblewrapFeature } from './bubblewrap-arguments.ts';
import type { HeldFolder } from './held-folder.ts';
import { limitedCommand } from './limited-command.ts';
import { detourTo, needsDetour, throughDetour } from './mount-for-root.ts';
import type { HeldMount } from './mounts.ts';

/** A bubblewrap that was tried on this machine and works. */
export interface UsableBubblewrap {
  readonly path: string;
  readonly features: ReadonlySet<BubblewrapFeature>;
}

/** The descriptor on which the command inside says that it is ready and hears that it may go. */
export const HANDSHAKE_FD = 3;
/** The descriptor on which bubblewrap reports its process ids as JSON. */
export const STATUS_FD = 4;
const FIRST_ETC_FD = 5;

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

/** What a sandbox is made of, held open. */
export interface SandboxDescriptors {
  readonly folder: HeldFolder;
  readonly mounts: readonly HeldMount[];
  readonly stdout: number;
  readonly stderr: number;
}

/** A place as it is handed to bubblewrap. */
interface HeldPlace {
  readonly path: string;
  readonly fd: number;
}

/** Where bubblewrap finds each place, and the descriptors that it needs for that: none is handed on that it does not close. */
function sourcesOf(places: readonly HeldPlace[], features: UsableBubblewrap['features'], firstFd: number) {
  const isDetour = places.some(({ path }) => needsDetour(path));
  if (isDetour) return { isDetour, sources: places.map((_, index) => detourTo(index)), fds: [] };
  if (!features.has('--bind-fd')) return { isDetour, sources: places.map(({ path }) => path), fds: [] };
  return { isDetour, sources: places.map((_, index) => firstFd + index), fds: places.map(({ fd }) => fd) };
}

/** Our own files that are seen inside: by descriptor, so that bubblewrap needs no right to read where Parley is installed. */
function openOwnFiles(hooks: readonly string[]): number[] {
  const names = [...SANDBOX_ETC.map((name) => `./sandbox-etc/${name}`), ...hooks.map((name) => `./git/hooks/${name}`)];
  return names.map((name) => openSync(fileURLToPath(new URL(name, import.meta.url)), 'r'));
}

/** Starts bubblewrap with the command waiting inside for `go` on the handshake descriptor. Throws what `spawn` throws. */
export function startBubblewrap(
  { path, features }: UsableBubblewrap,
  { folder, command, limits, environment, variables }: SandboxCommand & { readonly environment: Readonly<Record<string, string>> },
  { folder: held, mounts, stdout, stderr }: SandboxDescriptors,
  hidden: readonly string[],
): ChildProcess {
  const hooks = mounts.length > 0 && features.has('--perms') ? GIT_HOOK_NAMES : [];
  const own = openOwnFiles(hooks);
  try {
    const places = [{ path: folder, fd: held.fd }, ...mounts];
    const { isDetour, sources, fds } = sourcesOf(places, features, FIRST_ETC_FD + own.length);
    const layout = bubblewrapArguments({
      folder,
      source: sources[0] ?? folder,
      mounts: mounts.map(({ path: place, isWritable }, index) => ({ path: place, isWritable, source: sources[index + 1] ?? place })),
      hookFds: hooks.map((_, index) => FIRST_ETC_FD + SANDBOX_ETC.length + index),
      etcFds: SANDBOX_ETC.map((_, index) => FIRST_ETC_FD + index),
      statusFd: STATUS_FD,
      hidden: hidden.filter((place) => existsSync(place)),
      memoryBytes: limits.memoryBytes,
      features,
    });
    const stdio: StdioOptions = ['ignore', stdout, stderr, 'pipe', 'pipe', ...own, ...fds];
    const inside = ['/bin/sh', '-c', STARTER, 'parley', ...limitedCommand(command, limits)];
    const line = [path, ...layout, '--', ...inside];
    const [program = path, ...args] = isDetour ? throughDetour(places, line) : line;
    return spawn(program, args, { cwd: '/', env: { ...variables, ...ENVIRONMENT, ...environment }, detached: true, stdio });
  } finally {
    own.forEach((fd) => closeSync(fd));
  }
}
