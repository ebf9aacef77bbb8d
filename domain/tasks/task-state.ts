import type { FinalTaskState, TaskState } from './task.ts';

const FINAL: readonly TaskState[] = ['succeeded', 'failed', 'stopped'];

/** Whether a task in this state has ended for good. */
export function isFinal(state: TaskState): state is FinalTaskState {
  return FINAL.includes(state);
}
