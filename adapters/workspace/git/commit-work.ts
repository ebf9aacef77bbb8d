import { join } from 'node:path';

import type { GitOutcome } from '../../../domain/ports/git-outcome.ts';
import type { Worktree } from '../../../domain/tasks/worktree.ts';
import { GIT_FAILURES } from './git-refusals.ts';
import { openCheckout } from './open-checkout.ts';
import { quoted } from './quoted.ts';
import { asGitSays, DONE, refused, type RunGit } from './run-git.ts';

export interface CommittedWork {
  readonly taskId: string;
  readonly subject: string;
  readonly author: string;
}

/**
 * Puts everything that is in the worktree on the branch, also when the agent left it in the middle of a rebase, on no branch or on another one: where the
 * branch does not lie behind what was checked out, the commit goes on top of the branch, so that none of its commits is lost.
 */
const COMMIT = `
ref="refs/heads/$BRANCH"
git add -A 2> /dev/null || git add -A --ignore-errors
tree=$(git write-tree) || exit 1
tip=$(git rev-parse -q --verify "$ref") || tip=
head=$(git rev-parse -q --verify HEAD) || head=
[ -n "$head" ] || head=\${tip:-$BASE}
parent=$head
if [ -n "$tip" ] && ! git merge-base --is-ancestor "$tip" "$head"; then parent=$tip; fi
new=$parent
if [ "$tree" != "$(git rev-parse "$parent^{tree}")" ]; then
  new=$(printf '%s\\n\\nParley-Task: %s\\n' "$SUBJECT" "$PARLEY_TASK" | git commit-tree "$tree" -p "$parent") || exit 1
fi
[ "$new" = "$tip" ] || git update-ref -m 'commit: by Parley' "$ref" "$new" "\${tip:-0000000000000000000000000000000000000000}" || exit 1
if [ "$(git symbolic-ref -q HEAD)" != "$ref" ]; then
  git rebase --quit 2> /dev/null; git cherry-pick --quit 2> /dev/null; git merge --quit 2> /dev/null
  git symbolic-ref HEAD "$ref" || exit 1
fi
git update-index -q --refresh > /dev/null
exit 0`;

/** Commits what is uncommitted. Runs with no more rights than the agent has. */
export async function commitWork(run: RunGit, project: string, worktree: Worktree, work: CommittedWork): Promise<GitOutcome<void>> {
  const opened = openCheckout(worktree.folder, { project, taskId: work.taskId, author: work.author });
  if ('missing' in opened) return refused(opened.missing);
  const subject = work.subject.replaceAll(/\p{C}+/gu, ' ').trim() || 'Work of a task';
  const script = `BRANCH=${quoted(worktree.branch)} BASE=${quoted(worktree.base)} SUBJECT=${quoted(subject)}\n${COMMIT}`;
  const done = await run({ folder: worktree.folder, repository: join(project, '.git'), ...opened }, script);
  return done.code === 0 ? DONE : asGitSays(done, GIT_FAILURES.committed);
}
