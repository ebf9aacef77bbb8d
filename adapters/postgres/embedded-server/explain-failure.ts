import { statfsSync } from 'node:fs';

import { DiskFullError, UnreachableError } from '../../../domain/errors.ts';

const DISK_FULL = 'the disk is full';
/** With less than two segments of its write-ahead log PostgreSQL does not start, and has no room to say so. */
const LEAST_FREE_BYTES = 8 * 1024 ** 2;

const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:setpriv|unshare)\b/, 'root may not run it as another user here, so start Parley as a plain user or set PARLEY_DATABASE_URL'],
  [/No space left on device|ENOSPC/i, DISK_FULL],
  [/Permission denied|EACCES|Operation not permitted|EPERM/i, 'it may not use its folder'],
  [/Read-only file system|EROFS/i, 'its folder is read-only'],
  [/incompatible with server|not compatible with this version/i, 'its data folder was made by another version of PostgreSQL'],
  [/invalid ownership|wrong ownership/i, 'its data folder belongs to another user'],
  [/could not (create|map|resize).*shared memory/i, 'there is not enough shared memory'],
  [/Cannot allocate memory|out of memory/i, 'there is not enough memory'],
  [/error while loading shared libraries|ENOENT/i, 'a program or library that it needs is missing'],
];

/** One sentence about why PostgreSQL could not be made or started, from what it wrote; the cause is all that is known when it wrote nothing. */
export function explainFailure(dataDirectory: string, output: string, cause?: unknown): UnreachableError {
  const { known, said } = readComplaint(dataDirectory, `${cause instanceof Error ? cause.message : ''}\n${output}`);
  const reason = known === null ? (said ?? 'it does not say why') : `${known} (${said ?? known})`;
  const message = `The embedded PostgreSQL in ${dataDirectory} does not start: ${reason}.`;
  return known === DISK_FULL ? new DiskFullError(message, { cause }) : new UnreachableError(message, { cause });
}

/** One sentence about why a server that ran has ended. A kill leaves it no time for a word. */
export function explainEnd(dataDirectory: string, output: string): UnreachableError {
  const complaints = output.split('\n').filter((line) => /(?:FATAL|PANIC):/.test(line));
  const { known, said } = readComplaint(dataDirectory, complaints.join('\n'));
  const message = `The embedded PostgreSQL in ${dataDirectory} has ended: ${known ?? said ?? 'it was killed'}.`;
  return known === DISK_FULL ? new DiskFullError(message) : new UnreachableError(message);
}

/** What is known of such a complaint, and the line in which it stands; null: nothing. */
function readComplaint(dataDirectory: string, output: string): { readonly known: string | null; readonly said: string | null } {
  const lines = output.split('\n').map((line) => line.trim());
  const known = CAUSES.find(([pattern]) => lines.some((line) => pattern.test(line)))?.[1];
  const said = lines.findLast((line) => /(?:FATAL|PANIC|error):/i.test(line)) ?? lines.findLast((line) => line !== '');
  return { known: known ?? (hasRoom(dataDirectory) ? null : DISK_FULL), said: said?.replace(/\.$/, '') ?? null };
}

/** True also where nobody can say. */
function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= LEAST_FREE_BYTES;
  } catch {
    return true;
  }
}
