import { retryWhileUnreachable } from '../delivery/while-unreachable.ts';
import type { Ports } from '../ports/ports.ts';
import { RunAborted } from './run-aborted.ts';
import type { Pause } from './run-paused.ts';
import type { ClaimedTask } from './task.ts';
import type { TaskOutput } from './task-run.ts';

type LetGoPorts = Pick<Ports, 'taskQueue' | 'clock' | 'doorbell' | 'logger'>;

/** Gives a task back when this process ends, so that it goes on elsewhere or at the next start; what is lost is left alone. Never throws. */
export async function letGo(
  { taskQueue, doorbell, logger }: LetGoPorts,
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

/** Gives a task back that waits for somebody, or for a better moment: it holds no worker's slot meanwhile. */
export async function pauseTask(
  deps: LetGoPorts,
  claimed: ClaimedTask,
  output: TaskOutput,
  pause: Pause,
  held: AbortSignal,
): Promise<void> {
  const { task, fence } = claimed;
  await output.flush();
  const isOurs = await retryWhileUnreachable(deps.clock, held, () =>
    pause.kind === 'waits'
      ? deps.taskQueue.letWait(task.id, fence, pause.reason)
      : deps.taskQueue.tryLater(task.id, fence, pause.reason, pause.notBefore),
  );
  deps.logger.info(isOurs ? 'task.paused' : 'task.lost', { taskId: task.id, reason: pause.reason.code });
  deps.doorbell.ring(`task:${task.id}`, 'work:tasks');
}
