import type { Ports } from '../ports/ports.ts';
import type { Task } from './task.ts';

/** The task with which the tries of the same work began: itself when it repeats none; the oldest that is still known. */
export async function firstTryOf({ tasks }: Pick<Ports, 'tasks'>, task: Task): Promise<Task> {
  let first = task;
  for (let step = 0; step < task.retries && first.retryOf !== null; step += 1) {
    const before = await tasks.get(first.retryOf);
    if (before === null) return first;
    first = before;
  }
  return first;
}
