import type { Clock } from '../../domain/ports/clock.ts';
import type { SandboxLimits } from '../../domain/ports/sandbox.ts';
import { memoryFolderOf, privateMemoryOf, shareOfMemoryOf } from './process-tree.ts';

const POLL_MS = 50;
/** A look may take this share of the time, so that a large tree does not make the watchdog the busiest process. */
const POLL_TIME_SHARE = 0.05;
/** A look that takes long is a sign that something grows: then above all the next one may not be far. */
const LONGEST_PAUSE_MS = 250;

export interface WatchedProcesses {
  /** The processes of the command at this moment; may stop counting once it has found `atMost`. */
  members(atMost: number): readonly number[];
  /** Memory folders of the command's own, such as its /tmp: what it keeps there counts as its memory. */
  readonly memoryFolders: readonly string[];
}

function memoryExceeds(pids: readonly number[], folders: readonly string[], limit: number): boolean {
  const witness = pids.at(-1);
  const inFolders = witness === undefined ? 0 : folders.reduce((sum, folder) => sum + memoryFolderOf(witness, folder), 0);
  const sum = (measure: (pid: number) => number): number => pids.reduce((bytes, pid) => bytes + measure(pid), inFolders);
  return sum(privateMemoryOf) > limit && sum(shareOfMemoryOf) > limit;
}

/** Which limit the processes break at this moment; null: none. */
export function brokenLimit({ members, memoryFolders }: WatchedProcesses, limits: SandboxLimits): 'memory' | 'processes' | null {
  const pids = members(limits.processes + 1);
  if (pids.length > limits.processes) return 'processes';
  return memoryExceeds(pids, memoryFolders, limits.memoryBytes) ? 'memory' : null;
}

/**
 * Looks at the processes until one of the limits is broken or the signal aborts (then null). It looks twenty times a second,
 * so a command can exceed its limits for a moment: that is the price where no cgroup is delegated to Parley.
 */
export async function watchLimits(
  watched: WatchedProcesses,
  limits: SandboxLimits,
  clock: Clock,
  signal: AbortSignal,
): Promise<'memory' | 'processes' | null> {
  while (!signal.aborted) {
    const began = clock.monotonic();
    const broken = brokenLimit(watched, limits);
    if (broken !== null) return broken;
    const pauseMs = Math.min(Math.max(POLL_MS, (clock.monotonic() - began) / POLL_TIME_SHARE), LONGEST_PAUSE_MS);
    await clock.sleep(pauseMs, signal).catch(() => undefined);
  }
  return null;
}
