import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** An empty folder that every Linux has; what is mounted on it is seen by the sandbox alone. */
export const DETOUR = '/mnt';

/** Mounts $1 at $2 and runs the rest, provided that what was mounted is what the descriptor $3 holds: the path may have been swapped. */
const MOUNT = 'mount --bind "$1" "$2" && [ "$(stat -c %d:%i "$2")" = "$(stat -Lc %d:%i "/proc/self/fd/$3")" ] && shift 3 && exec "$@"';

function isEnterable(path: string): boolean {
  const { uid, mode } = statSync(path);
  return (mode & (uid === 0 ? 0o100 : 0o001)) !== 0;
}

function foldersAbove(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [] : [above, ...foldersAbove(above)];
}

/**
 * Whether root must take a detour to the folder: in bubblewrap's user namespace root has no power over another user's 0700 home,
 * so it cannot go through it to a project of its own below.
 */
export function needsDetour(folder: string): boolean {
  return process.getuid?.() === 0 && !foldersAbove(folder).every(isEnterable);
}

/** The command line that runs `line` where, for it alone, the folder is mounted at `DETOUR`; `fd` is the inherited descriptor of the open folder. */
export function throughDetour(folder: string, fd: number, line: readonly string[]): string[] {
  return ['unshare', '--mount', '--propagation', 'private', '/bin/sh', '-c', MOUNT, 'parley', folder, DETOUR, String(fd), ...line];
}
