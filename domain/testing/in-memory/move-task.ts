import { nextStanding } from '../../tasks/task-machine.ts';
import type { TaskEvent, TaskStanding } from '../../tasks/task-machine.ts';
import { isFree } from './claims.ts';
import type { InMemoryState, TaskRow } from './state.ts';

const LETS_GO: ReadonlySet<TaskEvent['kind']> = new Set(['release', 'let-wait', 'try-later']);

function standingOf(state: InMemoryState, row: TaskRow): TaskStanding {
  const { task, fence } = row;
  return { state: task.state, fence, attempt: task.attempt, isFree: isFree(state, row) };
}

/** Does to the task what the state machine says; null: the machine refuses, or there is no such task. */
export function moveTask(state: InMemoryState, taskId: string, event: TaskEvent): TaskRow | null {
  const row = state.tasks.get(taskId);
  if (row === undefined) return null;
  const next = nextStanding(standingOf(state, row), event);
  if (next === null) return null;
  row.fence = next.fence;
  row.task = { ...row.task, state: next.state, attempt: next.attempt };
  if (LETS_GO.has(event.kind)) row.owner = null;
  return row;
}
