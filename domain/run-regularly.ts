import type { Ports } from './ports/ports.ts';

interface Care {
  /** The pause between two runs, in milliseconds. */
  readonly everyMs: number;
  /** The event that is logged when a run fails; it is tried again at its next time. */
  readonly failed: string;
  /** The signal aborts when it is to end. */
  run(signal: AbortSignal): Promise<void>;
}

/** Does something at once and then regularly, for as long as it isn't ended. Returns how to end that: the run that goes on is waited for. */
export function runRegularly({ clock, logger }: Pick<Ports, 'clock' | 'logger'>, { everyMs, failed, run }: Care): () => Promise<void> {
  const stopped = new AbortController();
  const running = runUntil(stopped.signal);

  async function runUntil(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await run(signal);
      } catch (cause) {
        logger.warn(failed, { cause });
      }
      await clock.sleep(everyMs, signal).catch(() => {});
    }
  }

  return async () => {
    stopped.abort();
    await running;
  };
}
