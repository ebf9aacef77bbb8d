import { readdirSync } from 'node:fs';
import path from 'node:path';

/**
 * What of the data folder is not kept: the database's own files (its rows are), what is only true of a running process, and what
 * makes this machine a device of a Matrix account. A device that comes back in an older state would use its keys twice; a restored
 * Parley logs in as a new one instead.
 */
const LEFT_OUT = /^(?:postgres|server\.json|backup\.json|parley\.lock.*|matrix-.*|\.cache|.*\.log)$/;

/** The entries of a data folder that belong into its backup, by name; the workspace has a piece of its own. */
export function keptFiles(dataDir: string, workspaceRoot: string): readonly string[] {
  const workspace = path.relative(dataDir, workspaceRoot);
  return readdirSync(dataDir)
    .filter((name) => !LEFT_OUT.test(name) && name !== workspace)
    .sort((a, b) => (a < b ? -1 : 1));
}
