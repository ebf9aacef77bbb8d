import { RateLimitedError, RejectedError } from '../../domain/errors.ts';
import type { ChannelNews } from '../../domain/ports/chat-adapter.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import { ReadElsewhereError, TokenRefusedError } from './telegram-failure.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** How the connection fares, and how long to wait when it fails. */
export interface ConnectionNews {
  /** A call has gone well. */
  well(): void;
  /** A call has failed: tells it and waits, longer each time. Throws a RejectedError when waiting won't help, and the signal's reason when that aborts. */
  failed(error: unknown, signal: AbortSignal): Promise<void>;
}

interface NewsParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly report: (news: ChannelNews) => void;
}

export function makeConnectionNews({ clock, logger, report }: NewsParts): ConnectionNews {
  let failures = 0;
  let isConnected = false;
  return {
    well: () => {
      failures = 0;
      if (isConnected) return;
      isConnected = true;
      report({ kind: 'connected' });
    },
    failed: async (error, signal) => {
      if (signal.aborted) throw signal.reason;
      const message = error instanceof Error ? error.message : String(error);
      failures += 1;
      isConnected = false;
      // A process that has just stopped may still hold its last question; only a second refusal is news.
      if (!(error instanceof ReadElsewhereError) || failures > 1) {
        report({ kind: 'failed', message });
        logger.warn('telegram.failed', { message, failures });
      }
      if (error instanceof TokenRefusedError) throw new RejectedError(message);
      await clock.sleep(pauseAfter(error, failures), signal);
    },
  };
}

/** In milliseconds. */
function pauseAfter(error: unknown, failures: number): number {
  const growing = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10), LONGEST_PAUSE_MS);
  return error instanceof RateLimitedError ? Math.max(error.retryAfterMs ?? 0, growing) : growing;
}
