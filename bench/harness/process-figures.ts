import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
const KIB_PER_MB = 1_000_000 / 1_024;

/** The processor time that a process with all its threads has used so far, in seconds, as the kernel counts it. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name before it may hold blanks and brackets.
  const [userTicks, systemTicks] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(userTicks) + Number(systemTicks)) / TICKS_PER_SECOND;
}

/** The resident memory of a process, in MB. */
export function residentMb(pid: number): number {
  return fieldMb(`/proc/${pid}/status`, 'VmRSS');
}

/** The memory of a process and of all below it, in MB; what they share counts once. */
export function familyMb(pid: number): number {
  const own = (each: number): number => fieldMb(`/proc/${each}/smaps_rollup`, 'Pss');
  return descendants(pid).reduce((sum, each) => sum + unlessGone(() => own(each), 0), own(pid));
}

/** PostgreSQL's workers come and go. */
function unlessGone<T>(look: () => T, nothing: T): T {
  try {
    return look();
  } catch {
    return nothing;
  }
}

function descendants(pid: number): number[] {
  return unlessGone(() => descendantsNow(pid), []);
}

function descendantsNow(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function fieldMb(file: string, field: string): number {
  const kib = new RegExp(String.raw`^${field}:\s+(\d+) kB$`, 'm').exec(readFileSync(file, 'utf8'))?.[1];
  if (kib === undefined) throw new Error(`${file} has no ${field}.`);
  return Number(kib) / KIB_PER_MB;
}
