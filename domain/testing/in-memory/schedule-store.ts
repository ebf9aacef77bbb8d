import { ConflictError } from '../../errors.ts';
import type { ScheduleStore } from '../../ports/schedule-store.ts';
import type { Schedule } from '../../tasks/schedule.ts';
import type { InMemoryState } from './state.ts';
import { addTask, hasRoom } from './task-store.ts';

function byNextTime(a: Schedule, b: Schedule): number {
  const next = (a.nextAt?.getTime() ?? Infinity) - (b.nextAt?.getTime() ?? Infinity);
  if (next !== 0 && !Number.isNaN(next)) return next;
  return a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1);
}

export function makeInMemoryScheduleStore(state: InMemoryState): ScheduleStore {
  const { schedules } = state;
  return {
    add: async (schedule) => {
      if (schedules.has(schedule.id)) throw new ConflictError(`There is a schedule ${schedule.id} already.`);
      schedules.set(schedule.id, structuredClone(schedule));
    },
    get: async (id) => schedules.get(id) ?? null,
    list: async (audience) => {
      const isSeen = ({ plan }: Schedule): boolean =>
        audience === 'everybody' ||
        plan.personId === audience.personId ||
        state.projects.get(plan.projectId)?.members.has(audience.personId) === true;
      return [...schedules.values()].filter(isSeen).toSorted(byNextTime);
    },
    due: async (now, limit) =>
      [...schedules.values()]
        .filter((one) => one.state === 'active' && one.nextAt !== null && one.nextAt <= now)
        .toSorted(byNextTime)
        .slice(0, limit),
    fire: async (id, from, { task, nextAt, at, openPerPerson }) => {
      const schedule = schedules.get(id);
      if (schedule?.state !== 'active' || schedule.nextAt?.getTime() !== from.getTime()) return false;
      if (task !== null && !hasRoom(state, task.personId, openPerPerson)) return false;
      if (task !== null) addTask(state, { ...task, scheduleId: id });
      const fired = task === null ? {} : { lastFiredAt: at, lastTaskId: task.id };
      schedules.set(id, { ...schedule, ...fired, nextAt, state: nextAt === null ? 'done' : 'active' });
      return true;
    },
    change: async (before, { plan, time, missed, state: changed, nextAt }) => {
      const now = schedules.get(before.id);
      if (now?.state !== before.state || now.nextAt?.getTime() !== before.nextAt?.getTime()) return false;
      const kept = { ...plan, personId: now.plan.personId };
      schedules.set(before.id, structuredClone({ ...now, plan: kept, time, missed, state: changed, nextAt }));
      return true;
    },
    remove: async (id) => {
      for (const row of state.tasks.values()) if (row.task.scheduleId === id) row.task = { ...row.task, scheduleId: null };
      return schedules.delete(id);
    },
  };
}
