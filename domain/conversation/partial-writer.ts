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
  let hasFailed = false;
  const closed = new AbortController();

  async function put(text: string): Promise<void> {
    try {
      await conversationLog.putPartial(turn.conversationId, turn.fence, { turnId: turn.id, text });
      doorbell.ring(`conversation:${turn.conversationId}`);
    } catch (cause) {
      // The final event says it all, and the next text may get through: one word of it in the log is enough.
      if (!hasFailed) logger.warn('partial.not-written', { turnId: turn.id, cause });
      hasFailed = true;
    }
  }

  async function write(): Promise<void> {
    while (latest !== null && !closed.signal.aborted) {
      const text = latest;
      latest = null;
      await put(text);
      await clock.sleep(PACE_MS, closed.signal).catch(() => {});
    }
    writing = null;
  }

  return {
    update(text) {
      latest = text;
      if (!closed.signal.aborted) writing ??= write();
    },
    async close() {
      closed.abort();
      await writing;
    },
  };
}
