import type { Ports } from '../ports/ports.ts';

/** Readers see a growing reply at most this often; a store is not asked to keep what nobody can read that fast. */
const PACE_MS = 40;

/** Shows a reply while it is made: the latest text wins, and nothing is lost when a write fails. */
export interface PartialWriter {
  update(text: string): void;
  /** Resolves when nothing more will be written. */
  close(): Promise<void>;
}

export function makePartialWriter(
  { conversationLog, doorbell, clock, logger }: Pick<Ports, 'conversationLog' | 'doorbell' | 'clock' | 'logger'>,
  turn: { readonly id: string; readonly conversationId: string; readonly fence: number },
): PartialWriter {
  let latest: string | null = null;
  let writing: Promise<void> | null = null;
  const closed = new AbortController();

  async function write(): Promise<void> {
    try {
      while (latest !== null && !closed.signal.aborted) {
        const text = latest;
        latest = null;
        await conversationLog.putPartial(turn.conversationId, turn.fence, { turnId: turn.id, text });
        doorbell.ring(`conversation:${turn.conversationId}`);
        await clock.sleep(PACE_MS, closed.signal).catch(() => {});
      }
    } finally {
      writing = null;
    }
  }

  return {
    update(text) {
      latest = text;
      writing ??= write().catch((cause: unknown) => logger.warn('partial.not-written', { turnId: turn.id, cause }));
    },
    async close() {
      closed.abort();
      await writing;
    },
  };
}
