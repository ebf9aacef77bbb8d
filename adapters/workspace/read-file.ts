import { constants, lstatSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Refused } from './file-refusal.ts';
import { placeIn } from './held-folder.ts';
import { missing, type Place } from './walk-path.ts';

/** Not through a link, and without waiting for the other side of a named pipe. */
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK | constants.O_NOCTTY;

function notRegular(path: string): Refused {
  return new Refused('not-a-file', `${path} is not a regular file.`);
}

/** Opens the regular file at the place. Throws `Refused`. */
async function openRegular({ folder, name, path }: Place): Promise<FileHandle> {
  const entry = name === '' ? null : lstatSync(placeIn(folder, name), { throwIfNoEntry: false });
  if (entry === null || entry?.isDirectory()) throw new Refused('not-a-file', `${path === '' ? 'The path' : path} is a folder.`);
  if (entry === undefined) throw missing(folder, name, path);
  // A socket cannot be opened, and to open a device can set it in motion.
  if (!entry.isFile() && !entry.isSymbolicLink()) throw notRegular(path);
  const file = await open(placeIn(folder, name), OPEN_FLAGS);
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw notRegular(path);
}

/** At most `atMost` bytes from the beginning, whatever size the file says it has: it can grow while it is read. */
async function readUpTo(file: FileHandle, atMost: number): Promise<Buffer> {
  const { size } = await file.stat();
  const buffer = Buffer.allocUnsafe(Math.min(size + 1, atMost));
  const chunks: Buffer[] = [];
  let total = 0;
  while (total < atMost) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, atMost - total), null);
    if (bytesRead === 0) break;
    chunks.push(Buffer.from(buffer.subarray(0, bytesRead)));
    total += bytesRead;
  }
  return Buffer.concat(chunks);
}

/** The text; null: these bytes are not UTF-8 text. */
export function textOf(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The whole content of the file at the place, which has at most so many bytes. Throws `Refused`; `advice` says what to do when it has more. */
export async function readWholeFile(place: Place, maxBytes: number, advice = ''): Promise<Uint8Array> {
  const file = await openRegular(place);
  try {
    const bytes = await readUpTo(file, maxBytes + 1);
    if (bytes.length > maxBytes) throw new Refused('too-large', `${place.path} is larger than ${maxBytes} bytes${advice}.`);
    return bytes;
  } finally {
    await file.close();
  }
}

/** The whole text of the file at the place. Throws `Refused`. */
export async function readTextFile(place: Place, maxBytes: number): Promise<string> {
  const text = textOf(await readWholeFile(place, maxBytes, '; look at parts of it with a command'));
  if (text === null) throw new Refused('binary', `${place.path} is not UTF-8 text.`);
  return text;
}
