import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { create as createTar } from 'tar';

import { copyOut } from '../adapters/postgres/archive/copy-out.ts';
import { hashFile } from './hash-file.ts';
import { keptFiles } from './kept-files.ts';
import { DATA_FILE, FORMAT, MANIFEST_FILE, TABLES_FOLDER, WORKSPACE_FILE } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { withDatabase } from './with-database.ts';
import type { DatabasePlace } from './with-database.ts';

export interface BackUpOptions extends DatabasePlace {
  /** Where the projects lie; null: they are not kept. */
  readonly workspaceRoot: string | null;
  /** The file to make; one that is there is replaced when the new one is whole. */
  readonly file: string;
  /** Of this Parley. */
  readonly version: string;
}

/** What a backup holds, for people. */
export interface BackUpReport {
  readonly file: string;
  readonly bytes: number;
  readonly rows: number;
}

/**
 * Writes everything that Parley keeps into one file, readable by its owner alone, while Parley runs or not. The database is as it was at
 * one moment. A failure leaves neither half a file nor the one before it changed.
 */
export async function backUp(options: BackUpOptions): Promise<BackUpReport> {
  const target = path.resolve(options.file);
  mkdirSync(path.dirname(target), { recursive: true });
  // Beside the target, so that the last step is a rename on one disk.
  const staging = mkdtempSync(path.join(path.dirname(target), '.parley-backup-'));
  try {
    const manifest = await stage(options, staging);
    const whole = path.join(staging, 'whole.tar');
    await createTar({ file: whole, cwd: staging, portable: true, mode: 0o600 }, [...Object.keys(manifest.pieces), MANIFEST_FILE]);
    renameSync(whole, target);
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { file: target, bytes: statSync(target).size, rows };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Makes the pieces in a folder, the manifest last. */
async function stage({ version, workspaceRoot, ...place }: BackUpOptions, staging: string): Promise<Manifest> {
  const tables = path.join(staging, TABLES_FOLDER);
  mkdirSync(tables);
  const copy = await withDatabase(place, (url) => copyOut(url, tables));
  const kept = keptFiles(place.dataDir, workspaceRoot ?? path.join(place.dataDir, 'workspace'));
  await pack(path.join(staging, DATA_FILE), place.dataDir, kept);
  if (workspaceRoot !== null) await pack(path.join(staging, WORKSPACE_FILE), workspaceRoot, readdirSync(workspaceRoot));
  const pieces = readdirSync(staging, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(staging, path.join(entry.parentPath, entry.name)));
  const hashed = await Promise.all(pieces.map(async (piece) => [piece, await hashFile(path.join(staging, piece))] as const));
  const madeAt = place.clock.now().toISOString();
  const manifest: Manifest = { format: FORMAT, version, madeAt, ...copy, pieces: Object.fromEntries(hashed) };
  writeFileSync(path.join(staging, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return manifest;
}

/** An empty list is an empty archive: tar itself refuses to make one. */
async function pack(file: string, folder: string, names: readonly string[]): Promise<void> {
  const entries = names.length === 0 ? ['.'] : names.map((name) => `./${name}`);
  await createTar({ file, cwd: folder, gzip: true, noDirRecurse: names.length === 0 }, entries);
}
