import { isFinal } from './task-state.ts';
import type { TaskState } from './task.ts';
import type { DependencyCondition } from './task-dependency.ts';

/** Whether a task in this state lets those start that come after it; null: it has not ended, so nobody knows. */
export function dependencyAllows(when: DependencyCondition, state: TaskState): boolean | null {
  if (!isFinal(state)) return null;
  if (when === 'always') return true;
  return (state === 'succeeded') === (when === 'success');
}
