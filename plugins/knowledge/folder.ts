import { constants } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';

import { kindOf } from './reading/read-document.ts';
import type { Settings } from './settings.ts';

const MOST_FILES = 5_000;
const MOST_LOOKED_AT = 50_000;

/** A file that can be read. */
export interface FoundFile {
  /** Its path below the folder, or its name. */
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** Changes whenever the file does. */
  readonly version: string;
}

export type Looked =
  | { readonly kind: 'found'; readonly files: readonly FoundFile[] }
  /** Nothing is at this path. */
  | { readonly kind: 'gone' }
  /** It is not below a folder that may be read. */
  | { readonly kind: 'not-allowed' };

/** Looks through a folder, or at one file, if the settings allow it. What is hidden, and what links lead to, is left alone. */
export async function lookThrough(path: string, { folders }: Pick<Settings, 'folders'>): Promise<Looked> {
  const real = await realOf(path);
  if (real === null) return (await isBelow(path, folders)) ? { kind: 'gone' } : { kind: 'not-allowed' };
  if (!(await isBelow(real, folders))) return { kind: 'not-allowed' };
  if (!(await stat(real)).isDirectory()) return { kind: 'found', files: await found(real, basename(real)) };
  const files: FoundFile[] = [];
  const waiting = [real];
  for (let looked = 0; waiting.length > 0 && files.length < MOST_FILES && looked < MOST_LOOKED_AT; looked += 1) {
    const folder = waiting.pop() ?? real;
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      looked += 1;
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const at = join(folder, entry.name);
      if (entry.isDirectory()) waiting.push(at);
      else if (entry.isFile() && kindOf(entry.name) !== null) files.push(...(await found(at, relative(real, at))));
    }
  }
  return { kind: 'found', files: files.slice(0, MOST_FILES).toSorted((one, other) => (one.name < other.name ? -1 : 1)) };
}

/** Null: it is larger than `most` bytes, or not there any more. */
export async function readFile({ path }: Pick<FoundFile, 'path'>, most: number): Promise<Uint8Array | null> {
  // Whatever it has become meanwhile, no link is followed.
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => null);
  if (file === null) return null;
  try {
    const { size } = await file.stat();
    return size > most ? null : await file.readFile();
  } finally {
    await file.close();
  }
}

async function found(path: string, name: string): Promise<readonly FoundFile[]> {
  try {
    const { size, mtimeMs, ctimeMs, ino } = await stat(path);
    return [{ name, path, size, version: [mtimeMs, size, ctimeMs, ino].join(':') }];
  } catch {
    return [];
  }
}

async function isBelow(path: string, folders: readonly string[]): Promise<boolean> {
  for (const folder of folders) {
    const allowed = await realOf(folder);
    for (const each of [allowed, folder])
      if (each !== null && `${path}${sep}`.startsWith(each.endsWith(sep) ? each : each + sep)) return true;
  }
  return false;
}

async function realOf(path: string): Promise<string | null> {
  return realpath(path).catch(() => null);
}
