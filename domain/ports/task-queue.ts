import type { RunningLimits } from '../tasks/running-limits.ts';
import type { ClaimedTask, FinalTaskState, TaskReason, TaskResult } from '../tasks/task.ts';
import type { Lease } from './worker-registry.ts';

export interface TaskEnding {
  readonly state: FinalTaskState;
  readonly reason: TaskReason | null;
  readonly result: TaskResult | null;
  readonly at: Date;
}

/** Tasks waiting for a worker (I4). Writes that carry an old fence change nothing and return false. */
export interface TaskQueue {
  /**
   * Takes a free task of the person with the fewest running ones, of those the oldest: sets owner, lease and a new fence, counts the attempt.
   * Passed over is what has to wait: for another task, for an approval that is neither decided nor expired at `at`, for a later time, or because
   * a limit is reached; however many claim at once, no limit is exceeded. `at` becomes `startedAt` the first time. Null: nothing to do.
   */
  claim(lease: Lease, at: Date, limits?: RunningLimits): Promise<ClaimedTask | null>;
  /** Prolongs the leases of those of these tasks that the worker still holds; returns their ids. What it holds but doesn't name, it has let go of: that lease runs out. */
  renew(lease: Lease, ids: readonly string[]): Promise<readonly string[]>;
  /** Gives a running task back in state `interrupted`, so that any worker may take it at once; does not count as an attempt. */
  release(taskId: string, fence: number): Promise<boolean>;
  /** Gives a task back in state `waiting`: it is claimed again when nothing that it asked for is open any more. Does not count as an attempt. */
  letWait(taskId: string, fence: number, reason: TaskReason): Promise<boolean>;
  /** Gives a task back in state `interrupted`, to be claimed at `notBefore` at the earliest. Does not count as an attempt, but as a transient try. */
  tryLater(taskId: string, fence: number, reason: TaskReason, notBefore: Date): Promise<boolean>;
  /** Ends the task with a closing `system` line and, where it began in a conversation, the notice of its result, in one transaction. */
  finish(taskId: string, fence: number, ending: TaskEnding, closing: { line: string; notice: string }): Promise<boolean>;
  /** How many of the person's tasks have not ended. */
  countOpen(personId: string): Promise<number>;
}
