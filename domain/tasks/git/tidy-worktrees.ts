import type { Ports } from '../../ports/ports.ts';
import type { KeptWorktree } from '../../ports/worktrees.ts';
import { runRegularly } from '../../run-regularly.ts';

const EVERY_MS = 6 * 60 * 60 * 1000;

type Deps = Pick<Ports, 'worktrees' | 'tasks' | 'endedTasks' | 'clock' | 'logger'>;

/**
 * Removes, every few hours and at the start, the worktrees of tasks that ended longer than `keepMs` ago, in milliseconds, when nothing is lost by it: their
 * work is merged, or they have none. Returns how to end that.
 */
export function tidyWorktrees(deps: Deps, keepMs: number): () => Promise<void> {
  return runRegularly(deps, { everyMs: EVERY_MS, failed: 'worktrees.not-tidied', run: (signal) => tidyOld(deps, keepMs, signal) });
}

async function tidyOld({ worktrees, tasks, endedTasks, clock, logger }: Deps, keepMs: number, signal: AbortSignal): Promise<void> {
  for (const kept of (await worktrees?.kept()) ?? []) {
    if (signal.aborted || worktrees === null) return;
    if (!(await isOld(kept))) continue;
    const tidied = await worktrees.tidy(kept.folder, kept.worktree);
    if (tidied.kind === 'refused') logger.warn('worktree.not-tidied', { taskId: kept.taskId, message: tidied.message.en });
    if (tidied.kind === 'refused' || !tidied.value) continue;
    await endedTasks.markBranch(kept.taskId, { isRemoved: true });
    logger.info('worktree.tidied', { taskId: kept.taskId });
  }

  /** A task that nobody knows any more has ended. */
  async function isOld({ taskId }: KeptWorktree): Promise<boolean> {
    const task = await tasks.get(taskId);
    return task === null || (task.endedAt !== null && clock.now().getTime() - task.endedAt.getTime() > keepMs);
  }
}
