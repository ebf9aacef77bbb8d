import { closeSync, constants, openSync, readlinkSync } from 'node:fs';

/** O_PATH, which Node does not name: only a place in the tree; opening it neither needs the right to read nor waits for a pipe's writer. */
const O_PATH = 0o10000000;

/** A folder that is held open: names are looked up from the folder itself, whatever happens meanwhile to the path that led to it. */
export interface HeldFolder {
  readonly fd: number;
}

/** The path under which the kernel finds `name` in the held folder, without another look at the way there. */
export function placeIn(folder: HeldFolder, name: string): string {
  return `/proc/self/fd/${folder.fd}/${name}`;
}

/** Opens the folder at the path. Throws `ENOTDIR` when it is something else, also a link. */
export function holdFolder(path: string): HeldFolder {
  return { fd: openSync(path, O_PATH | constants.O_DIRECTORY | constants.O_NOFOLLOW) };
}

/** Lets go of it. */
export function releaseFolder(folder: HeldFolder): void {
  closeSync(folder.fd);
}

/** Where the held folder is now. */
export function pathOf(folder: HeldFolder): string {
  return readlinkSync(`/proc/self/fd/${folder.fd}`);
}

/** Opens a folder whose path has no links in it; null: the path now leads elsewhere, or nowhere. */
export function holdExactly(path: string): HeldFolder | null {
  let folder: HeldFolder;
  try {
    folder = holdFolder(path);
  } catch {
    return null;
  }
  if (pathOf(folder) === path) return folder;
  releaseFolder(folder);
  return null;
}
