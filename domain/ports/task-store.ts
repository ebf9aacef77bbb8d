import type { Task, TaskReason } from '../tasks/task.ts';
import type { Page, PageRequest } from './page.ts';

/** Who asks for a list of tasks: one person (their own, and those of projects they are members of), or everybody's. */
export type TaskAudience = { readonly personId: string } | 'everybody';

/** Keeps tasks, and ends those that a person stops. */
export interface TaskStore {
  add(task: Task): Promise<void>;
  get(id: string): Promise<Task | null>;
  /** Newest first. */
  list(audience: TaskAudience, page: PageRequest): Promise<Page<Task>>;
  /**
   * Ends a task that has not ended, with a closing `system` line, by one conditional update that also makes the running attempt's fence old.
   * Returns the task as it is now, and whether this call was the one that ended it.
   */
  stop(id: string, reason: TaskReason, at: Date): Promise<{ task: Task; won: boolean } | null>;
}
