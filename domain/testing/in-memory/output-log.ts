import type { OutputLog } from '../../ports/output-log.ts';
import { appendLines, heldTask, isFinal } from './end-task.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryOutputLog(state: InMemoryState): OutputLog {
  return {
    append: async (taskId, fence, lines) => {
      const row = heldTask(state, taskId, fence);
      return row === null ? null : appendLines(row, lines);
    },
    read: async (taskId, after, limit) => {
      const row = state.tasks.get(taskId);
      if (row === undefined) return null;
      const lines = row.lines.slice(after, after + limit);
      return { lines, isComplete: isFinal(row.task) && after + lines.length >= row.lines.length };
    },
    last: async (taskId) => state.tasks.get(taskId)?.lines.length ?? null,
  };
}
