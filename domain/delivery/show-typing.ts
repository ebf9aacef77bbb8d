import type { Destination } from '../ports/chat-transport.ts';
import { askInTime } from './ask-in-time.ts';
import type { TellingDeps } from './telling.ts';

/** What takes longer is no typing any more. */
const LONGEST_MS = 600_000;
const DEADLINE_MS = 5_000;

/** Shows in the chat that an answer is being made, until the signal aborts; never throws, because nothing depends on it. */
export async function showTyping(
  { transport, clock, logger }: Pick<TellingDeps, 'transport' | 'clock' | 'logger'>,
  to: Destination,
  until: AbortSignal,
): Promise<void> {
  const { typingMs } = transport.capabilities;
  const endsAt = clock.monotonic() + LONGEST_MS;
  while (!until.aborted && clock.monotonic() < endsAt) {
    try {
      await askInTime(clock, until, DEADLINE_MS, (signal) => transport.showTyping(to, signal));
    } catch (cause) {
      if (!until.aborted) logger.debug('channel.typing-failed', { chat: to.address.chat, cause });
    }
    // A little earlier than it would go out.
    await clock.sleep(typingMs * 0.8, until).catch(() => {});
  }
}
