import { ConflictError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { SUBMIT_TEXTS } from './submit/submit-texts.ts';
import type { TaskSettings } from './task-settings.ts';
import type { Task, TaskReason } from './task.ts';
import { TASK_CODE_LENGTH, taskIdOf } from './task-id.ts';
import type { TaskPlan } from './task-plan.ts';
import { TASK_TEXTS } from './task-texts.ts';

/** A short id may be taken; this often another one is tried. */
const MOST_TRIES = 5;

export interface StoreTaskDeps extends Pick<Ports, 'tasks' | 'people' | 'ids' | 'clock' | 'doorbell' | 'crashPoints'> {
  readonly settings: Pick<TaskSettings, 'openPerPerson'>;
}

/**
 * Stores a task and wakes the workers; one that comes after others waits for them. The same plan with the same key again is the same task; key null: always
 * a new one. Throws ConflictError when its person has as many open ones as may be, which make claiming a little slower for everybody.
 */
export async function storeTask(deps: StoreTaskDeps, plan: TaskPlan, key: string | null): Promise<Task> {
  const { tasks, ids, clock, doorbell, crashPoints } = deps;
  const reason = await waitingReason(deps, plan);
  for (let round = 1; ; round += 1) {
    const id = key === null ? ids.code(TASK_CODE_LENGTH) : taskIdOf(round === 1 ? key : `${key}:${round}`);
    const task = taskOfPlan(plan, id, clock.now(), reason);
    crashPoints.reach('before.task.store');
    const refusal = await tryToAdd(deps, task);
    if (refusal !== null) {
      const existing = key === null ? null : await tasks.get(id);
      if (existing !== null && isSame(existing, plan)) return existing;
      if ((refusal.isFull && existing === null) || round === MOST_TRIES) throw refusal.error;
      continue;
    }
    crashPoints.reach('after.task.store');
    doorbell.ring('work:tasks');
    return task;
  }
}

/** The task that a plan makes, as it is before its first start; `reason`: why it has to wait, null when it doesn't. */
export function taskOfPlan(plan: TaskPlan, id: string, createdAt: Date, reason: TaskReason | null): Task {
  return {
    ...plan,
    id,
    state: reason === null ? 'queued' : 'waiting',
    attempt: 0,
    reason,
    result: null,
    spent: 0,
    lastLine: 0,
    progress: null,
    worktree: null,
    createdAt,
    startedAt: null,
    endedAt: null,
  };
}

/** Null: it is added. `isFull`: its person may not have one more; else its id is taken. */
async function tryToAdd({ tasks, people, settings }: StoreTaskDeps, task: Task): Promise<{ isFull: boolean; error: ConflictError } | null> {
  try {
    if (await tasks.add(task, settings.openPerPerson)) return null;
  } catch (error) {
    if (error instanceof ConflictError) return { isFull: false, error };
    throw error;
  }
  const language = (await people.get(task.personId))?.language ?? 'en';
  return { isFull: true, error: new ConflictError(SUBMIT_TEXTS[language].tooManyOpen(settings.openPerPerson)) };
}

async function waitingReason({ people }: Pick<Ports, 'people'>, { after, personId }: TaskPlan): Promise<TaskReason | null> {
  if (after.length === 0) return null;
  const language = (await people.get(personId))?.language ?? 'en';
  return { code: 'task.waiting.dependency', message: TASK_TEXTS[language].comesAfter(after.map(({ taskId }) => taskId)) };
}

function isSame(task: Task, { personId, projectId, retryOf, work }: TaskPlan): boolean {
  const isFor = task.personId === personId && task.projectId === projectId && task.retryOf === retryOf;
  return isFor && task.work.kind === work.kind && textOf(task.work) === textOf(work);
}

function textOf(work: Task['work']): string {
  return work.kind === 'prompt' ? work.prompt : work.command;
}
