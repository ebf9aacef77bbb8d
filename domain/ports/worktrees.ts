import type { Commit } from '../tasks/task-evidence.ts';
import type { Worktree } from '../tasks/worktree.ts';
import type { GitOutcome } from './git-outcome.ts';

/** A worktree that is still there. */
export interface KeptWorktree {
  readonly taskId: string;
  /** The project's folder. */
  readonly folder: string;
  readonly worktree: Worktree;
}

/** Git, run where nothing in the repository (hooks, filters, configuration) can reach beyond the project. */
export interface Worktrees {
  /**
   * A checkout on a branch of its own; the same task again finds the same one, also after a crash in the middle. Null: there is nothing to check out, because
   * the project is no git repository with its own `.git` folder, has no commit yet, or git is not installed; refused when the task asked for a branch.
   */
  open(
    folder: string,
    task: { readonly id: string; readonly title: string; readonly from: string | null },
  ): Promise<GitOutcome<Worktree | null>>;
  /** Commits what is uncommitted, in the name of whoever asked for the task, with the trailer `Parley-Task: ID`; does nothing when there is nothing. */
  commit(
    folder: string,
    worktree: Worktree,
    of: { readonly taskId: string; readonly subject: string; readonly author: string },
  ): Promise<GitOutcome<void>>;
  /** Exactly the commits of the task's branch since its base, oldest first, and their diff stat. */
  describe(
    folder: string,
    worktree: Worktree,
  ): Promise<GitOutcome<{ readonly commits: readonly Commit[]; readonly diffStat: string | null }>>;
  /** Moves `into` forward to the task's branch, or says why that can't be (not a fast-forward, uncommitted changes in the way); the worktree stays. */
  merge(folder: string, worktree: Worktree): Promise<GitOutcome<void>>;
  /** Removes the worktree, and its branch; what is not there any more is fine. */
  discard(folder: string, worktree: Worktree): Promise<GitOutcome<void>>;
  /** Discards it when nothing would be lost: its work is merged, or it has none. False: it stays. */
  tidy(folder: string, worktree: Worktree): Promise<GitOutcome<boolean>>;
  /** Those on this machine's disk, also half-made ones. */
  kept(): Promise<readonly KeptWorktree[]>;
}
