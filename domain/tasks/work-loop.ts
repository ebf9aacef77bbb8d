import { makeRingWaiter } from '../delivery/ring-waiter.ts';
import { UnreachableError } from '../errors.ts';
import type { Topic } from '../ports/doorbell.ts';
import type { Ports } from '../ports/ports.ts';
import type { RunAborted } from './run-aborted.ts';
import { RunningWork } from './running-work.ts';

/** How long a free slot waits for a ring before it looks by itself: also how late the work of a dead worker is noticed. */
const POLL_MS = 400;
const AFTER_FAILURE_MS = 1_000;
/** After something was claimed nobody looks for more so long, unless somebody rings: what was claimed has the database to itself while it begins. */
const AFTER_CLAIM_MS = 3;

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

/** Claims work and runs it, several at once, until stopped. As long as something that was aborted has not let go, nothing new is claimed. */
export interface WorkLoop {
  /** What is being run and is to go on. */
  ids(): readonly string[];
  /** Aborts these runs. */
  abort(ids: readonly string[], why: RunAborted['why']): void;
  /** Asks for the leases of what runs, and aborts what is no longer held. What is claimed meanwhile is not asked for, and so not taken for lost. */
  renew(ask: (ids: readonly string[]) => Promise<readonly string[]>): Promise<void>;
  /** Takes nothing new, aborts what runs, and resolves when all of it has let go. */
  stop(): Promise<void>;
}

/** A loop that also runs what is claimed otherwise. */
interface OpenWorkLoop<Claimed> extends WorkLoop {
  /** Room for such a thing, which is to be started or left, once; null: there is none, or nothing new is taken. */
  room(): { start(claimed: Claimed): void; leave(): void } | null;
}

export function startWorkLoop<Claimed>(
  deps: Pick<Ports, 'clock' | 'doorbell' | 'logger'>,
  options: WorkLoopOptions<Claimed>,
): OpenWorkLoop<Claimed> {
  const work = new RunningWork({ logger: deps.logger, name: options.name });
  const stopped = new AbortController();
  const looping = loop(deps, options, work, stopped.signal);
  const start = (claimed: Claimed): void => work.start(options.idOf(claimed), (signal) => options.run(claimed, signal));
  return {
    room: () => {
      if (stopped.signal.aborted || work.count >= options.slots || work.isLettingGo) return null;
      const leave = work.keep();
      return {
        leave,
        start(claimed) {
          start(claimed);
          leave();
          // What came too late is let go of, so that it goes on elsewhere.
          if (stopped.signal.aborted) work.abort([options.idOf(claimed)], 'shutdown');
        },
      };
    },
    ids: () => work.ids(),
    abort: (ids, why) => work.abort(ids, why),
    renew: (ask) => work.renew(ask),
    async stop() {
      stopped.abort();
      work.abort(work.ids(), 'shutdown');
      work.wake();
      await looping;
      // What was claimed in the same moment.
      work.abort(work.ids(), 'shutdown');
      await work.allEnded();
    },
  };
}

async function loop<Claimed>(
  deps: Pick<Ports, 'clock' | 'doorbell' | 'logger'>,
  options: WorkLoopOptions<Claimed>,
  work: RunningWork,
  stopped: AbortSignal,
): Promise<void> {
  using rings = makeRingWaiter(deps, options.topic);
  while (!stopped.aborted) {
    // A worker that lost a lease kills what it runs before it asks for a new one: it may get the same piece of work again.
    if (work.count >= options.slots || work.isLettingGo) {
      await work.nextEnd();
      continue;
    }
    const claimed = await claimNext(deps, options, stopped);
    if (claimed === null) await rings.wait(POLL_MS, stopped);
    else {
      work.start(options.idOf(claimed), (signal) => options.run(claimed, signal));
      await rings.wait(AFTER_CLAIM_MS, stopped);
    }
  }
}

/** Null: there is nothing to do, or nobody can say. */
async function claimNext<Claimed>(
  { clock, logger }: Pick<Ports, 'clock' | 'logger'>,
  { name, claim }: WorkLoopOptions<Claimed>,
  stopped: AbortSignal,
): Promise<Claimed | null> {
  try {
    return await claim();
  } catch (cause) {
    if (cause instanceof UnreachableError) logger.warn(`${name}.claim-waits`, { message: cause.message });
    else logger.error(`${name}.claim-failed`, { cause });
    await clock.sleep(AFTER_FAILURE_MS, stopped).catch(() => {});
    return null;
  }
}
