import { lstatSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { SearchHit } from '../../domain/ports/project-files.ts';
import { outcomeOf, Refused } from './file-refusal.ts';
import { holdExactly, placeIn, releaseFolder } from './held-folder.ts';
import { inFolder } from './list-folder.ts';
import { compilePattern, searchFile, searchTree } from './search-tree.ts';
import { atPlace } from './walk-path.ts';

/** What the searching thread is asked. */
export interface SearchRequest {
  readonly folder: string;
  readonly path: string;
  readonly pattern: string;
  readonly limit: number;
}

async function search({ folder, path, pattern, limit }: SearchRequest): Promise<SearchHit[]> {
  const expression = compilePattern(pattern);
  const root = holdExactly(folder);
  if (root === null) throw new Refused('missing', `The project's folder ${folder} is missing, or has been replaced by a link.`);
  try {
    return await atPlace(root, path, {}, (place) => {
      const isFile = place.name !== '' && lstatSync(placeIn(place.folder, place.name), { throwIfNoEntry: false })?.isFile();
      if (isFile) return searchFile(place.folder, place.name, place.path, expression, limit);
      return inFolder(place, (held) => searchTree(held, place.path, expression, limit));
    });
  } finally {
    releaseFolder(root);
  }
}

// This file is only ever the first one of a thread, which gets the request as its arguments: see search-with-deadline.ts.
const [folder = '', path = '', pattern = '', limit = '0'] = process.argv.slice(2);
const outcome = await outcomeOf(path, () => search({ folder, path, pattern, limit: Number(limit) }));
parentPort?.postMessage(outcome, []);
