import type { Schedule, ScheduleTime } from '../../domain/tasks/schedule.ts';
import type { Task } from '../../domain/tasks/task.ts';
import type { SqlValue } from './statement.ts';
import { storableJson } from './storable.ts';

type StoredPlan = Omit<Schedule['plan'], 'projectId' | 'personId' | 'conversationId'>;

/** As JSON, which knows no dates. */
type StoredTime = Extract<ScheduleTime, { kind: 'cron' }> | (Omit<Extract<ScheduleTime, { kind: 'once' }>, 'at'> & { at: string });

/** A row of `schedules`. */
export type ScheduleRow = {
  id: string;
  project_id: string;
  person_id: string;
  conversation_id: string | null;
  plan: StoredPlan;
  time: StoredTime;
  missed: Schedule['missed'];
  state: Schedule['state'];
  next_at: Date | null;
  last_fired_at: Date | null;
  last_task_id: string | null;
  created_at: Date;
};

export function scheduleOf(row: ScheduleRow): Schedule {
  return {
    id: row.id,
    plan: { ...row.plan, projectId: row.project_id, personId: row.person_id, conversationId: row.conversation_id },
    time: row.time.kind === 'once' ? { ...row.time, at: new Date(row.time.at) } : row.time,
    missed: row.missed,
    state: row.state,
    nextAt: row.next_at,
    lastFiredAt: row.last_fired_at,
    lastTaskId: row.last_task_id,
    createdAt: row.created_at,
  };
}

/** What `schedule-add` takes. */
export function addedSchedule(schedule: Schedule): SqlValue[] {
  const { id, plan, time, missed, state, nextAt, lastFiredAt, lastTaskId, createdAt } = schedule;
  const { projectId, personId, conversationId, ...rest } = plan;
  const own = [storableJson(rest), storableJson(time), missed, state];
  return [id, projectId, personId, conversationId, ...own, nextAt, lastFiredAt, lastTaskId, createdAt];
}

/** What `schedule-change` sets. */
export function editedSchedule({ plan, time, missed, state, nextAt }: Schedule): SqlValue[] {
  const { projectId, personId: _, conversationId, ...rest } = plan;
  return [projectId, conversationId, storableJson(rest), storableJson(time), missed, state, nextAt];
}

/** The task that `schedule-fire` adds; nulls: none. */
export function firedTask(task: Task | null): SqlValue[] {
  if (task === null) return Array.from({ length: 9 }, () => null);
  const { id, projectId, personId, conversationId, work, limits, branch, confirmation, createdAt } = task;
  return [id, projectId, personId, conversationId, storableJson(work), storableJson(limits), branch, confirmation, createdAt];
}
