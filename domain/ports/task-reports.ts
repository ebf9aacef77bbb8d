import type { TaskProgress } from '../tasks/task-progress.ts';
import type { Worktree } from '../tasks/worktree.ts';

/** What the holder of a task says of it while it runs. Writes that carry an old fence change nothing and return false (I4). */
export interface TaskReports {
  /** Replaces what the task is doing. */
  report(taskId: string, fence: number, progress: TaskProgress): Promise<boolean>;
  /** Keeps where the task works, from now on in every attempt. */
  keepWorktree(taskId: string, fence: number, worktree: Worktree): Promise<boolean>;
}
