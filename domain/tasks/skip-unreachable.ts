import type { Ports } from '../ports/ports.ts';
import type { UnreachableTask } from '../ports/task-store.ts';
import { runWhenRung } from '../run-regularly.ts';
import { TASK_TEXTS } from './task-texts.ts';

/** How many are looked at at once. */
const BATCH = 100;
const POLL_MS = 30_000;

type SkipPorts = Pick<Ports, 'tasks' | 'people' | 'clock' | 'doorbell' | 'logger'>;

/**
 * Stops the tasks that can never start because of how another one ended, and then those that wait for these. Each is told like any end.
 * Returns the ids of those that this call has stopped.
 */
export async function skipUnreachable(deps: SkipPorts): Promise<readonly string[]> {
  const skipped: string[] = [];
  for (;;) {
    const found = await deps.tasks.unreachable(BATCH);
    if (found.length === 0) return skipped;
    for (const one of found) if (await skip(deps, one)) skipped.push(one.task.id);
  }
}

async function skip(deps: SkipPorts, { task, because }: UnreachableTask): Promise<boolean> {
  const language = (await deps.people.get(task.personId))?.language ?? 'en';
  const message = TASK_TEXTS[language].skipped(task.id, because.taskId, because.state);
  const stopped = await deps.tasks.stop(task.id, { code: 'task.skipped.dependency', message }, deps.clock.now());
  if (stopped?.won !== true) return false;
  deps.logger.info('task.skipped', { taskId: task.id, because: because.taskId });
  deps.doorbell.ring(`task:${task.id}`, `output:${task.id}`);
  if (task.conversationId !== null) deps.doorbell.ring(`conversation:${task.conversationId}`);
  return true;
}

/** Skips what can never start, whenever a task may have ended. Returns how to end that. */
export function watchUnreachable(deps: SkipPorts): () => Promise<void> {
  return runWhenRung(deps, 'work:tasks', {
    everyMs: POLL_MS,
    failed: 'tasks.not-skipped',
    run: async () => void (await skipUnreachable(deps)),
  });
}
