import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { isAlive, isServerOf } from './postmaster-file.ts';

/** That of the data folder, and that of the socket in it. */
const LOCK_FILES = ['postmaster.pid', '.s.PGSQL.5432.lock'];

/**
 * Removes the lock files of a dead server whose process id is taken: by some other program after a reboot, or by the dead server itself
 * where nobody collects dead processes, as in many containers. PostgreSQL would take that for a running server and refuse to start.
 * When no process has the id, PostgreSQL finds out by itself; so the file then stays. Whether the last processes of the dead server
 * still hold its memory PostgreSQL finds out in any case.
 */
export function removeStaleLocks(dataDirectory: string): void {
  for (const name of LOCK_FILES) {
    const file = path.join(dataDirectory, name);
    const pid = ownerOf(file);
    if (pid !== null && isAlive(pid) && !isServerOf(pid, dataDirectory)) rmSync(file, { force: true });
  }
}

/** The process that a lock file names; null: there is no such file, or nothing in it yet. */
function ownerOf(file: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return pid > 0 ? pid : null;
  } catch {
    return null;
  }
}
