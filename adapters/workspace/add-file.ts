import { constants, lstatSync } from 'node:fs';
import { link, open, unlink } from 'node:fs/promises';
import { numberedName } from '../../domain/messaging/numbered-name.ts';
import { Refused, systemCodeOf } from './file-refusal.ts';
import { placeIn, type HeldFolder } from './held-folder.ts';
import { writeBeside } from './write-file.ts';

/** Whoever has so many files of one name should look after them. */
const MAX_NUMBER = 1_000;
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY;

/**
 * Adds a file to the folder under the first free one of its numbered names and returns that name; it appears whole, and nothing is ever replaced.
 * One that is there with the same content stays the only one. Throws `Refused`.
 */
export async function addFile(folder: HeldFolder, wanted: string, content: Uint8Array): Promise<string> {
  const found = await firstFree(folder, wanted, content, 1);
  if (found.isThere) return found.name;
  let { name, number } = found;
  await writeBeside(folder, content, {
    async settle(temporary) {
      // A name that is free now can be taken in the next moment, which a link, unlike a new name, does not pass over.
      while (!(await tookName(temporary, placeIn(folder, name)))) {
        const next = await firstFree(folder, wanted, content, number);
        ({ name, number } = next);
        if (next.isThere) break;
      }
      await unlink(temporary);
    },
  });
  return name;
}

async function tookName(temporary: string, place: string): Promise<boolean> {
  try {
    await link(temporary, place);
    return true;
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

interface Found {
  readonly name: string;
  readonly number: number;
  /** Whether this content is there already under that name. */
  readonly isThere: boolean;
}

async function firstFree(folder: HeldFolder, wanted: string, content: Uint8Array, from: number): Promise<Found> {
  for (let number = from; number <= MAX_NUMBER; number += 1) {
    const name = numberedName(wanted, number);
    const entry = lstatSync(placeIn(folder, name), { throwIfNoEntry: false });
    if (entry === undefined) return { name, number, isThere: false };
    if (entry.isFile() && entry.size === content.length && (await holds(placeIn(folder, name), content)))
      return { name, number, isThere: true };
  }
  throw new Refused('not-allowed', `There are ${MAX_NUMBER} files named like ${wanted} already.`);
}

/** Whether the regular file at the path has exactly this content; false, too, where it was replaced meanwhile or may not be read. */
async function holds(path: string, content: Uint8Array): Promise<boolean> {
  try {
    const file = await open(path, OPEN_FLAGS);
    try {
      const stats = await file.stat();
      return stats.isFile() && stats.size === content.length && (await file.readFile()).equals(content);
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}
