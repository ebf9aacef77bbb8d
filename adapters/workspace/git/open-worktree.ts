import { lstatSync } from 'node:fs';
import { join } from 'node:path';

import type { GitOutcome } from '../../../domain/ports/git-outcome.ts';
import type { Worktree } from '../../../domain/tasks/worktree.ts';
import { branchName } from './branch-name.ts';
import { GIT_FAILURES, GIT_REFUSALS } from './git-refusals.ts';
import { quoted } from './quoted.ts';
import { asGitSays, refused, type GitPlace, type RunGit } from './run-git.ts';
import type { WorktreePlan, WorktreePlans } from './worktree-plan.ts';

export interface OpenedTask {
  readonly id: string;
  readonly title: string;
  readonly from: string | null;
}

/** The exit codes of the script that finds where a task starts. */
const NO_REPOSITORY = 70;
const NO_COMMIT = 71;
const NO_SUCH_START = 72;
const GIT_MISSING = 127;

/** Prints the commit and, where there is one, the branch into which the work goes. */
const FIND_START = `
command -v git > /dev/null || exit ${GIT_MISSING}
git --git-dir "$REPOSITORY" rev-parse --git-dir > /dev/null 2>&1 || exit ${NO_REPOSITORY}
here=$(git --git-dir "$REPOSITORY" symbolic-ref -q HEAD)
if [ -z "$FROM" ]; then
  git --git-dir "$REPOSITORY" rev-parse -q --verify 'HEAD^{commit}' || exit ${NO_COMMIT}
  printf '%s\\n' "$here"
  exit 0
fi
for name in "refs/heads/$FROM" "refs/tags/$FROM" "refs/remotes/origin/$FROM" "$FROM"; do
  git --git-dir "$REPOSITORY" rev-parse -q --verify --end-of-options "$name^{commit}" 2> /dev/null || continue
  case "$name" in refs/heads/*) printf '%s\\n' "$name";; *) printf '%s\\n' "$here";; esac
  exit 0
done
git --git-dir "$REPOSITORY" for-each-ref --count 20 --sort=-committerdate --format '%(refname:short)' refs/heads
exit ${NO_SUCH_START}`;

const BRANCH_PREFIX = 'refs/heads/';

/** Opens the worktree of a task; nothing of the project's own files is touched. */
export async function openWorktree(
  run: RunGit,
  plans: WorktreePlans,
  project: string,
  task: OpenedTask,
): Promise<GitOutcome<Worktree | null>> {
  const repository = join(project, '.git');
  if (lstatSync(repository, { throwIfNoEntry: false })?.isDirectory() !== true) return withoutRepository(task.from);
  const folder = plans.folderFor(project, task.id);
  const known = plans.read(folder);
  if (known?.isMade === true) return again(run, plans, known, repository);
  const planned = known === null ? await planFor(run, { project, repository, folder, task }) : ({ kind: 'ok', value: known } as const);
  if (planned.kind === 'refused') return planned;
  if (planned.value === null) return { kind: 'ok', value: null };
  plans.write(planned.value);
  return make(run, plans, planned.value, repository);
}

function withoutRepository(from: string | null): GitOutcome<null> {
  if (from === null) return { kind: 'ok', value: null };
  return refused(GIT_REFUSALS.noRepository(from));
}

interface Wanted {
  readonly project: string;
  readonly repository: string;
  readonly folder: string;
  readonly task: OpenedTask;
}

