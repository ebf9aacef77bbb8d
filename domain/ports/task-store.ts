import type { QueuePlace } from '../tasks/queue-place.ts';
import type { RunningLimits } from '../tasks/running-limits.ts';
import type { FinalTaskState, Task, TaskReason, TaskState } from '../tasks/task.ts';
import type { Page, PageRequest } from './page.ts';

/** Who asks for a list of tasks: one person (their own, and those of projects they are members of), or everybody's. */
export type TaskAudience = { readonly personId: string } | 'everybody';

/** A task that will never be allowed to start, because of how another one ended. */
export interface UnreachableTask {
  readonly task: Task;
  readonly because: { readonly taskId: string; readonly state: FinalTaskState };
}

/** Keeps tasks, and ends those that a person stops. */
export interface TaskStore {
  /** False: its person has `openPerPerson` open ones already, however many come at once; absent: they may have as many as they like. Throws ConflictError when its id is taken. */
  add(task: Task, openPerPerson?: number): Promise<boolean>;
  get(id: string): Promise<Task | null>;
  /** Newest first. Left out, or empty: in any state. */
  list(audience: TaskAudience, page: PageRequest, states?: readonly TaskState[]): Promise<Page<Task>>;
  /**
   * Ends a task that has not ended, with a closing `system` line, by one conditional update that also makes the running attempt's fence old.
   * Returns the task as it is now, and whether this call was the one that ended it.
   */
  stop(id: string, reason: TaskReason, at: Date): Promise<{ task: Task; won: boolean } | null>;
  /** Some of those that wait for a task whose end forbids them to start, oldest first. How a task ended never changes, so neither does this. */
  unreachable(limit: number): Promise<readonly UnreachableTask[]>;
  /** The tasks that come after any of these, oldest first, at most a thousand. */
  dependents(ids: readonly string[]): Promise<readonly Task[]>;
  /** Where these stand in the queue at `at`, each as if the others that have to wait were not there; what does not exist is not in the map. */
  positions(ids: readonly string[], limits: RunningLimits, at: Date): Promise<ReadonlyMap<string, QueuePlace>>;
}
