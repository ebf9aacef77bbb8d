import { dependencyAllows } from '../../tasks/dependency-allows.ts';
import type { RunningLimits } from '../../tasks/running-limits.ts';
import type { QueueWait } from '../../tasks/queue-place.ts';
import { isFree } from './claims.ts';
import { isFinal } from './end-task.ts';
import type { InMemoryState, TaskRow } from './state.ts';

/** What runs now, counted. */
export interface Running {
  readonly all: number;
  ofPerson(personId: string): number;
  ofProject(projectId: string): number;
}

export function countRunning(state: InMemoryState): Running {
  const held = [...state.tasks.values()].filter((row) => !isFinal(row.task) && !isFree(state, row)).map(({ task }) => task);
  return {
    all: held.length,
    ofPerson: (id) => held.filter(({ personId }) => personId === id).length,
    ofProject: (id) => held.filter(({ projectId }) => projectId === id).length,
  };
}

/** Free tasks that have to wait for nothing, in the order in which they would be claimed if none came and none ended. */
export function queueOf(state: InMemoryState, at: Date, withId: string | null = null): TaskRow[] {
  const running = countRunning(state);
  const ready = [...state.tasks.values()]
    .filter((row) => !isFinal(row.task) && isFree(state, row) && (row.task.id === withId || ownWait(state, row, at) === null))
    .toSorted((a, b) => a.task.createdAt.getTime() - b.task.createdAt.getTime() || (a.task.id < b.task.id ? -1 : 1));
  const seen = new Map<string, number>();
  const levels = ready.map((row) => {
    const level = seen.get(row.task.personId) ?? running.ofPerson(row.task.personId);
    seen.set(row.task.personId, level + 1);
    return { row, level };
  });
  return levels.toSorted((a, b) => a.level - b.level).map(({ row }) => row);
}

/** What a free task itself waits for; null: nothing. */
export function ownWait(state: InMemoryState, row: TaskRow, at: Date): QueueWait | null {
  const { task } = row;
  const isAllowed = task.after.every(({ taskId, when }) => {
    const other = state.tasks.get(taskId);
    return other === undefined || dependencyAllows(when, other.task.state) === true;
  });
  if (!isAllowed) return 'dependency';
  const asks = [...state.approvals.values()].some(
    (approval) => approval.taskId === task.id && approval.decision === null && approval.expiresAt > at,
  );
  if (asks && task.state === 'waiting' && row.owner === null) return 'approval';
  return row.notBefore !== null && row.notBefore > at ? 'time' : null;
}

/** The limit that keeps a task from running; null: none. */
export function limitOf({ task }: TaskRow, running: Running, limits: RunningLimits): QueueWait | null {
  if (running.ofPerson(task.personId) >= (limits.perPerson ?? Infinity)) return 'person';
  if (running.ofProject(task.projectId) >= (limits.perProject ?? Infinity)) return 'project';
  return running.all >= (limits.all ?? Infinity) ? 'all' : null;
}
