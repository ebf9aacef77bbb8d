import type { EndedTasks } from '../../ports/ended-tasks.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryEndedTasks(state: InMemoryState): EndedTasks {
  return {
    keepResult: async (taskId, result) => {
      const row = state.tasks.get(taskId);
      if (row?.task.state !== 'stopped' || row.task.result !== null) return false;
      row.task = { ...row.task, result: structuredClone(result) };
      return true;
    },
    withoutResult: async (endedBefore, limit) =>
      [...state.tasks.values()]
        .map(({ task }) => task)
        .filter(
          (task) =>
            task.state === 'stopped' && task.result === null && task.startedAt !== null && (task.endedAt ?? endedBefore) < endedBefore,
        )
        .toSorted((a, b) => (a.endedAt?.getTime() ?? 0) - (b.endedAt?.getTime() ?? 0) || (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    markBranch: async (taskId, fate) => {
      const row = state.tasks.get(taskId);
      if (row === undefined || row.task.worktree === null) return;
      row.task = { ...row.task, worktree: { ...row.task.worktree, ...fate } };
    },
  };
}
