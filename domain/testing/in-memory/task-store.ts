import { ConflictError } from '../../errors.ts';
import type { TaskStore, UnreachableTask } from '../../ports/task-store.ts';
import { dependencyAllows } from '../../tasks/dependency-allows.ts';
import type { QueuePlace } from '../../tasks/queue-place.ts';
import { isFinal } from '../../tasks/task-state.ts';
import type { Task } from '../../tasks/task.ts';
import { isFree } from './claims.ts';
import { endTask } from './end-task.ts';
import { moveTask } from './move-task.ts';
import { pageOf } from './page-of.ts';
import type { InMemoryState, TaskRow } from './state.ts';
import { countRunning, limitOf, ownWait, queueOf } from './task-order.ts';

function isVisibleTo(state: InMemoryState, task: Task, personId: string): boolean {
  return task.personId === personId || state.projects.get(task.projectId)?.members.has(personId) === true;
}

export function countOpen(state: InMemoryState, personId: string): number {
  return [...state.tasks.values()].filter(({ task }) => task.personId === personId && !isFinal(task.state)).length;
}

export function hasRoom(state: InMemoryState, personId: string, openPerPerson: number | undefined): boolean {
  return openPerPerson === undefined || countOpen(state, personId) < openPerPerson;
}

/** Throws a ConflictError when its id is taken. */
export function addTask(state: InMemoryState, task: Task): void {
  if (state.tasks.has(task.id)) throw new ConflictError(`There is a task ${task.id} already.`);
  state.tasks.set(task.id, { task, lines: [], owner: null, leaseUntil: 0, fence: 0, notBefore: null, transientTries: 0 });
}

function becauseOf(state: InMemoryState, { task, owner }: TaskRow): UnreachableTask[] {
  if (task.state !== 'waiting' || owner !== null) return [];
  for (const { taskId, when } of task.after) {
    const other = state.tasks.get(taskId)?.task.state;
    if (other !== undefined && isFinal(other) && dependencyAllows(when, other) === false)
      return [{ task, because: { taskId, state: other } }];
  }
  return [];
}

export function makeInMemoryTaskStore(state: InMemoryState): TaskStore {
  return {
    add: async (task, openPerPerson) => {
      const isRoom = hasRoom(state, task.personId, openPerPerson);
      if (isRoom) addTask(state, task);
      return isRoom;
    },
    get: async (id) => state.tasks.get(id)?.task ?? null,
    list: async (audience, page, states = []) => {
      const all = [...state.tasks.values()].map(({ task }) => task).filter((task) => states.length === 0 || states.includes(task.state));
      return pageOf(audience === 'everybody' ? all : all.filter((task) => isVisibleTo(state, task, audience.personId)), page);
    },
    stop: async (id, reason, at) => {
      const row = moveTask(state, id, { kind: 'stop' });
      if (row !== null) {
        endTask(state, row, { state: 'stopped', reason, result: null, at }, { line: reason.message, notice: reason.message });
        return { task: row.task, won: true };
      }
      const task = state.tasks.get(id)?.task;
      return task === undefined ? null : { task, won: false };
    },
    unreachable: async (limit) =>
      [...state.tasks.values()]
        .flatMap((row) => becauseOf(state, row))
        .toSorted((a, b) => a.task.createdAt.getTime() - b.task.createdAt.getTime() || (a.task.id < b.task.id ? -1 : 1))
        .slice(0, limit),
    dependents: async (ids) =>
      [...state.tasks.values()]
        .map(({ task }) => task)
        .filter(({ after }) => after.some(({ taskId }) => ids.includes(taskId)))
        .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1)),
    positions: async (ids, limits, at) => {
      const placeOf = (row: TaskRow): QueuePlace => {
        if (isFinal(row.task.state) || !isFree(state, row)) return { ahead: 0, waitsFor: null };
        const ahead = queueOf(state, at, row.task.id).findIndex(({ task }) => task.id === row.task.id);
        return { ahead, waitsFor: ownWait(state, row, at) ?? limitOf(row, countRunning(state), limits) ?? 'worker' };
      };
      return new Map([...state.tasks.values()].filter(({ task }) => ids.includes(task.id)).map((row) => [row.task.id, placeOf(row)]));
    },
  };
}
