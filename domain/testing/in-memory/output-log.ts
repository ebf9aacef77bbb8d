import type { Task } from '../../tasks/task.ts';
import type { OutputLog } from '../../ports/output-log.ts';
import { makeStoredLines } from '../../tasks/stored-lines.ts';
import { appendLines, heldTask, isFinal } from './end-task.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryOutputLog(state: InMemoryState): OutputLog {
  const discarded = new Set<string>();
  const stored = makeStoredLines();
  return {
    append: async (taskId, fence, lines) => {
      const row = heldTask(state, taskId, fence);
      if (row === null) return null;
      const last = appendLines(row, lines);
      stored.tell(taskId, last, lines);
      return last;
    },
    read: async (taskId, after, limit) => {
      const row = state.tasks.get(taskId);
      if (row === undefined) return null;
      if (discarded.has(taskId)) return { lines: [], isComplete: true };
      const lines = row.lines.slice(after, after + limit);
      return { lines, isComplete: isFinal(row.task) && after + lines.length >= row.lines.length };
    },
    discard: async (before, keepBytes, limit) => {
      const kept = [...state.tasks].filter(([id, { lines }]) => lines.length > 0 && !discarded.has(id));
      const endOf = (task: Task): number => task.endedAt?.getTime() ?? Infinity;
      let bytes = 0;
      const doomed = kept
        .toSorted(([, a], [, b]) => endOf(b.task) - endOf(a.task))
        .filter(([, { task, lines }]) => {
          bytes += lines.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
          return isFinal(task) && (endOf(task) < before.getTime() || bytes > keepBytes);
        })
        .slice(-limit);
      for (const [id] of doomed) discarded.add(id);
      return doomed.length;
    },
    last: async (taskId) => state.tasks.get(taskId)?.lines.length ?? null,
    onStored: stored.listen,
  };
}
