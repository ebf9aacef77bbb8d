import { UnreachableError } from '../errors.ts';
import type { Ports } from '../ports/ports.ts';
import type { Lease } from '../ports/worker-registry.ts';
import type { WorkLoop } from './work-loop.ts';

const BEAT_MS = 1_000;
/** Without a sign of life for this long, anybody may take the work over. */
export const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
/** A database that hangs for this long counts as one that is away. */
const DEADLINE_MS = 3_000;
/** A worker that could not renew for this long stops what it runs, while there is still time to kill it before the lease is over. */
const GIVE_UP_MS = 11_000;
const LEAVE_DEADLINE_MS = 1_000;

type LifePorts = Pick<Ports, 'workers' | 'clock' | 'logger'>;

export interface Held {
  readonly loop: WorkLoop;
  renew(lease: Lease, ids: readonly string[]): Promise<readonly string[]>;
}

export interface WorkerLife {
  stop(): Promise<void>;
}

interface Life {
  readonly workerId: string;
  readonly held: readonly Held[];
  readonly stopped: AbortSignal;
  /** When the question was asked that last renewed every lease, on the monotonic clock. */
  renewedAt: number;
}

/**
 * Keeps a registered worker's claims alive: beats, renews the leases, and aborts the runs whose lease is lost,
 * so that two workers never work on the same thing for longer than the fence already refuses (I4).
 */
export function startWorkerLife(deps: LifePorts, workerId: string, held: readonly Held[]): WorkerLife {
  const { workers, clock, logger } = deps;
  const stopped = new AbortController();
  const life: Life = { workerId, held, stopped: stopped.signal, renewedAt: clock.monotonic() };
  const living = Promise.all([keepAlive(deps, life), giveUpInTime(deps, life)]);
  return {
    async stop() {
      stopped.abort();
      await living;
      const leaving = within(clock, LEAVE_DEADLINE_MS, new AbortController().signal, workers.leave(workerId));
      await leaving.catch((cause: unknown) => logger.warn('worker.leave-failed', { workerId, cause }));
    },
  };
}

async function keepAlive({ workers, clock, logger }: LifePorts, life: Life): Promise<void> {
  const { workerId, held, stopped } = life;
  while (!stopped.aborted) {
    await clock.sleep(BEAT_MS, stopped).catch(() => {});
    if (stopped.aborted) return;
    const askedAt = clock.monotonic();
    try {
      const isRegistered = await within(clock, DEADLINE_MS, stopped, workers.beat(workerId));
      if (!isRegistered) await within(clock, DEADLINE_MS, stopped, workers.register(workerId));
      // A worker whose lock was lost may have been taken for dead.
      if (!isRegistered || askedAt - life.renewedAt >= RENEW_MS) {
        await within(clock, DEADLINE_MS, stopped, renewAll(held, { workerId, milliseconds: LEASE_MS }));
        life.renewedAt = askedAt;
      }
    } catch (cause) {
      if (!stopped.aborted) logger.warn('worker.beat-failed', { workerId, cause });
    }
  }
}

async function renewAll(held: readonly Held[], lease: Lease): Promise<void> {
  for (const { loop, renew } of held) await loop.renew((ids) => renew(lease, ids));
}

/** Beside the beats, because one that hangs would come too late. */
async function giveUpInTime({ clock, logger }: LifePorts, life: Life): Promise<void> {
  const { workerId, held, stopped } = life;
  while (!stopped.aborted) {
    const leftMs = life.renewedAt + GIVE_UP_MS - clock.monotonic();
    if (leftMs <= 0) {
      for (const { loop } of held) {
        const ids = loop.ids();
        if (ids.length > 0) logger.warn('worker.gave-up', { workerId, ids });
        loop.abort(ids, 'lost');
      }
    }
    await clock.sleep(leftMs > 0 ? leftMs : BEAT_MS, stopped).catch(() => {});
  }
}

async function within<T>(clock: Ports['clock'], ms: number, until: AbortSignal, work: Promise<T>): Promise<T> {
  const over = new AbortController();
  const late = clock.sleep(ms, AbortSignal.any([over.signal, until])).then(() => {
    throw new UnreachableError(`The database did not answer within ${ms} ms.`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
    late.catch(() => {});
  }
}
