import type { Ports } from '../../ports/ports.ts';
import type { KeptWorktree } from '../../ports/worktrees.ts';

const EVERY_MS = 6 * 60 * 60 * 1000;

type Deps = Pick<Ports, 'worktrees' | 'tasks' | 'clock' | 'logger'>;

/**
 * Removes, every few hours and at the start, the worktrees of tasks that ended longer than `keepMs` ago, in milliseconds, when nothing is lost by it: their
 * work is merged, or they have none. Returns how to end that.
 */
export function tidyWorktrees(deps: Deps, keepMs: number): () => Promise<void> {
  const stopped = new AbortController();
  const tidying = tidyUntil(stopped.signal);

  async function tidyUntil(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await tidyOld(deps, keepMs, signal);
      await deps.clock.sleep(EVERY_MS, signal).catch(() => {});
    }
  }

  return async () => {
    stopped.abort();
    await tidying;
  };
}

async function tidyOld({ worktrees, tasks, clock, logger }: Deps, keepMs: number, signal: AbortSignal): Promise<void> {
  if (worktrees === null) return;
  try {
    for (const kept of await worktrees.kept()) {
      if (signal.aborted) return;
      if (!(await isOld(kept))) continue;
      const tidied = await worktrees.tidy(kept.folder, kept.worktree);
      if (tidied.kind === 'refused') logger.warn('worktree.not-tidied', { taskId: kept.taskId, message: tidied.message });
      else if (tidied.value) logger.info('worktree.tidied', { taskId: kept.taskId });
    }
  } catch (cause) {
    logger.warn('worktrees.not-tidied', { cause });
  }

  /** A task that nobody knows any more has ended. */
  async function isOld({ taskId }: KeptWorktree): Promise<boolean> {
    const task = await tasks.get(taskId);
    return task === null || (task.endedAt !== null && clock.now().getTime() - task.endedAt.getTime() > keepMs);
  }
}
