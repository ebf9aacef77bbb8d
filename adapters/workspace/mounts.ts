import { closeSync, constants, fstatSync, openSync, readlinkSync } from 'node:fs';

/** A folder or a regular file that a command sees at its own path, besides its folder. */
export interface Mount {
  /** Absolute, without links on the way. */
  readonly path: string;
  readonly isWritable: boolean;
}

/** One that is held open: nothing can take its place any more. */
export interface HeldMount extends Mount {
  readonly fd: number;
}

/** O_PATH, which Node does not name: only a place in the tree. */
const O_PATH = 0o10000000;

type HeldMounts = { readonly held: readonly HeldMount[] } | { readonly missing: string };

/** Holds all of them open; or says which one is not there, is something else, or is reached through a link. */
export function holdMounts(mounts: readonly Mount[]): HeldMounts {
  const held: HeldMount[] = [];
  for (const mount of mounts) {
    const fd = holdPlace(mount.path);
    if (fd === null) {
      releaseMounts({ held });
      return { missing: mount.path };
    }
    held.push({ ...mount, fd });
  }
  return { held };
}

/** Lets go of them. */
export function releaseMounts(mounts: HeldMounts): void {
  if ('held' in mounts) for (const { fd } of mounts.held) closeSync(fd);
}

/** A descriptor of the folder or file at exactly this path; null: there is none. */
function holdPlace(path: string): number | null {
  let fd: number;
  try {
    fd = openSync(path, O_PATH | constants.O_NOFOLLOW);
  } catch {
    return null;
  }
  const entry = fstatSync(fd);
  if ((entry.isDirectory() || entry.isFile()) && readlinkSync(`/proc/self/fd/${fd}`) === path) return fd;
  closeSync(fd);
  return null;
}
