import { fstatSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** An empty folder that every Linux has; what is mounted on it is seen by the sandbox alone. */
const DETOUR = '/mnt';

/**
 * Mounts each of the $1 pairs of a path and an identity that follow, numbered from 0, and runs the rest, provided that what was mounted has
 * that identity: the path may have been swapped.
 */
const MOUNT = `mount -t tmpfs -o mode=755 parley ${DETOUR} || exit 1
count=$1; shift; number=0
while [ "$number" -lt "$count" ]; do
  place=${DETOUR}/$number
  if [ -d "$1" ]; then mkdir "$place"; else : > "$place"; fi
  mount --bind "$1" "$place" && [ "$(stat -c %d:%i "$place")" = "$2" ] || exit 1
  shift 2; number=$((number + 1))
done
exec "$@"`;

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

/** Where the place with this number is found on the detour. */
export function detourTo(number: number): string {
  return `${DETOUR}/${number}`;
}

/**
 * The command line that runs `line` where, for it alone, the places are mounted on the detour; `fd` is a descriptor of the open place, which stays
 * here: a command that inherited it could climb out of the sandbox by it.
 */
export function throughDetour(places: readonly { readonly path: string; readonly fd: number }[], line: readonly string[]): string[] {
  const pairs = places.flatMap(({ path, fd }) => {
    const { dev, ino } = fstatSync(fd, { bigint: true });
    return [path, `${dev}:${ino}`];
  });
  return ['unshare', '--mount', '--propagation', 'private', '/bin/sh', '-c', MOUNT, 'parley', String(places.length), ...pairs, ...line];
}
