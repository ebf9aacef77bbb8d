import { rmSync } from 'node:fs';
import path from 'node:path';

import { isAlive, isServerOf, readPostmasterFile } from './postmaster-file.ts';

/**
 * Removes a `postmaster.pid` whose process id belongs to some other program by now (after a reboot, say): PostgreSQL would take that
 * program for a running server and refuse to start. When no process has the id, PostgreSQL finds out by itself, and also whether the
 * last processes of the dead server still hold its memory; so the file then stays.
 */
export function removeStalePostmasterFile(dataDirectory: string): void {
  const postmaster = readPostmasterFile(dataDirectory);
  if (postmaster === null || !isAlive(postmaster.pid) || isServerOf(postmaster.pid, dataDirectory)) return;
  rmSync(path.join(dataDirectory, 'postmaster.pid'), { force: true });
}
