import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import { UnreachableError } from '../errors.ts';
import type { Topic } from '../ports/doorbell.ts';
import type { Ports } from '../ports/ports.ts';

/** How long a free slot waits for a ring before it looks by itself: also how late the work of a dead worker is noticed. */
const POLL_MS = 400;
const AFTER_FAILURE_MS = 1_000;

/** Why a run was aborted. */
export class RunAborted extends Error {
  /** shutdown: this process ends, the work goes on elsewhere; lost: the claim is no longer ours, nothing may be written. */
  readonly why: 'shutdown' | 'lost';

  constructor(why: 'shutdown' | 'lost') {
    super(`run aborted: ${why}`);
    this.why = why;
  }
}

export interface WorkLoopOptions<Claimed> {
  /** For logs: `turns`, `tasks`. */
  readonly name: string;
  readonly topic: Topic;
  /** How many run at once. */
  readonly slots: number;
  claim(): Promise<Claimed | null>;
  idOf(claimed: Claimed): string;
  /** Never rejects because of what it works on; the signal's reason is a RunAborted. */
  run(claimed: Claimed, signal: AbortSignal): Promise<void>;
}

/** Claims work and runs it, several at once, until stopped. */
export interface WorkLoop {
  /** What is being run. */
  ids(): readonly string[];
  /** Aborts these runs. */
  abort(ids: readonly string[], why: RunAborted['why']): void;
  /** Takes nothing new, aborts what runs, and resolves when all of it has let go. */
  stop(): Promise<void>;
}

export function startWorkLoop<Claimed>(
  deps: Pick<Ports, 'clock' | 'doorbell' | 'logger'>,
  options: WorkLoopOptions<Claimed>,
): WorkLoop {
  const { clock, logger } = deps;
  const running = new Map<string, { abort: AbortController; done: Promise<void> }>();
  const stopped = new AbortController();
  const rings = makeRingWaiter(deps, options.topic);
  let slotFreed: (() => void) | null = null;

  function start(claimed: Claimed): void {
    const id = options.idOf(claimed);
    const controller = new AbortController();
    const done = options
      .run(claimed, controller.signal)
      .catch((cause: unknown) => logger.error(`${options.name}.run-failed`, { id, cause }))
      .finally(() => {
        running.delete(id);
        slotFreed?.();
      });
    running.set(id, { abort: controller, done });
  }

  async function claimNext(): Promise<Claimed | null> {
    try {
      return await options.claim();
    } catch (cause) {
      if (cause instanceof UnreachableError) logger.warn(`${options.name}.claim-waits`, { message: cause.message });
      else logger.error(`${options.name}.claim-failed`, { cause });
      await clock.sleep(AFTER_FAILURE_MS, stopped.signal).catch(() => {});
      return null;
    }
  }

  async function loop(): Promise<void> {
    while (!stopped.signal.aborted) {
      if (running.size >= options.slots) {
        await new Promise<void>((resolve) => (slotFreed = resolve));
        slotFreed = null;
        continue;
      }
      const claimed = await claimNext();
      if (claimed === null) await rings.wait(POLL_MS, stopped.signal);
      else start(claimed);
    }
  }

  const looping = loop();
  const abort: WorkLoop['abort'] = (ids, why) => {
    for (const id of ids) running.get(id)?.abort.abort(new RunAborted(why));
  };
  return {
    ids: () => [...running.keys()],
    abort,
    async stop() {
      stopped.abort();
      slotFreed?.();
      await looping;
      abort([...running.keys()], 'shutdown');
      await Promise.all([...running.values()].map(({ done }) => done));
      rings[Symbol.dispose]();
    },
  };
}
