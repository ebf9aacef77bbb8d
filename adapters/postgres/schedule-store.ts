import type { Pool } from 'pg';

import type { ScheduleStore } from '../../domain/ports/schedule-store.ts';
import { rowId } from './row-id.ts';
import { addedSchedule, editedSchedule, firedTask, scheduleOf } from './schedule-row.ts';
import type { ScheduleRow } from './schedule-row.ts';
import { statement } from './statement.ts';

/** Schedules, in PostgreSQL. */
export function makePostgresScheduleStore(pool: Pool): ScheduleStore {
  const add = statement(pool, 'schedule-add');
  const get = statement<ScheduleRow>(pool, 'schedule-get');
  const list = statement<ScheduleRow>(pool, 'schedule-list');
  const due = statement<ScheduleRow>(pool, 'schedule-due');
  const fire = statement<{ id: string }>(pool, 'schedule-fire');
  const change = statement<{ id: string }>(pool, 'schedule-change');
  const remove = statement<{ id: string }>(pool, 'schedule-remove');
  return {
    add: async (schedule) => {
      await add(...addedSchedule(schedule));
    },
    get: async (id) => {
      const [row] = await get(id);
      return row === undefined ? null : scheduleOf(row);
    },
    list: async (audience) => (await list(audience === 'everybody' ? null : rowId(audience.personId))).map(scheduleOf),
    due: async (now, limit) => (await due(now, limit)).map(scheduleOf),
    fire: async (id, from, { task, nextAt, at, openPerPerson }) =>
      (await fire(id, from, nextAt, at, ...firedTask(task), openPerPerson ?? null)).length > 0,
    change: async (before, after) => (await change(before.id, before.state, before.nextAt, ...editedSchedule(after))).length > 0,
    remove: async (id) => (await remove(id)).length > 0,
  };
}
