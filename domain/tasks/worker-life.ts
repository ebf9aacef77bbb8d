import { UnreachableError } from '../errors.ts';
import type { Lease } from '../ports/worker-registry.ts';
import type { Ports } from '../ports/ports.ts';
import type { WorkLoop } from './work-loop.ts';

const BEAT_MS = 1_000;
/** Without a sign of life for this long, anybody may take the work over. */
export const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
const BEAT_DEADLINE_MS = 3_000;
/** A worker that could not renew for this long stops what it runs before the lease is over. */
const GIVE_UP_MS = 11_000;

export interface Held {
  readonly loop: WorkLoop;
  renew(lease: Lease, ids: readonly string[]): Promise<readonly string[]>;
}

export interface WorkerLife {
  stop(): Promise<void>;
}

/**
 * Keeps a worker's claims alive: registers, beats, renews the leases, and aborts the runs whose lease is lost,
 * so that two workers never work on the same thing for longer than the fence already refuses (I4).
 */
export async function startWorkerLife(
  deps: Pick<Ports, 'workers' | 'clock' | 'logger'>,
  workerId: string,
  held: readonly Held[],
): Promise<WorkerLife> {
  const { workers, clock, logger } = deps;
  const stopped = new AbortController();
  await workers.register(workerId);
  const living = live(deps, workerId, held, stopped.signal);
  return {
    async stop() {
      stopped.abort();
      await living;
      await workers.leave(workerId).catch((cause: unknown) => logger.warn('worker.leave-failed', { workerId, at: clock.now(), cause }));
    },
  };
}

async function live(
  { workers, clock, logger }: Pick<Ports, 'workers' | 'clock' | 'logger'>,
  workerId: string,
  held: readonly Held[],
  stopped: AbortSignal,
): Promise<void> {
  let renewedAt = clock.monotonic();
  while (!stopped.aborted) {
    await clock.sleep(BEAT_MS, stopped).catch(() => {});
    if (stopped.aborted) return;
    const startedAt = clock.monotonic();
    try {
      const isRegistered = await within(clock, BEAT_DEADLINE_MS, workers.beat(workerId));
      if (!isRegistered) await within(clock, BEAT_DEADLINE_MS, workers.register(workerId));
      if (!isRegistered || startedAt - renewedAt >= RENEW_MS) {
        await within(clock, BEAT_DEADLINE_MS, renewAll(held, { workerId, milliseconds: LEASE_MS }));
        renewedAt = startedAt;
      }
    } catch (cause) {
      logger.warn('worker.beat-failed', { workerId, cause });
      if (clock.monotonic() - renewedAt >= GIVE_UP_MS) for (const { loop } of held) loop.abort(loop.ids(), 'lost');
    }
  }
}

async function renewAll(held: readonly Held[], lease: Lease): Promise<void> {
  for (const { loop, renew } of held) {
    // What is claimed while the question is under way is not asked for, and so not taken for lost.
    const asked = loop.ids();
    if (asked.length === 0) continue;
    const kept = new Set(await renew(lease, asked));
    loop.abort(
      asked.filter((id) => !kept.has(id)),
      'lost',
    );
  }
}

/** A database that hangs counts as one that is away. */
async function within<T>(clock: Ports['clock'], ms: number, work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = clock.sleep(ms, over.signal).then(() => {
    throw new UnreachableError(`The database did not answer within ${ms} ms.`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
    late.catch(() => {});
  }
}
