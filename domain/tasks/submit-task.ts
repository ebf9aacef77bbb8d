import type { Principal } from '../access/principal.ts';
import type { Ports } from '../ports/ports.ts';
import type { NewTask } from './new-task.ts';
import type { PlanTask } from './plan-task.ts';
import { storeTask } from './store-task.ts';
import type { StoreTaskDeps } from './store-task.ts';
import type { Task } from './task.ts';

export type SubmitTask = ReturnType<typeof makeSubmitTask>;

/** Stores a new task, to be run by the next free worker. Refuses bad input before anything is made. */
export function makeSubmitTask(deps: StoreTaskDeps & Pick<Ports, 'logger'> & { planTask: PlanTask }) {
  return async (principal: Principal | null, input: NewTask): Promise<Task> => {
    const task = await storeTask(deps, await deps.planTask(principal, input), input.key);
    deps.logger.info('task.stored', { taskId: task.id, personId: task.personId, kind: task.work.kind });
    return task;
  };
}
