import { randomUUID } from 'node:crypto';
import { constants, lstatSync, type Stats } from 'node:fs';
import { open, rename, unlink, type FileHandle } from 'node:fs/promises';
import { Refused } from './file-refusal.ts';
import { placeIn, type HeldFolder } from './held-folder.ts';
import type { Place } from './walk-path.ts';

const CREATE_FLAGS = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
const NEW_FILE_MODE = 0o644;

/** Gives the new file the rights and, as far as Parley may, the owner of the one that it replaces. */
async function takeAfter(file: FileHandle, replaced: Stats | undefined): Promise<void> {
  if (replaced === undefined) return;
  await file.chmod(replaced.mode & 0o777);
  const own = await file.stat();
  if (own.uid !== replaced.uid || own.gid !== replaced.gid) await file.chown(replaced.uid, replaced.gid).catch(() => undefined);
}

/** Replaces or creates the file at the place: a new file is written beside it, reaches the disk, and takes its name. Throws `Refused`. */
export async function writeTextFile({ folder, name, path }: Place, text: string, maxBytes: number): Promise<void> {
  const bytes = Buffer.byteLength(text);
  if (bytes > maxBytes) throw new Refused('too-large', `${path} would have ${bytes} bytes; at most ${maxBytes} can be written at once.`);
  const replaced = name === '' ? null : lstatSync(placeIn(folder, name), { throwIfNoEntry: false });
  if (replaced === null || (replaced !== undefined && !replaced.isFile()))
    throw new Refused('not-a-file', `${path === '' ? 'The path' : path} is a folder, or no regular file.`);
  await writeBeside(folder, text, {
    prepare: (file) => takeAfter(file, replaced),
    settle: (temporary) => rename(temporary, placeIn(folder, name)),
  });
}

export interface BesideSteps {
  /** Before the content reaches the disk. */
  prepare?(file: FileHandle): Promise<void>;
  /** Gives the whole file, which now has this path, its name. */
  settle(temporary: string): Promise<void>;
}

/** Writes a new file in the folder, under a name that nobody looks for, until it is whole and on the disk. When a step throws, nothing is left of it. */
export async function writeBeside(folder: HeldFolder, content: string | Uint8Array, { prepare, settle }: BesideSteps): Promise<void> {
  const temporary = placeIn(folder, `.parley-${randomUUID()}.tmp`);
  const file = await open(temporary, CREATE_FLAGS, NEW_FILE_MODE);
  try {
    try {
      await file.writeFile(content);
      await prepare?.(file);
      await file.datasync();
    } finally {
      await file.close();
    }
    await settle(temporary);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}
