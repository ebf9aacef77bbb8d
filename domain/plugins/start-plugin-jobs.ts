import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import { UnreachableError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import { keptForPlugins } from './kept-for-plugins.ts';
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
  const line = makeLine(
    (job) => runJob(job, stopped),
    () => deps.doorbell.ring('work:plugins'),
  );
  while (!stopped.aborted) {
    let wait = AFTER_FAILURE_MS;
    try {
      wait = line.isEmpty() ? await lookForDue(deps, line) : POLL_MS;
    } catch (cause) {
      if (cause instanceof UnreachableError) deps.logger.warn('plugin-jobs.wait', { message: cause.message });
      else deps.logger.error('plugin-jobs.failed', { cause });
    }
    await rings.wait(wait, stopped);
  }
  await line.end();
}

interface Line {
  /** Nobody waits in it; some may still be run. */
  isEmpty(): boolean;
  add(jobs: readonly StoredJob[]): void;
  /** Lets go of those that wait; resolves when none is run any more. */
  end(): Promise<void>;
}

/** Runs jobs in their order, some beside each other, without a look at the database between two of them; rings when it has done all. */
function makeLine(run: (job: StoredJob) => Promise<void>, ring: () => void): Line {
  const running = new Map<string, Promise<void>>();
  let waiting: StoredJob[] = [];
  const next = (): void => {
    while (running.size < BESIDE) {
      const job = waiting.shift();
      if (job === undefined) return;
      const key = keyOf(job);
      if (running.has(key)) continue;
      const ended = (): void => {
        running.delete(key);
        next();
        if (waiting.length === 0) ring();
      };
      running.set(key, run(job).finally(ended));
    }
  };
  return {
    isEmpty: () => waiting.length === 0,
    add: (jobs) => {
      waiting = jobs.filter((job) => !running.has(keyOf(job)));
      next();
    },
    end: async () => {
      waiting = [];
      await Promise.all(running.values());
    },
  };
}

function keyOf({ plugin, id }: StoredJob): string {
  return `${plugin}:${id}`;
}

/** Lets those run whose time has come; returns after how many milliseconds to look again. Jobs of plugins that are not there, or are off everywhere, stay. */
async function lookForDue(deps: RunJobDeps, line: Line): Promise<number> {
  const { plugins, pluginJobs, clock } = deps;
  const held = await keptForPlugins(deps).held();
  const names = plugins.map(({ name }) => name).filter((name) => !held.includes(name));
  const soonest = await pluginJobs.soonest(names, AT_ONCE);
  const now = clock.now().getTime();
  const untilOf = ({ dueAt }: StoredJob): number => (dueAt?.getTime() ?? Infinity) - now;
  line.add(soonest.filter((job) => untilOf(job) <= 0));
  return Math.min(POLL_MS, ...soonest.map(untilOf).filter((until) => until > 0));
}
