import type { Task, TaskLimits, TaskReason, TaskResult, TaskState, TaskWork } from '../../domain/tasks/task.ts';

/** A row of `tasks`. */
export type TaskRow = {
  id: string;
  project_id: string;
  person_id: string;
  conversation_id: string | null;
  work: TaskWork;
  limits: TaskLimits;
  state: TaskState;
  attempt: number;
  reason: TaskReason | null;
  result: TaskResult | null;
  spent: number;
  last_line: number;
  retry_of: string | null;
  created_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
};

export function taskOf(row: TaskRow): Task {
  return {
    id: row.id,
    projectId: row.project_id,
    personId: row.person_id,
    conversationId: row.conversation_id,
    work: row.work,
    limits: row.limits,
    state: row.state,
    attempt: row.attempt,
    reason: row.reason,
    result: row.result,
    spent: row.spent,
    lastLine: row.last_line,
    retryOf: row.retry_of,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}
