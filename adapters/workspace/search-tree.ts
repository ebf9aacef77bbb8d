import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import type { SearchHit } from '../../domain/ports/project-files.ts';
import { Refused } from './file-refusal.ts';
import { holdFolder, placeIn, releaseFolder, type HeldFolder } from './held-folder.ts';
import { textOf } from './read-file.ts';

const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules']);
const MAX_FILE_BYTES = 4 * 1024 * 1024;
/** Lines of minified files are cut to this many UTF-16 units. */
const MAX_LINE_LENGTH = 500;
const OPEN_FLAGS = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Compiles the pattern; with Unicode rules where it allows them, so that `\p{L}` works. Throws `Refused` with the reason. */
export function compilePattern(pattern: string): RegExp {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    try {
      return new RegExp(pattern);
    } catch (error) {
      throw new Refused('not-allowed', error instanceof Error ? `${error.message}.` : 'The pattern is not a regular expression.');
    }
  }
}

/** The file's text; null: it is not a text file of a size worth searching, or it is gone. */
function readForSearch(folder: HeldFolder, name: string): string | null {
  let fd: number;
  try {
    fd = openSync(placeIn(folder, name), OPEN_FLAGS);
  } catch {
    return null;
  }
  try {
    const { size } = fstatSync(fd);
    return size > MAX_FILE_BYTES ? null : textOf(readFileSync(fd));
  } finally {
    closeSync(fd);
  }
}

function* hitsInText(text: string, pattern: RegExp, path: string): Generator<SearchHit> {
  let line = 0;
  for (const raw of text.split('\n')) {
    line += 1;
    const content = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (pattern.test(content)) yield { path, line, text: content.slice(0, MAX_LINE_LENGTH) };
  }
}

function* hitsBelow(folder: HeldFolder, path: string, pattern: RegExp): Generator<SearchHit> {
  for (const name of readdirSync(placeIn(folder, '.')).sort()) {
    const entry = lstatSync(placeIn(folder, name), { throwIfNoEntry: false });
    const full = path === '' ? name : `${path}/${name}`;
    if (entry?.isFile()) yield* hitsInText(readForSearch(folder, name) ?? '', pattern, full);
    if (!entry?.isDirectory() || SKIPPED_FOLDERS.has(name)) continue;
    let inner: HeldFolder;
    try {
      inner = holdFolder(placeIn(folder, name));
    } catch {
      continue;
    }
    try {
      yield* hitsBelow(inner, full, pattern);
    } finally {
      releaseFolder(inner);
    }
  }
}

/** The first `limit` matching lines in and below a held folder, in the order of the paths. Links are not followed. */
export function searchTree(folder: HeldFolder, path: string, pattern: RegExp, limit: number): SearchHit[] {
  const hits: SearchHit[] = [];
  if (limit <= 0) return hits;
  for (const hit of hitsBelow(folder, path, pattern)) {
    hits.push(hit);
    if (hits.length >= limit) break;
  }
  return hits;
}

/** The same in one file. */
export function searchFile(folder: HeldFolder, name: string, path: string, pattern: RegExp, limit: number): SearchHit[] {
  return [...hitsInText(readForSearch(folder, name) ?? '', pattern, path)].slice(0, Math.max(0, limit));
}
