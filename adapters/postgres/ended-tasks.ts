import type { Pool } from 'pg';

import type { EndedTasks } from '../../domain/ports/ended-tasks.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';
import { taskOf } from './task-row.ts';
import type { TaskRow } from './task-row.ts';

/** What is learnt of ended tasks, in PostgreSQL. */
export function makePostgresEndedTasks(pool: Pool): EndedTasks {
  const keepResult = statement<{ id: string }>(pool, 'task-keep-result');
  const withoutResult = statement<TaskRow>(pool, 'tasks-without-result');
  const markBranch = statement(pool, 'task-mark-branch');
  return {
    keepResult: async (taskId, result) => (await keepResult(taskId, storableJson(result))).length > 0,
    withoutResult: async (endedBefore, limit) => (await withoutResult(endedBefore, limit)).map(taskOf),
    markBranch: async (taskId, fate) => {
      await markBranch(taskId, storableJson(fate));
    },
  };
}
