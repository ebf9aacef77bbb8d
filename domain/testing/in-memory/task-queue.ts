import type { TaskQueue } from '../../ports/task-queue.ts';
import { isFree, prolong, take } from './claims.ts';
import { endTask, heldTask, isFinal } from './end-task.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryTaskQueue(state: InMemoryState): TaskQueue {
  return {
    claim: async (lease, at) => {
      const row = [...state.tasks.values()]
        .filter((candidate) => !isFinal(candidate.task) && isFree(state, candidate))
        .sort((a, b) => a.task.createdAt.getTime() - b.task.createdAt.getTime())[0];
      if (row === undefined) return null;
      take(state, row, lease);
      row.task = { ...row.task, state: 'running', reason: null, attempt: row.task.attempt + 1, startedAt: row.task.startedAt ?? at };
      return { task: row.task, fence: row.fence };
    },
    renew: async (lease, ids) => prolong(state, state.tasks, lease, ids),
    release: async (taskId, fence) => {
      const row = heldTask(state, taskId, fence);
      if (row === null) return false;
      row.owner = null;
      row.task = { ...row.task, state: 'interrupted', reason: null, attempt: row.task.attempt - 1 };
      return true;
    },
    setWaiting: async (taskId, fence, reason) => {
      const row = heldTask(state, taskId, fence);
      if (row === null) return false;
      row.task = { ...row.task, state: reason === null ? 'running' : 'waiting', reason };
      return true;
    },
    finish: async (taskId, fence, ending, closing) => {
      const row = heldTask(state, taskId, fence);
      if (row === null) return false;
      endTask(state, row, ending, closing);
      return true;
    },
  };
}
