import { join } from 'node:path';

import type { GitOutcome } from '../../../domain/ports/git-outcome.ts';
import type { Commit } from '../../../domain/tasks/task-evidence.ts';
import type { Worktree } from '../../../domain/tasks/worktree.ts';
import { GIT_FAILURES } from './git-refusals.ts';
import { NO_REPLY } from './identity.ts';
import { quoted } from './quoted.ts';
import { asGitSays, type RunGit } from './run-git.ts';

export interface DescribedWork {
  readonly commits: readonly Commit[];
  readonly diffStat: string | null;
}

const MOST_FILES = 50;

/**
 * What is on the branch and neither in its base nor on a branch that is not Parley's, so that what a rebase or a merge brought in from there is not counted;
 * a branch that has all of the work, because it was merged, says nothing. Tabs cannot be in any of the fields but the last.
 */
const DESCRIBE = `
tip=$(git --git-dir "$REPOSITORY" rev-parse -q --verify "refs/heads/$BRANCH") || exit 0
{
  printf '%s\\n^%s\\n' "$tip" "$BASE"
  git --git-dir "$REPOSITORY" for-each-ref --no-contains "$tip" --format '%(refname) %(objectname)' refs/heads refs/remotes |
    sed -n '/^refs\\/heads\\/parley\\//!s/^[^ ]* /^/p'
} | git --git-dir "$REPOSITORY" log --stdin --topo-order --reverse --format='%H%x09%ce%x09%p%x09%(trailers:key=Parley-Task,valueonly,separator=%x2C)%x09%s'`;

/** Exactly the task's commits; none when its branch is gone. */
export async function describeWork(run: RunGit, project: string, worktree: Worktree, taskId: string): Promise<GitOutcome<DescribedWork>> {
  const repository = join(project, '.git');
  const place = { folder: repository, repository, mounts: [{ path: repository, isWritable: false }] };
  const listed = await run(place, `BRANCH=${quoted(worktree.branch)} BASE=${quoted(worktree.base)}\n${DESCRIBE}`);
  if (listed.code !== 0) return asGitSays(listed, GIT_FAILURES.listed);
  const commits = listed.stdout.split('\n').flatMap((line) => commitOf(line, taskId) ?? []);
  const [first] = commits;
  if (first === undefined) return { kind: 'ok', value: { commits, diffStat: null } };
  const stat = await run(
    place,
    `git --git-dir "$REPOSITORY" diff --no-ext-diff --no-textconv --stat=100 --stat-count=${MOST_FILES} ${quoted(`${first.hash}^`)} ${quoted(`refs/heads/${worktree.branch}`)}`,
  );
  if (stat.code !== 0) return asGitSays(stat, GIT_FAILURES.compared);
  return { kind: 'ok', value: { commits, diffStat: stat.stdout.trimEnd() || null } };
}

/** Null: it is another task's, or a merge that somebody else made. */
function commitOf(line: string, taskId: string): Commit | null {
  const [hash = '', committer, parents = '', trailers = '', ...subject] = line.split('\t');
  if (hash === '') return null;
  if (parents.includes(' ') && committer !== NO_REPLY) return null;
  const tasks = trailers.split(',').filter(Boolean);
  if (tasks.length > 0 && !tasks.includes(taskId)) return null;
  return { hash, subject: subject.join('\t') };
}
