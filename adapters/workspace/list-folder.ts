import { lstatSync, readdirSync, type Stats } from 'node:fs';
import type { FileEntry } from '../../domain/ports/project-files.ts';
import { Refused } from './file-refusal.ts';
import { holdFolder, placeIn, releaseFolder, type HeldFolder } from './held-folder.ts';
import { missing, type Place } from './walk-path.ts';

function kindOf(entry: Stats): FileEntry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** Holds the folder at the place open while `use` works. Throws `Refused` when it is none. */
export function inFolder<T>({ folder, name, path }: Place, use: (folder: HeldFolder) => T): T {
  if (name === '') return use(folder);
  const entry = lstatSync(placeIn(folder, name), { throwIfNoEntry: false });
  if (entry === undefined) throw missing(folder, name, path);
  if (!entry.isDirectory()) throw new Refused('not-a-folder', `${path} is not a folder.`);
  const held = holdFolder(placeIn(folder, name));
  try {
    return use(held);
  } finally {
    releaseFolder(held);
  }
}

/** The entries of the folder at the place, by name. Throws `Refused`. */
export function listFolder(place: Place, maxEntries: number): readonly FileEntry[] {
  return inFolder(place, (folder) => {
    const names = readdirSync(placeIn(folder, '.'));
    if (names.length > maxEntries)
      throw new Refused('too-large', `${place.path || 'The folder'} has ${names.length} entries; list it with a command.`);
    return names.sort().flatMap((name) => {
      const entry = lstatSync(placeIn(folder, name), { throwIfNoEntry: false });
      if (entry === undefined) return [];
      const kind = kindOf(entry);
      return [{ path: place.path === '' ? name : `${place.path}/${name}`, kind, bytes: kind === 'file' ? entry.size : 0 }];
    });
  });
}
