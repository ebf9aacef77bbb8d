import { readFileSync, readdirSync, statfsSync } from 'node:fs';

const TMPFS_MAGIC = 0x01021994;

/** The text of a file below /proc; null: the process is gone, or not ours to look at. */
function readProc(path: string): string | null {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return null;
  }
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      (readProc(`/proc/${pid}/task/${thread}/children`) ?? '').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

/** The processes that descend from this one, without it. Stops looking once it has found `atMost`. */
export function descendantsOf(pid: number, atMost: number): number[] {
  const found: number[] = [];
  const toVisit = [pid];
  for (let next = toVisit.pop(); next !== undefined && found.length < atMost; next = toVisit.pop()) {
    const children = childrenOf(next);
    found.push(...children);
    toVisit.push(...children);
  }
  return found;
}

function kibibytes(text: string, key: string): number {
  return Number(new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024;
}

/** Memory that the process has written to, in bytes. Pages that a fork shares with its parent are counted in both. */
export function privateMemoryOf(pid: number): number {
  const status = readProc(`/proc/${pid}/status`) ?? '';
  return kibibytes(status, 'RssAnon') + kibibytes(status, 'RssShmem') + kibibytes(status, 'VmSwap');
}

/** The process's share of the memory it uses: a page used by two counts half. Exact, but slow for a large process. */
export function shareOfMemoryOf(pid: number): number {
  const rollup = readProc(`/proc/${pid}/smaps_rollup`);
  if (rollup === null || rollup === '') return privateMemoryOf(pid);
  return kibibytes(rollup, 'Pss_Anon') + kibibytes(rollup, 'Pss_Shmem') + kibibytes(rollup, 'SwapPss');
}

/** Bytes held by the memory file system on which the process sees this folder; 0: it is none, or it cannot be looked at. */
export function memoryFolderOf(pid: number, folder: string): number {
  try {
    const { type, bsize, blocks, bfree } = statfsSync(`/proc/${pid}/root${folder}`);
    return type === TMPFS_MAGIC ? bsize * (blocks - bfree) : 0;
  } catch {
    return 0;
  }
}

/** The process's session and when it began (in clock ticks since boot): with its id, a name that is never reused. Null: it is gone. */
export function identityOf(pid: number): { session: number; startedAt: string } | null {
  const stat = readProc(`/proc/${pid}/stat`);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { session: Number(fields[3]), startedAt: fields[19] ?? '' };
}

/** All processes of the machine that this one may see. */
export function allProcesses(): number[] {
  return readdirSync('/proc').map(Number).filter(Number.isInteger);
}
