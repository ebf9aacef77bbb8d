import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import { UnreachableError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { makeRunJob } from './run-job.ts';
import type { RunJobDeps } from './run-job.ts';
import type { StoredJob } from './stored-job.ts';

/** Also how late a clock that was set is noticed. */
const POLL_MS = 15_000;
const AFTER_FAILURE_MS = 1_000;
const AT_ONCE = 100;
/** How many are run beside each other: one that hangs must not keep the others from their time. */
const BESIDE = 8;

/** Runs the jobs of plugins when their time comes, until stopped. Any number of workers may do so beside each other. Returns how to end it. */
export function startPluginJobs(deps: RunJobDeps & Pick<Ports, 'doorbell'>): () => Promise<void> {
  const stopped = new AbortController();
  const looping = loop(deps, stopped.signal);
  return async () => {
    stopped.abort();
    await looping;
  };
}

async function loop(deps: RunJobDeps & Pick<Ports, 'doorbell'>, stopped: AbortSignal): Promise<void> {
  if (deps.plugins.length === 0) return;
  using rings = makeRingWaiter(deps, 'work:plugins');
  const runJob = makeRunJob(deps);
  const running = new Map<string, Promise<void>>();
  while (!stopped.aborted) {
    let wait = AFTER_FAILURE_MS;
    try {
      wait = await startDue(deps, running, (job) => runJob(job, stopped));
    } catch (cause) {
      if (cause instanceof UnreachableError) deps.logger.warn('plugin-jobs.wait', { message: cause.message });
      else deps.logger.error('plugin-jobs.failed', { cause });
    }
    await rings.wait(wait, stopped);
  }
  await Promise.all(running.values());
}

/** Returns after how many milliseconds to look again. Jobs of plugins that are not there stay where they are. */
async function startDue(
  deps: RunJobDeps & Pick<Ports, 'doorbell'>,
  running: Map<string, Promise<void>>,
  run: (job: StoredJob) => Promise<void>,
): Promise<number> {
  const names = deps.plugins.map(({ name }) => name);
  const soonest = await deps.pluginJobs.soonest(names, AT_ONCE);
  const now = deps.clock.now().getTime();
  for (const job of soonest) {
    const until = (job.dueAt?.getTime() ?? Infinity) - now;
    if (until > 0) return Math.min(POLL_MS, until);
    const key = `${job.plugin}:${job.id}`;
    if (running.has(key)) continue;
    if (running.size >= BESIDE) return POLL_MS;
    running.set(
      key,
      run(job).finally(() => {
        running.delete(key);
        deps.doorbell.ring('work:plugins');
      }),
    );
  }
  return POLL_MS;
}
