import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { extract as extractTar } from 'tar';

import { copyIn } from '../adapters/postgres/archive/copy-in.ts';
import { setAside } from '../adapters/postgres/archive/set-aside.ts';
import { migrate } from '../adapters/postgres/migrate.ts';
import { RejectedError } from '../domain/errors.ts';
import { MIGRATION_NAMES } from '../migrations/names.ts';
import { hashFile } from './hash-file.ts';
import { DATA_FILE, FORMAT, MANIFEST_FILE, TABLES_FOLDER, WORKSPACE_FILE, manifestSchema } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { withDatabaseAlone } from './with-database.ts';
import type { DatabasePlace } from './with-database.ts';

export interface RestoreOptions extends DatabasePlace {
  readonly file: string;
  readonly workspaceRoot: string;
  /** Whether what is there already may be lost. */
  readonly isReplaced: boolean;
}

/**
 * Puts everything of a backup where Parley is configured to keep it, and brings it up to date. Nothing is touched before the whole backup
 * has been checked; the database is filled all or nothing, then the files follow.
 * Throws a RejectedError for a backup that is not whole or of a newer Parley, a ConflictError when Parley runs or people would be lost.
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  if (!existsSync(options.file)) throw new RejectedError(`There is no file ${options.file}.`);
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const staging = mkdtempSync(path.join(options.dataDir, '.restore-'));
  try {
    const manifest = await unpack(options.file, staging);
    await withDatabaseAlone(options, async (url) => {
      await fillDatabase(url, { folder: path.join(staging, TABLES_FOLDER), manifest, isReplaced: options.isReplaced });
      await putFiles(staging, DATA_FILE, options.dataDir);
      await putFiles(staging, WORKSPACE_FILE, options.workspaceRoot);
    });
    return manifest;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** What was in the database comes back when this fails. */
async function fillDatabase(url: string, from: { folder: string; manifest: Manifest; isReplaced: boolean }): Promise<void> {
  const { folder, manifest } = from;
  const before = await setAside(url, from.isReplaced);
  try {
    await migrate(url, manifest.migrations);
    await copyIn(url, { folder, tables: manifest.tables });
    await migrate(url);
  } catch (error) {
    await before.putBack();
    throw error;
  }
  await before.discard();
}

/** Takes a backup apart, and checks that each piece is as it was made. */
async function unpack(file: string, staging: string): Promise<Manifest> {
  try {
    await extractTar({ file, cwd: staging, strict: true });
  } catch (cause) {
    throw broken(file, 'it is not a tar file, or its end is missing', cause);
  }
  const manifest = readManifest(file, path.join(staging, MANIFEST_FILE));
  for (const [piece, expected] of Object.entries(manifest.pieces)) {
    const found = path.join(staging, piece);
    if (!existsSync(found) || (await hashFile(found)) !== expected) throw broken(file, `${piece} is missing or was changed`);
  }
  return manifest;
}

function readManifest(file: string, found: string): Manifest {
  if (!existsSync(found)) throw broken(file, 'it has no manifest');
  const json: unknown = JSON.parse(readFileSync(found, 'utf8'));
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) throw broken(file, 'its manifest cannot be read', parsed.error);
  const { format, version, migrations } = parsed.data;
  const isKnown = format === FORMAT && migrations.every((name, place) => MIGRATION_NAMES[place] === name);
  if (!isKnown)
    throw new RejectedError(`This backup was made by Parley ${version}, whose database is newer than this one's: upgrade first.`);
  return parsed.data;
}

function broken(file: string, why: string, cause?: unknown): RejectedError {
  return new RejectedError(`${file} is not a whole backup of Parley: ${why}.`, { cause });
}

async function putFiles(staging: string, piece: string, folder: string): Promise<void> {
  const file = path.join(staging, piece);
  if (!existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  await extractTar({ file, cwd: folder, preserveOwner: false });
}
