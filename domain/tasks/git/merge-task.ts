import { assertAccess } from '../../access/policy.ts';
import type { Action } from '../../access/actions.ts';
import type { Principal } from '../../access/principal.ts';
import { ConflictError } from '../../errors.ts';
import type { BranchFate } from '../../ports/ended-tasks.ts';
import type { GitOutcome } from '../../ports/git-outcome.ts';
import type { Worktrees } from '../../ports/worktrees.ts';
import type { Worktree } from '../worktree.ts';
import { isFinal } from '../task-state.ts';
import type { Task } from '../task.ts';
import { makeFindTask } from '../watch-tasks.ts';
import { GIT_TEXTS } from './git-texts.ts';
import { keepWork } from './keep-work.ts';
import type { KeepWorkDeps } from './keep-work.ts';
import type { Ports } from '../../ports/ports.ts';

type Deps = KeepWorkDeps & Pick<Ports, 'endedTasks' | 'logger' | 'doorbell'>;

export type MergeTask = ReturnType<typeof makeMergeTask>;

/** Moves the branch that an ended task came from forward to its work, or says why that can't be. The worktree stays. */
export function makeMergeTask(deps: Deps) {
  const inWorktree = makeInWorktree(deps);
  return (principal: Principal | null, id: string): Promise<Task> =>
    inWorktree(principal, { action: 'task.merge', fate: { isMerged: true } }, id, async (worktrees, folder, worktree) => {
      // What a task was stopped over is committed now, where its worker could not.
      const kept = await keepWork(deps, id);
      if (kept !== null && kept.problem !== null) return { kind: 'refused', message: kept.problem };
      return worktrees.merge(folder, worktree);
    });
}

export type DiscardTask = ReturnType<typeof makeDiscardTask>;

/** Removes the worktree and the branch of an ended task, with what is on it. */
export function makeDiscardTask(deps: Deps) {
  const inWorktree = makeInWorktree(deps);
  return (principal: Principal | null, id: string): Promise<Task> =>
    inWorktree(principal, { action: 'task.discard', fate: { isRemoved: true } }, id, (worktrees, folder, worktree) =>
      worktrees.discard(folder, worktree),
    );
}

interface GitVerb {
  readonly action: Extract<Action, `task.${string}`>;
  /** What becomes of the branch by it. */
  readonly fate: BranchFate;
}

type Work = (worktrees: Worktrees, folder: string, worktree: Worktree) => Promise<GitOutcome<void>>;

function makeInWorktree(deps: Deps) {
  const find = makeFindTask(deps);
  return async (principal: Principal | null, { action, fate }: GitVerb, id: string, work: Work): Promise<Task> => {
    assertAccess(principal, action);
    const task = await find(principal, action, id);
    const language = (await deps.people.get(principal.personId))?.language ?? 'en';
    const texts = GIT_TEXTS[language];
    if (!isFinal(task.state)) throw new ConflictError(texts.notEnded(id));
    const project = await deps.projects.get(task.projectId);
    if (deps.worktrees === null || task.worktree === null || project === null) throw new ConflictError(texts.noWorktree(id));
    const outcome = await work(deps.worktrees, project.folder, task.worktree);
    deps.logger.info(action, { taskId: id, personId: principal.personId, outcome: outcome.kind });
    if (outcome.kind === 'refused') throw new ConflictError(outcome.message[language]);
    await deps.endedTasks.markBranch(id, fate);
    deps.doorbell.ring(`task:${id}`);
    return { ...task, worktree: { ...task.worktree, ...fate } };
  };
}
