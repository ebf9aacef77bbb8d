import { lstatSync, rmdirSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { GitOutcome } from '../../../domain/ports/git-outcome.ts';
import type { Worktree } from '../../../domain/tasks/worktree.ts';
import { systemCodeOf } from '../file-refusal.ts';
import { GIT_FAILURES, GIT_REFUSALS } from './git-refusals.ts';
import { placeOf } from './open-worktree.ts';
import { quoted } from './quoted.ts';
import { asGitSays, DONE, refused, type RunGit } from './run-git.ts';
import type { WorktreePlans } from './worktree-plan.ts';

const CHECKED_OUT = 70;

const FORGET = `
[ "$(git --git-dir "$REPOSITORY" symbolic-ref -q HEAD)" != "refs/heads/$BRANCH" ] || exit ${CHECKED_OUT}
rm -rf "$REPOSITORY/worktrees/$ID"
rmdir "$REPOSITORY/worktrees" 2> /dev/null
rm -f "$REPOSITORY/refs/heads/$BRANCH.lock"
if git --git-dir "$REPOSITORY" rev-parse -q --verify "refs/heads/$BRANCH" > /dev/null; then
  git --git-dir "$REPOSITORY" update-ref -d "refs/heads/$BRANCH" || exit 1
fi
exit 0`;

/** Also read-only folders, such as those of Go's module cache. */
const EMPTY = 'chmod -R u+rwX . && find . -mindepth 1 -delete';

/** Removes the worktree, its branch and its plan; what is missing is fine. */
export async function discardWork(run: RunGit, plans: WorktreePlans, project: string, worktree: Worktree): Promise<GitOutcome<void>> {
  const repository = join(project, '.git');
  const names = `BRANCH=${quoted(worktree.branch)} ID=${quoted(basename(worktree.folder))}\n`;
  if (isFolder(repository)) {
    const forgotten = await run({ folder: repository, repository, mounts: [] }, names + FORGET);
    if (forgotten.code === CHECKED_OUT) return refused(GIT_REFUSALS.checkedOut(worktree.branch));
    if (forgotten.code !== 0) return asGitSays(forgotten, GIT_FAILURES.branchRemoved);
  }
  if (isFolder(worktree.folder)) {
    const emptied = await run({ ...placeOf(worktree, repository), mounts: [] }, EMPTY);
    if (emptied.code !== 0) return asGitSays(emptied, GIT_FAILURES.removed);
    removeFolder(worktree.folder);
  }
  plans.remove(worktree.folder);
  return DONE;
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function removeFolder(path: string): void {
  try {
    rmdirSync(path);
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT') throw error;
  }
}
