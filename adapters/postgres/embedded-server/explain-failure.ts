import { UnreachableError } from '../../../domain/errors.ts';

const CAUSES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:setpriv|unshare)\b/, 'root may not run it as another user here, so start Parley as a plain user or set PARLEY_DATABASE_URL'],
  [/No space left on device|ENOSPC/i, 'the disk is full'],
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
  const lines = `${cause instanceof Error ? cause.message : ''}\n${output}`.split('\n').map((line) => line.trim());
  const known = CAUSES.find(([pattern]) => lines.some((line) => pattern.test(line)))?.[1];
  const said = (lines.findLast((line) => /(?:FATAL|PANIC|error):/i.test(line)) ?? lines.findLast((line) => line !== ''))?.replace(
    /\.$/,
    '',
  );
  const reason = known === undefined ? (said ?? 'it does not say why') : `${known} (${said ?? known})`;
  return new UnreachableError(`The embedded PostgreSQL in ${dataDirectory} does not start: ${reason}.`, { cause });
}
