import type { Task } from './task.ts';

/** What a task is from the start on. */
export type TaskPlan = Pick<
  Task,
  | 'projectId'
  | 'personId'
  | 'conversationId'
  | 'work'
  | 'limits'
  | 'after'
  | 'branch'
  | 'confirmation'
  | 'scheduleId'
  | 'retryOf'
  | 'retries'
>;
