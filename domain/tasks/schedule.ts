import type { TaskPlan } from './task-plan.ts';

/** When a schedule makes its task. `zone`: an IANA name. */
export type ScheduleTime =
  | { readonly kind: 'cron'; /** Five fields. */ readonly expression: string; readonly zone: string }
  | { readonly kind: 'once'; readonly at: Date; readonly zone: string };

/** What becomes of times that passed while Parley was off: one task for all of them together, or none. */
export type MissedPolicy = 'run-once' | 'skip';

/** Makes tasks by itself. */
export interface Schedule {
  /** A short code that people can type. */
  readonly id: string;
  /** `confirmation`: what its person must say yes to before it fires for the first time, and until then it is paused; null: nothing. */
  readonly plan: Omit<TaskPlan, 'retryOf' | 'scheduleId' | 'after'>;
  readonly time: ScheduleTime;
  readonly missed: MissedPolicy;
  /** `done`: it will never fire again. */
  readonly state: 'active' | 'paused' | 'done';
  /** The time for which it will fire next; null: paused or done. */
  readonly nextAt: Date | null;
  readonly lastFiredAt: Date | null;
  readonly lastTaskId: string | null;
  readonly createdAt: Date;
}
