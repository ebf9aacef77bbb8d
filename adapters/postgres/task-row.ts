import type { TaskDependency } from '../../domain/tasks/task-dependency.ts';
import type { TaskProgress } from '../../domain/tasks/task-progress.ts';
import type { Worktree } from '../../domain/tasks/worktree.ts';
import { storableJson } from './storable.ts';
import type { SqlValue } from './statement.ts';
import type { Task, TaskLimits, TaskReason, TaskResult, TaskState, TaskWork } from '../../domain/tasks/task.ts';

/** As JSON, which knows no dates. */
type StoredProgress = Omit<TaskProgress, 'since' | 'aliveAt'> & { since: string; aliveAt: string };

/** A row of `tasks` with what `task_after` says of it. */
export type TaskRow = {
  id: string;
  project_id: string;
  person_id: string;
  conversation_id: string | null;
  work: TaskWork;
  limits: TaskLimits;
  after: readonly TaskDependency[];
  branch: string | null;
  confirmation: string | null;
  schedule_id: string | null;
  state: TaskState;
  attempt: number;
  reason: TaskReason | null;
  result: TaskResult | null;
  spent: number;
  last_line: number;
  progress: StoredProgress | null;
  worktree: Worktree | null;
  retry_of: string | null;
  retries: number;
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
    after: row.after,
    branch: row.branch,
    confirmation: row.confirmation,
    scheduleId: row.schedule_id,
    state: row.state,
    attempt: row.attempt,
    reason: row.reason,
    result: row.result,
    spent: row.spent,
    lastLine: row.last_line,
    progress: row.progress === null ? null : progressOf(row.progress),
    worktree: row.worktree,
    retryOf: row.retry_of,
    retries: row.retries,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}

function progressOf({ since, aliveAt, ...rest }: StoredProgress): TaskProgress {
  return { ...rest, since: new Date(since), aliveAt: new Date(aliveAt) };
}

/** What `task-add` takes. */
export function addedValues(task: Task): SqlValue[] {
  const { id, projectId, personId, conversationId, work, limits, state, retryOf, createdAt } = task;
  const { reason, after, branch, confirmation, scheduleId, retries } = task;
  return [
    id,
    projectId,
    personId,
    conversationId,
    storableJson(work),
    storableJson(limits),
    state,
    retryOf,
    createdAt,
    reason === null ? null : storableJson(reason),
    storableJson(after),
    branch,
    confirmation,
    scheduleId,
    retries,
  ];
}
