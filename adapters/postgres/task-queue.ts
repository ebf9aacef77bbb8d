import type { Pool } from 'pg';
import type { TaskQueue } from '../../domain/ports/task-queue.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';
import { taskOf, type TaskRow } from './task-row.ts';

function jsonOrNull(value: unknown): string | null {
  return value === null ? null : storableJson(value);
}

/** The queue that the rows of `tasks` are, in PostgreSQL. */
export function makePostgresTaskQueue(pool: Pool): TaskQueue {
  const claim = statement<TaskRow & { fence: number }>(pool, 'task-claim');
  const renew = statement<{ id: string }>(pool, 'task-renew');
  const release = statement<{ id: string }>(pool, 'task-release');
  const setWaiting = statement<{ id: string }>(pool, 'task-set-waiting');
  const finish = statement<{ id: string }>(pool, 'task-finish');
  return {
    claim: async ({ workerId, milliseconds }, at) => {
      const [row] = await claim(workerId, milliseconds, at);
      return row === undefined ? null : { task: taskOf(row), fence: row.fence };
    },
    renew: async ({ workerId, milliseconds }, ids) => (await renew(workerId, milliseconds, ids)).map(({ id }) => id),
    release: async (taskId, fence) => (await release(taskId, fence)).length > 0,
    setWaiting: async (taskId, fence, reason) =>
      (await setWaiting(taskId, fence, reason === null ? 'running' : 'waiting', jsonOrNull(reason))).length > 0,
    finish: async (taskId, fence, { state, reason, result, at }, { line, notice }) =>
      (await finish(taskId, fence, state, jsonOrNull(reason), jsonOrNull(result), at, line, notice)).length > 0,
  };
}
