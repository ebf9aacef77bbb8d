import type { TaskQueue } from '../../ports/task-queue.ts';
import { NO_RUNNING_LIMITS } from '../../tasks/running-limits.ts';
import type { Task } from '../../tasks/task.ts';
import { prolong } from './claims.ts';
import { endTask } from './end-task.ts';
import { moveTask } from './move-task.ts';
import type { InMemoryState, TaskRow } from './state.ts';
import { countRunning, limitOf, queueOf } from './task-order.ts';
import { countOpen } from './task-store.ts';

/** Whether there was a row to change. */
function change(row: TaskRow | null, changed: Partial<Task>): boolean {
  if (row === null) return false;
  row.task = { ...row.task, ...changed };
  return true;
}

export function makeInMemoryTaskQueue(state: InMemoryState): TaskQueue {
  return {
    claim: async (lease, at, limits = NO_RUNNING_LIMITS) => {
      const running = countRunning(state);
      const next = queueOf(state, at).find((row) => limitOf(row, running, limits) === null);
      const row = next === undefined ? null : moveTask(state, next.task.id, { kind: 'claim' });
      if (row === null) return null;
      row.owner = lease.workerId;
      row.leaseUntil = state.clock.now().getTime() + lease.milliseconds;
      row.notBefore = null;
      change(row, { reason: null, startedAt: row.task.startedAt ?? at });
      return { task: row.task, fence: row.fence, transientTries: row.transientTries };
    },
    renew: async (lease, ids) => prolong(state, state.tasks, lease, ids),
    release: async (taskId, fence) => change(moveTask(state, taskId, { kind: 'release', fence }), { reason: null }),
    letWait: async (taskId, fence, reason) => change(moveTask(state, taskId, { kind: 'let-wait', fence }), { reason }),
    tryLater: async (taskId, fence, reason, notBefore) => {
      const row = moveTask(state, taskId, { kind: 'try-later', fence });
      if (row === null) return false;
      row.notBefore = notBefore;
      row.transientTries += 1;
      return change(row, { reason });
    },
    finish: async (taskId, fence, ending, closing) => {
      const row = moveTask(state, taskId, { kind: 'finish', fence, to: ending.state });
      if (row === null) return false;
      endTask(state, row, ending, closing);
      return true;
    },
    countOpen: async (personId) => countOpen(state, personId),
  };
}
