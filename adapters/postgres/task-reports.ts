import type { Pool } from 'pg';

import type { TaskReports } from '../../domain/ports/task-reports.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';

/** What holders say of their tasks, in PostgreSQL. */
export function makePostgresTaskReports(pool: Pool): TaskReports {
  const report = statement<{ id: string }>(pool, 'task-report');
  const keepWorktree = statement<{ id: string }>(pool, 'task-keep-worktree');
  return {
    report: async (taskId, fence, progress) => (await report(taskId, fence, storableJson(progress))).length > 0,
    keepWorktree: async (taskId, fence, worktree) => (await keepWorktree(taskId, fence, storableJson(worktree))).length > 0,
  };
}
