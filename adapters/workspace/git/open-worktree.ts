import type { GitOutcome } from '../../../domain/ports/git-outcome.ts';
import type { Worktree } from '../../../domain/tasks/worktree.ts';
import { branchName } from './branch-name.ts';
import { findStart, repositoryOf } from './find-start.ts';
import { GIT_FAILURES, GIT_REFUSALS } from './git-refusals.ts';
import { quoted } from './quoted.ts';
import { asGitSays, refused, type GitPlace, type RunGit } from './run-git.ts';
import type { WorktreePlan, WorktreePlans } from './worktree-plan.ts';

export interface OpenedTask {
  readonly id: string;
  readonly title: string;
  readonly from: string | null;
}

/** Opens the worktree of a task; nothing of the project's own files is touched. */
export async function openWorktree(
  run: RunGit,
  plans: WorktreePlans,
  project: string,
  task: OpenedTask,
): Promise<GitOutcome<Worktree | null>> {
  const repository = repositoryOf(project);
  if (repository === null) return task.from === null ? { kind: 'ok', value: null } : refused(GIT_REFUSALS.noRepository(task.from));
  const folder = plans.folderFor(project, task.id);
  const known = plans.read(folder);
  if (known?.isMade === true) return again(run, plans, known, repository);
  const planned = known === null ? await planFor(run, { project, folder, task }) : ({ kind: 'ok', value: known } as const);
  if (planned.kind === 'refused') return planned;
  if (planned.value === null) return { kind: 'ok', value: null };
  plans.write(planned.value);
  return make(run, plans, planned.value, repository);
}

interface Wanted {
  readonly project: string;
  readonly folder: string;
  readonly task: OpenedTask;
}

/** Null: there is nothing that a worktree could be made of. */
async function planFor(run: RunGit, { project, folder, task }: Wanted): Promise<GitOutcome<WorktreePlan | null>> {
  const start = await findStart(run, project, task.from);
  if (start.kind === 'refused') return start;
  if (start.value === null) return { kind: 'ok', value: null };
  const { commit, into } = start.value;
  const worktree = { folder, branch: branchName(task.id, task.title), base: commit, into };
  return { kind: 'ok', value: { taskId: task.id, folder: project, worktree, isMade: false } };
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
