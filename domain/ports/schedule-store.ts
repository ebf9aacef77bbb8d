import type { Schedule } from '../tasks/schedule.ts';
import type { Task } from '../tasks/task.ts';
import type { TaskAudience } from './task-store.ts';

export interface NextFiring {
  /** Null: this time is skipped. */
  readonly task: Task | null;
  /** Null: it is done. */
  readonly nextAt: Date | null;
  readonly at: Date;
  /** How many tasks its person may have open, with this one; absent: as many as they like. */
  readonly openPerPerson?: number;
}

/** Keeps schedules. The rows are the queue of what is due: a schedule moves on only by one conditional update, together with the task that it makes. */
export interface ScheduleStore {
  add(schedule: Schedule): Promise<void>;
  get(id: string): Promise<Schedule | null>;
  /** By their next time; those that are paused or done last. */
  list(audience: TaskAudience): Promise<readonly Schedule[]>;
  /** Active ones whose next time is not after `now`, oldest first. */
  due(now: Date, limit: number): Promise<readonly Schedule[]>;
  /**
   * Moves a schedule on from `from` (its `nextAt` as it was read) and adds the task, in one transaction. False: somebody else did, it was changed meanwhile, or
   * its person has as many open tasks as may be; nothing was done.
   */
  fire(id: string, from: Date, next: NextFiring): Promise<boolean>;
  /** Replaces what people can edit (plan, time, missed, state, nextAt); false: it is gone or no longer as it was read (`before.nextAt`, `before.state`). */
  change(before: Schedule, after: Schedule): Promise<boolean>;
  remove(id: string): Promise<boolean>;
}
