import { join } from 'node:path';

import type { GitOutcome } from '../../../domain/ports/worktrees.ts';
import type { Worktree } from '../../../domain/tasks/worktree.ts';
import { quoted } from './quoted.ts';
import { asGitSays, DONE, refused, type GitAnswer, type RunGit } from './run-git.ts';

/** The exit codes of the script that looks whether it can be done. */
const BRANCH_GONE = 70;
const INTO_GONE = 71;
const IS_MERGED = 72;
const NOT_FORWARD = 73;
const CHECKED_OUT_ELSEWHERE = 74;
const HERE = 75;
const NOTHING_DONE = 76;

const LOOK = `
g() { git --git-dir "$REPOSITORY" "$@"; }
tip=$(g rev-parse -q --verify "refs/heads/$BRANCH") || exit ${BRANCH_GONE}
old=$(g rev-parse -q --verify "refs/heads/$INTO") || exit ${INTO_GONE}
[ "$tip" != "$BASE" ] || exit ${NOTHING_DONE}
g merge-base --is-ancestor "$tip" "$old" && exit ${IS_MERGED}
g merge-base --is-ancestor "$old" "$tip" || { g rev-list --count "$tip..$old"; exit ${NOT_FORWARD}; }
[ "$(g symbolic-ref -q HEAD)" != "refs/heads/$INTO" ] || exit ${HERE}
place=$(g worktree list --porcelain | awk -v ref="branch refs/heads/$INTO" '/^worktree /{place=substr($0, 10)} $0 == ref{print place}')
[ -z "$place" ] || { printf '%s\\n' "$place"; exit ${CHECKED_OUT_ELSEWHERE}; }
g update-ref -m "merge $BRANCH: by Parley" "refs/heads/$INTO" "$tip" "$old"`;

const MERGE = `git --git-dir "$REPOSITORY" --work-tree "$PWD" merge --ff-only --no-edit --no-autostash -q "refs/heads/$BRANCH"`;

/** Moves the branch forward; the project's folder changes only when it stands on that branch, and only where nothing uncommitted is in the way. */
export async function mergeWork(run: RunGit, project: string, worktree: Worktree): Promise<GitOutcome<void>> {
  const { branch, base, into } = worktree;
  if (into === null)
    return refused(`The project stood on no branch when the task began, so it is not known where ${branch} belongs: merge it by hand.`);
  const repository = join(project, '.git');
  const names = `BRANCH=${quoted(branch)} INTO=${quoted(into)} BASE=${quoted(base)}\n`;
  const looked = await run({ folder: repository, repository, mounts: [] }, names + LOOK);
  if (looked.code !== HERE) return outcomeOf(looked, worktree, into);
  const merged = await run({ folder: project, repository, mounts: [] }, names + MERGE);
  return merged.code === 0 ? DONE : inTheWay(merged, into);
}

function outcomeOf(looked: GitAnswer, { branch }: Worktree, into: string): GitOutcome<void> {
  const printed = looked.stdout.trim();
  switch (looked.code) {
    case 0:
    case IS_MERGED:
      return DONE;
    case BRANCH_GONE:
      return refused(`The branch ${branch} is gone: the task was discarded, or somebody removed it.`);
    case INTO_GONE:
      return refused(`The branch ${into}, from which the task began, is gone: merge ${branch} by hand.`);
    case NOTHING_DONE:
      return refused('The task made no commits, so there is nothing to merge.');
    case NOT_FORWARD:
      return refused(
        `${into} has moved on by ${printed} ${printed === '1' ? 'commit' : 'commits'} since the task began, so it can't be fast-forwarded: rebase ${branch} onto ${into} (git rebase ${into} ${branch}), or merge it by hand.`,
      );
    case CHECKED_OUT_ELSEWHERE:
      return refused(`${into} is checked out in ${printed}, so it can't be moved from here: merge ${branch} there.`);
    default:
      return asGitSays(looked, 'It could not be merged');
  }
}

const SHOWN_FILES = 10;

/** Git lists the files that would be overwritten, each behind a tab. */
function inTheWay(merged: GitAnswer, into: string): GitOutcome<void> {
  const files = merged.stderr.split('\n').flatMap((line) => (line.startsWith('\t') ? [line.trim()] : []));
  if (files.length === 0) return asGitSays(merged, 'It could not be merged');
  const more = files.length > SHOWN_FILES ? ` and ${files.length - SHOWN_FILES} more` : '';
  return refused(
    `Uncommitted changes in the project's folder are in the way of moving ${into}: ${files.slice(0, SHOWN_FILES).join(', ')}${more}. Commit or put them away first; nothing was changed.`,
  );
}
