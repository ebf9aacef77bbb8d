import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Sentence } from '../../../domain/ports/git-outcome.ts';
import type { TaskCheckout } from '../../../domain/ports/sandbox.ts';
import { holdExactly, holdFolder, placeIn, releaseFolder, type HeldFolder } from '../held-folder.ts';
import { systemCodeOf } from '../file-refusal.ts';
import type { Mount } from '../mounts.ts';
import { GIT_REFUSALS } from './git-refusals.ts';
import { taskIdentity } from './identity.ts';

/** Where the branches of tasks and their histories are; git removes these folders when they are empty. */
const BRANCHES = ['refs/heads/parley', 'logs/refs/heads/parley'] as const;

type Checkout =
  { readonly mounts: readonly Mount[]; readonly environment: Readonly<Record<string, string>> } | { readonly missing: Sentence };

/**
 * What a command in a task's worktree sees of the project's repository. All of it can be read, and only what work on the branches of tasks needs can be
 * written: nothing that git takes settings, hooks or programs from, where whoever runs git outside would run them.
 */
export function openCheckout(folder: string, { project, taskId, author }: TaskCheckout): Checkout {
  const repository = join(project, '.git');
  const held = holdExactly(repository);
  if (held === null) return { missing: GIT_REFUSALS.repositoryMissing(repository) };
  try {
    for (const branches of BRANCHES) makeBelow(held, branches);
  } catch (error) {
    return { missing: GIT_REFUSALS.repositoryUnusable(repository, error instanceof Error ? error.message : String(error)) };
  } finally {
    releaseFolder(held);
  }
  const own = join(repository, 'worktrees', taskId);
  const written = ['objects', ...BRANCHES].map((name) => join(repository, name));
  return {
    mounts: [
      { path: repository, isWritable: false },
      ...[...written, own].map((path) => ({ path, isWritable: true })),
      ...[join(own, 'commondir'), join(own, 'gitdir'), join(folder, '.git')].map((path) => ({ path, isWritable: false })),
    ],
    environment: taskIdentity(taskId, author),
  };
}

/** Makes the folders that are missing, never through a link. */
function makeBelow(root: HeldFolder, path: string): void {
  const held: HeldFolder[] = [];
  try {
    for (const name of path.split('/')) {
      const place = placeIn(held.at(-1) ?? root, name);
      try {
        mkdirSync(place);
      } catch (error) {
        if (systemCodeOf(error) !== 'EEXIST') throw error;
      }
      held.push(holdFolder(place));
    }
  } finally {
    held.forEach(releaseFolder);
  }
}
