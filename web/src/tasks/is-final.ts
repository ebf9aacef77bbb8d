import type { TaskFields } from './task-documents.ts';

/** Whether a task in this state changes no more. */
export function isFinal(state: TaskFields['state']): boolean {
  return state === 'SUCCEEDED' || state === 'FAILED' || state === 'STOPPED';
}
