import type { TaskReports } from '../../ports/task-reports.ts';
import type { Task } from '../../tasks/task.ts';
import { moveTask } from './move-task.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryTaskReports(state: InMemoryState): TaskReports {
  const keep = (taskId: string, fence: number, known: Partial<Task>): boolean => {
    const row = moveTask(state, taskId, { kind: 'report', fence });
    if (row !== null) row.task = { ...row.task, ...structuredClone(known) };
    return row !== null;
  };
  return {
    report: async (taskId, fence, progress) => keep(taskId, fence, { progress }),
    keepWorktree: async (taskId, fence, worktree) => keep(taskId, fence, { worktree }),
  };
}
