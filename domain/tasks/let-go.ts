import type { Ports } from '../ports/ports.ts';
import { RunAborted } from './run-aborted.ts';
import type { ClaimedTask } from './task.ts';
import type { TaskOutput } from './task-run.ts';

/** Gives a task back when this process ends, so that it goes on elsewhere or at the next start; what is lost is left alone. Never throws. */
export async function letGo(
  { taskQueue, doorbell, logger }: Pick<Ports, 'taskQueue' | 'doorbell' | 'logger'>,
  { task, fence }: ClaimedTask,
  output: TaskOutput,
  signal: AbortSignal,
): Promise<void> {
  const isShutdown = signal.reason instanceof RunAborted && signal.reason.why === 'shutdown';
  logger.info('task.let-go', { taskId: task.id, isShutdown });
  if (!isShutdown) return;
  try {
    await output.flush();
    await taskQueue.release(task.id, fence);
    doorbell.ring(`task:${task.id}`, 'work:tasks');
  } catch (cause) {
    // The lease runs out by itself.
    logger.warn('task.release-failed', { taskId: task.id, cause });
  }
}
