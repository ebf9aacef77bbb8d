import type { Clock } from '../../domain/ports/clock.ts';
import type { ProjectFiles } from '../../domain/ports/project-files.ts';
import { outcomeOf, Refused } from './file-refusal.ts';
import { pathOf, type HeldFolder } from './held-folder.ts';
import { listFolder } from './list-folder.ts';
import { openWorkspace } from './open-workspace.ts';
import { readTextFile } from './read-file.ts';
import { searchWithDeadline } from './search-with-deadline.ts';
import { atPlace, type Place } from './walk-path.ts';
import { writeTextFile } from './write-file.ts';

export interface ProjectFilesDeps {
  /** Absolute. Made when it is missing; every project lies below it. */
  readonly workspaceRoot: string;
  readonly clock: Clock;
  /** How long a search may take, in milliseconds; 5 seconds when absent. */
  readonly searchDeadlineMs?: number;
}

const MAX_READ_BYTES = 2 * 1024 * 1024;
const MAX_WRITE_BYTES = 8 * 1024 * 1024;
const MAX_ENTRIES = 5_000;
const SEARCH_DEADLINE_MS = 5_000;

/** Refuses what no project may be called. */
function assertProjectPath(relativePath: string): void {
  const names = relativePath.split('/');
  if (relativePath.startsWith('/'))
    throw new Refused('outside', 'Name the project by its path below the workspace, not by an absolute path.');
  if (names.includes('..')) throw new Refused('outside', 'A project lies below the workspace; its path cannot contain “..”.');
  if (names.every((name) => name === '' || name === '.')) throw new Refused('not-allowed', 'Name a folder below the workspace.');
}

/** What belongs to git alone: settings and hooks in there are run by whoever uses git outside. */
function ofGit(path: string): Refused {
  return new Refused('not-allowed', `${path} belongs to git: change it with git only.`);
}

function writeOwn(root: HeldFolder, path: string, text: string): Promise<void> {
  // Looked at before the walk too, so that not even a folder is made in there.
  if (path.split('/').includes('.git')) throw ofGit(path);
  return atPlace(root, path, { make: 'above' }, (place) => {
    if (place.path.split('/').includes('.git')) throw ofGit(place.path);
    return writeTextFile(place, text, MAX_WRITE_BYTES);
  });
}

/** The files of projects on this machine's disk; Linux only, because containment rests on /proc/self/fd. Throws when there can be no workspace. */
export function makeProjectFiles({ clock, searchDeadlineMs = SEARCH_DEADLINE_MS, ...deps }: ProjectFilesDeps): ProjectFiles {
  const { assertProject, inProject, inWorkspace } = openWorkspace(deps.workspaceRoot);
  const projectFolder = (place: Place): string => {
    const folder = pathOf(place.folder);
    assertProject(folder);
    return folder;
  };
  return {
    read: (folder, path) =>
      outcomeOf(path, () => inProject(folder, (root) => atPlace(root, path, {}, (place) => readTextFile(place, MAX_READ_BYTES)))),
    write: (folder, path, text) => outcomeOf(path, () => inProject(folder, async (root) => writeOwn(root, path, text))),
    list: (folder, path) =>
      outcomeOf(path, () => inProject(folder, (root) => atPlace(root, path, {}, (place) => listFolder(place, MAX_ENTRIES)))),
    search: async (folder, path, pattern, limit) => {
      const allowed = await outcomeOf(path, () => assertProject(folder));
      return allowed.kind === 'refused' ? allowed : searchWithDeadline({ folder, path, pattern, limit }, searchDeadlineMs, clock);
    },
    openProject: (relativePath) =>
      outcomeOf(relativePath, () => {
        assertProjectPath(relativePath);
        return inWorkspace((root) => atPlace(root, relativePath, { make: 'all' }, projectFolder));
      }),
  };
}
