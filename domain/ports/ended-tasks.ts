import type { Task, TaskResult } from '../tasks/task.ts';

/** What became of a task's branch; what is left out stays as it was. */
export interface BranchFate {
  readonly isMerged?: true;
  readonly isRemoved?: true;
}

/** What is learnt of tasks after their end. It changes no state. */
export interface EndedTasks {
  /** Keeps what a stopped task has left behind. False: something is kept of it already, or it is not stopped. */
  keepResult(taskId: string, result: TaskResult): Promise<boolean>;
  /** Tasks that had been started and were stopped before this moment, and of which nothing is kept; oldest first. */
  withoutResult(endedBefore: Date, limit: number): Promise<readonly Task[]>;
  /** Keeps what became of its branch; nothing when it has none. */
  markBranch(taskId: string, fate: BranchFate): Promise<void>;
}
