import { ConflictError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Task } from './task.ts';
import { TASK_CODE_LENGTH, taskIdOf } from './task-id.ts';

/** A short id may be taken; this often another one is tried. */
const MOST_TRIES = 5;

/** What a task is from the start on. */
export type TaskPlan = Pick<Task, 'projectId' | 'personId' | 'conversationId' | 'work' | 'limits' | 'retryOf'>;

/** Stores a queued task and wakes the workers. The same plan with the same key again is the same task; key null: always a new one. */
export async function storeTask(
  { tasks, ids, clock, doorbell, crashPoints }: Pick<Ports, 'tasks' | 'ids' | 'clock' | 'doorbell' | 'crashPoints'>,
  plan: TaskPlan,
  key: string | null,
): Promise<Task> {
  for (let round = 1; ; round += 1) {
    const id = key === null ? ids.code(TASK_CODE_LENGTH) : taskIdOf(round === 1 ? key : `${key}:${round}`);
    const task = queued(plan, id, clock.now());
    crashPoints.reach('before.task.store');
    try {
      await tasks.add(task);
    } catch (cause) {
      const existing = cause instanceof ConflictError && key !== null ? await tasks.get(id) : null;
      if (existing !== null && isSame(existing, plan)) return existing;
      if (!(cause instanceof ConflictError) || round === MOST_TRIES) throw cause;
      continue;
    }
    crashPoints.reach('after.task.store');
    doorbell.ring('work:tasks');
    return task;
  }
}

function queued(plan: TaskPlan, id: string, createdAt: Date): Task {
  return {
    ...plan,
    id,
    state: 'queued',
    attempt: 0,
    reason: null,
    result: null,
    spent: 0,
    lastLine: 0,
    createdAt,
    startedAt: null,
    endedAt: null,
  };
}

function isSame(task: Task, { personId, projectId, retryOf, work }: TaskPlan): boolean {
  const isFor = task.personId === personId && task.projectId === projectId && task.retryOf === retryOf;
  return isFor && task.work.kind === work.kind && textOf(task.work) === textOf(work);
}

function textOf(work: Task['work']): string {
  return work.kind === 'prompt' ? work.prompt : work.command;
}
