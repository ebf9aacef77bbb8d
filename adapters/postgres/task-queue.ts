import type { Pool } from 'pg';
import type { TaskQueue } from '../../domain/ports/task-queue.ts';
import { NO_RUNNING_LIMITS } from '../../domain/tasks/running-limits.ts';
import { rowId } from './row-id.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';
import { taskOf, type TaskRow } from './task-row.ts';

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : storableJson(value);
}

/** The queue that the rows of `tasks` are, in PostgreSQL. */
export function makePostgresTaskQueue(pool: Pool): TaskQueue {
  const claim = statement<TaskRow & { fence: number; transient_tries: number }>(pool, 'task-claim');
  const renew = statement<{ id: string }>(pool, 'task-renew');
  const release = statement<{ id: string }>(pool, 'task-release');
  const letWait = statement<{ id: string }>(pool, 'task-let-wait');
  const tryLater = statement<{ id: string }>(pool, 'task-try-later');
  const finish = statement<{ id: string }>(pool, 'task-finish');
  const countOpen = statement<{ count: number }>(pool, 'tasks-count-open');
  return {
    claim: async ({ workerId, milliseconds }, at, { perPerson, perProject, all } = NO_RUNNING_LIMITS) => {
      const [row] = await claim(workerId, milliseconds, at, perPerson, perProject, all);
      return row === undefined ? null : { task: taskOf(row), fence: row.fence, transientTries: row.transient_tries };
    },
    renew: async ({ workerId, milliseconds }, ids) => (await renew(workerId, milliseconds, ids)).map(({ id }) => id),
    release: async (taskId, fence) => (await release(taskId, fence)).length > 0,
    letWait: async (taskId, fence, reason) => (await letWait(taskId, fence, storableJson(reason))).length > 0,
    tryLater: async (taskId, fence, reason, notBefore) => (await tryLater(taskId, fence, storableJson(reason), notBefore)).length > 0,
    finish: async (taskId, fence, { state, reason, result, at }, { line, notice }) =>
      (await finish(taskId, fence, state, jsonOrNull(reason), jsonOrNull(result), at, line, notice)).length > 0,
    countOpen: async (personId) => (await countOpen(rowId(personId)))[0]?.count ?? 0,
  };
}
