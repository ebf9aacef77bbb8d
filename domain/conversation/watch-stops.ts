import type { Ports } from '../ports/ports.ts';

/** Asks at once which runs are still held when something was stopped, so that they end now and not at the next renewal. Returns how to end that. */
export function watchStops({ doorbell, logger }: Pick<Ports, 'doorbell' | 'logger'>, renew: () => Promise<void>): () => Promise<void> {
  let isRung = false;
  let asking: Promise<void> | null = null;

  async function ask(): Promise<void> {
    while (isRung) {
      isRung = false;
      // The next renewal comes by itself.
      await renew().catch((cause: unknown) => logger.warn('worker.stops-not-read', { cause }));
    }
    asking = null;
  }

  const unlisten = doorbell.listen('work:stops', () => {
    isRung = true;
    asking ??= ask();
  });
  return async () => {
    unlisten();
    await asking;
  };
}
