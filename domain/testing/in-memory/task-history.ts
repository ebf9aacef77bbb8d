import type { TaskHistory } from '../../ports/task-history.ts';
import type { InMemoryState } from './state.ts';

export function makeInMemoryTaskHistory(state: InMemoryState): TaskHistory {
  return {
    alike: async ({ projectId, template }, limit) =>
      [...state.tasks.values()]
        .map(({ task }) => task)
        .filter((task) => task.projectId === projectId && task.state === 'succeeded')
        .toSorted((a, b) => (b.endedAt?.getTime() ?? 0) - (a.endedAt?.getTime() ?? 0) || (a.id < b.id ? 1 : -1))
        .flatMap(({ work, spent, startedAt, endedAt }) => {
          if (work.kind !== 'prompt' || (work.template?.name ?? null) !== template) return [];
          const end = endedAt?.getTime() ?? 0;
          return [{ promptLength: [...work.prompt].length, spent, milliseconds: end - (startedAt?.getTime() ?? end) }];
        })
        .slice(0, limit),
  };
}
