import type { Pool } from 'pg';
import type { TaskStore } from '../../domain/ports/task-store.ts';
import type { QueuePlace } from '../../domain/tasks/queue-place.ts';
import type { FinalTaskState, Task } from '../../domain/tasks/task.ts';
import { pageOf, placeAfter } from './page-cursor.ts';
import { statement } from './statement.ts';
import { storableJson } from './storable.ts';
import { addedValues, taskOf, type TaskRow } from './task-row.ts';

/** Tasks, in PostgreSQL. */
export function makePostgresTaskStore(pool: Pool): TaskStore {
  const add = statement<{ id: string }>(pool, 'task-add');
  const get = statement<TaskRow>(pool, 'task-get');
  const list = statement<TaskRow>(pool, 'task-list');
  const stop = statement<TaskRow>(pool, 'task-stop');
  const unreachable = statement<TaskRow & { because_id: string; because_state: FinalTaskState }>(pool, 'task-unreachable');
  const dependents = statement<TaskRow>(pool, 'task-dependents');
  const positions = statement<QueuePlace & { id: string }>(pool, 'task-positions');
  const find = async (id: string): Promise<Task | null> => {
    const [row] = await get(id);
    return row === undefined ? null : taskOf(row);
  };
  return {
    add: async (task, openPerPerson) => (await add(...addedValues(task), openPerPerson ?? null)).length > 0,
    get: find,
    list: async (audience, page, states = []) => {
      const after = placeAfter(page);
      const personId = audience === 'everybody' ? null : audience.personId;
      const rows = await list(personId, after.createdAt, after.id, page.limit + 1, states.length === 0 ? null : [...states]);
      return pageOf(rows.map(taskOf), page);
    },
    stop: async (id, reason, at) => {
      const [row] = await stop(id, storableJson(reason), at, reason.message);
      if (row !== undefined) return { task: taskOf(row), won: true };
      const task = await find(id);
      return task === null ? null : { task, won: false };
    },
    unreachable: async (limit) =>
      (await unreachable(limit)).map((row) => ({ task: taskOf(row), because: { taskId: row.because_id, state: row.because_state } })),
    dependents: async (ids) => (await dependents([...ids])).map(taskOf),
    positions: async (ids, { perPerson, perProject, all }, at) =>
      new Map((await positions(ids, at, perPerson, perProject, all)).map(({ id, ...place }) => [id, place])),
  };
}
