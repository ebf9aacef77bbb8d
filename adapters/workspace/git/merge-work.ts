import { join } from 'node:path';

import type { GitOutcome } from '../../../domain/ports/git-outcome.ts';
import type { Worktree } from '../../../domain/tasks/worktree.ts';
import { GIT_FAILURES, GIT_REFUSALS } from './git-refusals.ts';
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
  if (into === null) return refused(GIT_REFUSALS.noTarget(branch));
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
      return refused(GIT_REFUSALS.branchGone(branch));
    case INTO_GONE:
      return refused(GIT_REFUSALS.targetGone(branch, into));
    case NOTHING_DONE:
      return refused(GIT_REFUSALS.noCommits);
    case NOT_FORWARD:
      return refused(GIT_REFUSALS.movedOn(branch, into, printed));
    case CHECKED_OUT_ELSEWHERE:
      return refused(GIT_REFUSALS.elsewhere(branch, into, printed));
    default:
      return asGitSays(looked, GIT_FAILURES.merged);
  }
}

const SHOWN_FILES = 10;

/** Git lists the files that would be overwritten, each behind a tab. */
function inTheWay(merged: GitAnswer, into: string): GitOutcome<void> {
  const files = merged.stderr.split('\n').flatMap((line) => (line.startsWith('\t') ? [line.trim()] : []));
  if (files.length === 0) return asGitSays(merged, GIT_FAILURES.merged);
  return refused(GIT_REFUSALS.inTheWay(into, files.slice(0, SHOWN_FILES).join(', '), files.length - SHOWN_FILES));
}