/** Null: there is nothing that a worktree could be made of. */
async function planFor(run: RunGit, { project, repository, folder, task }: Wanted): Promise<GitOutcome<WorktreePlan | null>> {
  if (task.from?.startsWith('-') === true) return refused(GIT_REFUSALS.notABranch(task.from));
  const found = await run(
    // Beside its folder, which is the only one that it can write to, nothing of the project is seen.
    { folder: repository, repository, mounts: [] },
    `FROM=${quoted(task.from ?? '')}\n${FIND_START}`,
  );
  const [first = '', second = ''] = found.stdout.split('\n');
  if (found.code === 0) {
    const into = second.startsWith(BRANCH_PREFIX) ? second.slice(BRANCH_PREFIX.length) : null;
    const worktree = { folder, branch: branchName(task.id, task.title), base: first, into };
    return { kind: 'ok', value: { taskId: task.id, folder: project, worktree, isMade: false } };
  }
  if (found.code === NO_SUCH_START) {
    const branches = found.stdout.trim().split('\n').filter(Boolean).join(', ');
    return refused(GIT_REFUSALS.noSuchStart(task.from ?? '', branches));
  }
  if (task.from === null && [NO_REPOSITORY, NO_COMMIT, GIT_MISSING].includes(found.code ?? 0)) return { kind: 'ok', value: null };
  return asGitSays(found, GIT_FAILURES.repository);
}

const NOT_THERE = 73;
const NOT_KNOWN = 74;

/**
 * A worktree that was whole once. Locks of a git that was killed are taken away, because nobody else holds the task; where somebody removed the worktree it is
 * made again, but never over files that are left of it.
 */
async function again(run: RunGit, plans: WorktreePlans, plan: WorktreePlan, repository: string): Promise<GitOutcome<Worktree>> {
  const { taskId, worktree } = plan;
  plans.write(plan);
  const looked = await run(
    placeOf(worktree, repository),
    `own="$REPOSITORY/worktrees/"${quoted(taskId)}
rm -f "$own/index.lock" "$own/HEAD.lock" "$REPOSITORY/refs/heads/"${quoted(worktree.branch)}.lock
[ "$(git rev-parse --absolute-git-dir 2> /dev/null)" != "$own" ] || exit 0
[ -z "$(find . -mindepth 1 ! -path ./.git | head -n 1)" ] && exit ${NOT_THERE} || exit ${NOT_KNOWN}`,
  );
  if (looked.code === 0) return { kind: 'ok', value: worktree };
  if (looked.code === NOT_THERE) return make(run, plans, plan, repository);
  if (looked.code === NOT_KNOWN) return refused(GIT_REFUSALS.worktreeUnknown(worktree.folder));
  return asGitSays(looked, GIT_FAILURES.opened);
}

/** The branch is kept where there is one: it has what an earlier worktree of this task was used for. */
async function make(run: RunGit, plans: WorktreePlans, plan: WorktreePlan, repository: string): Promise<GitOutcome<Worktree>> {
  const { worktree, taskId } = plan;
  const made = await run(
    placeOf(worktree, repository),
    `own="$REPOSITORY/worktrees/"${quoted(taskId)} branch=${quoted(worktree.branch)} base=${quoted(worktree.base)}
chmod -R u+rwX . && find . -mindepth 1 -delete && rm -rf "$own" || exit 1
rm -f "$REPOSITORY/refs/heads/$branch.lock"
if git --git-dir "$REPOSITORY" rev-parse -q --verify "refs/heads/$branch" > /dev/null; then
  git --git-dir "$REPOSITORY" worktree add -q -f "$PWD" "$branch" || exit 1
else
  git --git-dir "$REPOSITORY" worktree add -q -f --no-track -b "$branch" "$PWD" "$base" || exit 1
fi
git --git-dir "$REPOSITORY" worktree lock --reason "Parley's task "${quoted(taskId)} "$PWD"
[ -d "$own" ]`,
  );
  if (made.code !== 0) return asGitSays(made, GIT_FAILURES.made);
  plans.write({ ...plan, isMade: true });
  return { kind: 'ok', value: worktree };
}

/** The worktree and the whole repository, both writable. */
export function placeOf(worktree: Worktree, repository: string): GitPlace {
  return { folder: worktree.folder, repository, mounts: [{ path: repository, isWritable: true }] };
}
