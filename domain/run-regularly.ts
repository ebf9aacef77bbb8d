import { makeRingWaiter } from './delivery/ring-waiter.ts';
import type { Topic } from './ports/doorbell.ts';
import type { Ports } from './ports/ports.ts';

interface Care {
  /** The pause between two runs, in milliseconds. */
  readonly everyMs: number;
  /** The event that is logged when a run fails; it is tried again at its next time. */
  readonly failed: string;
  /** The signal aborts when it is to end. */
  run(signal: AbortSignal): Promise<void>;
}

type Pause = (signal: AbortSignal) => Promise<unknown>;

/** Does something at once and then regularly, for as long as it isn't ended. Returns how to end that: the run that goes on is waited for. */
export function runRegularly({ clock, logger }: Pick<Ports, 'clock' | 'logger'>, care: Care): () => Promise<void> {
  return repeat(logger, care, (signal) => clock.sleep(care.everyMs, signal).catch(() => {}));
}

/** As `runRegularly`, and whenever the topic is rung. */
export function runWhenRung(deps: Pick<Ports, 'clock' | 'doorbell' | 'logger'>, topic: Topic, care: Care): () => Promise<void> {
  const rings = makeRingWaiter(deps, topic);
  const end = repeat(deps.logger, care, (signal) => rings.wait(care.everyMs, signal));
  return async () => {
    await end();
    rings[Symbol.dispose]();
  };
}

function repeat(logger: Ports['logger'], { failed, run }: Care, pause: Pause): () => Promise<void> {
  const stopped = new AbortController();
  const running = runUntil(stopped.signal);

  async function runUntil(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await run(signal);
      } catch (cause) {
        logger.warn(failed, { cause });
      }
      await pause(signal);
    }
  }

  return async () => {
    stopped.abort();
    await running;
  };
}
