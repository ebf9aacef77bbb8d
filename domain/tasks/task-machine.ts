import type { FinalTaskState, TaskState } from './task.ts';
import { isFinal } from './task-state.ts';

/** What decides who may change a task. */
export interface TaskStanding {
  readonly state: TaskState;
  /** Counts its holders: who writes must name the newest. */
  readonly fence: number;
  readonly attempt: number;
  /** Whether any worker may take it: nobody holds it, or its holder is dead or late. */
  readonly isFree: boolean;
}

/** What happens to a task. Everything with a fence is a write of who holds it. */
export type TaskEvent =
  | { readonly kind: 'claim' }
  /** The holder died, or its lease ran out. */
  | { readonly kind: 'lose' }
  | { readonly kind: 'renew' | 'report' | 'release' | 'let-wait' | 'try-later'; readonly fence: number }
  | { readonly kind: 'finish'; readonly fence: number; readonly to: FinalTaskState }
  | { readonly kind: 'stop' };

/** How a task stands before its first start. */
export function newStanding(state: 'queued' | 'waiting'): TaskStanding {
  return { state, fence: 0, attempt: 0, isFree: true };
}

/** How a task stands after an event; null: it is refused, and nothing changes (I4). */
export function nextStanding(standing: TaskStanding, event: TaskEvent): TaskStanding | null {
  if (isFinal(standing.state)) return null;
  switch (event.kind) {
    case 'claim':
      return standing.isFree ? { state: 'running', fence: standing.fence + 1, attempt: standing.attempt + 1, isFree: false } : null;
    case 'lose':
      return standing.isFree ? null : { ...standing, isFree: true };
    case 'stop':
      return { ...standing, state: 'stopped', fence: standing.fence + 1, isFree: false };
    default:
      return isHeldBy(standing, event.fence) ? afterWrite(standing, event) : null;
  }
}

/** Who let go is not let in again: its fence is old, or the state says that nobody holds the task. */
function isHeldBy({ state, fence }: TaskStanding, writer: number): boolean {
  return fence === writer && state === 'running';
}

function afterWrite(standing: TaskStanding, event: Extract<TaskEvent, { fence: number }>): TaskStanding {
  const { fence, attempt } = standing;
  switch (event.kind) {
    case 'finish':
      return { ...standing, state: event.to, isFree: false };
    case 'renew':
      return { ...standing, isFree: false };
    case 'report':
      return standing;
    case 'release':
      return { state: 'interrupted', fence, attempt: attempt - 1, isFree: true };
    case 'try-later':
      return { state: 'interrupted', fence: fence + 1, attempt: attempt - 1, isFree: true };
    case 'let-wait':
      return { state: 'waiting', fence: fence + 1, attempt: attempt - 1, isFree: true };
  }
}
