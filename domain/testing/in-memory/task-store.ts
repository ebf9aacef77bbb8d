import { ConflictError } from '../../errors.ts';
import type { TaskStore } from '../../ports/task-store.ts';
import type { Task } from '../../tasks/task.ts';
import { endTask, isFinal } from './end-task.ts';
import { pageOf } from './page-of.ts';
import type { InMemoryState } from './state.ts';

function isVisibleTo(state: InMemoryState, task: Task, personId: string): boolean {
  return task.personId === personId || state.projects.get(task.projectId)?.members.has(personId) === true;
}

export function makeInMemoryTaskStore(state: InMemoryState): TaskStore {
  return {
    add: async (task) => {
      if (state.tasks.has(task.id)) throw new ConflictError(`There is a task ${task.id} already.`);
      state.tasks.set(task.id, { task, lines: [], owner: null, leaseUntil: 0, fence: 0 });
    },
    get: async (id) => state.tasks.get(id)?.task ?? null,
    list: async (audience, page) => {
      const all = [...state.tasks.values()].map(({ task }) => task);
      return pageOf(audience === 'everybody' ? all : all.filter((task) => isVisibleTo(state, task, audience.personId)), page);
    },
    stop: async (id, reason, at) => {
      const row = state.tasks.get(id);
      if (row === undefined) return null;
      if (isFinal(row.task)) return { task: row.task, won: false };
      row.fence += 1;
      endTask(state, row, { state: 'stopped', reason, result: null, at }, { line: reason.message, notice: reason.message });
      return { task: row.task, won: true };
    },
  };
}
