import type { ProjectExchange } from '../../domain/ports/project-exchange.ts';
import { addFile } from './add-file.ts';
import { outcomeOf, Refused } from './file-refusal.ts';
import { openWorkspace } from './open-workspace.ts';
import { readWholeFile } from './read-file.ts';
import { atPlace } from './walk-path.ts';

export interface ProjectExchangeDeps {
  /** Absolute. Made when it is missing; every project lies below it. */
  readonly workspaceRoot: string;
  /** The largest file that is brought in, in bytes; 20 MiB when absent. */
  readonly maxBytes?: number;
}

const MAX_BYTES = 20 * 1024 * 1024;

/** Brings files into projects on this machine's disk and takes them out; Linux only, because containment rests on /proc/self/fd. Throws when there can be no workspace. */
export function makeProjectExchange({ workspaceRoot, maxBytes = MAX_BYTES }: ProjectExchangeDeps): ProjectExchange {
  const { inProject } = openWorkspace(workspaceRoot);
  return {
    bringIn: (folder, path, content) =>
      outcomeOf(path, () =>
        inProject(folder, async (root) => {
          if (content.length > maxBytes)
            throw new Refused('too-large', `${path} has ${content.length} bytes; at most ${maxBytes} can be brought in.`);
          const { above, name } = split(path);
          // Only the folders are walked to: a link that has the file's name is another file, wherever it leads.
          return await atPlace(root, above, name === null ? {} : { make: 'all' }, async (place) => {
            if (name === null) throw new Refused('not-a-file', `${path === '' ? 'The path' : path} is a folder.`);
            const added = await addFile(place.folder, name, content);
            return place.path === '' ? added : `${place.path}/${added}`;
          });
        }),
      ),
    takeOut: (folder, path, atMost) =>
      outcomeOf(path, () => inProject(folder, (root) => atPlace(root, path, {}, (place) => readWholeFile(place, atMost)))),
  };
}

/** The folders above and the file's name; null: the path names a folder. */
function split(path: string): { readonly above: string; readonly name: string | null } {
  const slash = path.lastIndexOf('/');
  const name = path.slice(slash + 1);
  if (name === '' || name === '.' || name === '..') return { above: path, name: null };
  // Of `/name` the folder above is the root of the disk, not the project.
  return { above: slash === 0 ? '/' : path.slice(0, Math.max(0, slash)), name };
}
