import { RateLimitedError } from '../errors.ts';
import type { ChannelCapabilities, Destination } from '../ports/chat-transport.ts';

export interface FakeLimiter {
  /** Throws when the chat or the account is faster than the network bears. */
  take(to: Destination, now: number): void;
  /** How often it threw. */
  readonly refused: number;
}

/** The limits of a network, counted as the network sees them: by when requests arrive. */
export function makeFakeLimiter({ pace, perSecond }: Pick<ChannelCapabilities, 'pace' | 'perSecond'>): FakeLimiter {
  const chats = new Map<string, number[]>();
  let all: number[] = [];
  let refused = 0;
  return {
    take({ address: { chat }, audience }, now) {
      const { spacingMs, window } = pace[audience];
      const times = (chats.get(chat) ?? []).filter((at) => at > now - Math.max(spacingMs, window?.milliseconds ?? 0));
      const last = times.at(-1);
      const waits = [0];
      if (last !== undefined) waits.push(last + spacingMs - now);
      const oldest = window === null ? undefined : times[times.length - window.count];
      if (window !== null && oldest !== undefined) waits.push(oldest + window.milliseconds - now);
      all = all.filter((at) => at > now - 1000);
      if (all.length >= perSecond) waits.push(1000);
      const retryAfterMs = Math.max(...waits);
      if (retryAfterMs > 0) {
        refused += 1;
        throw new RateLimitedError('too many requests', retryAfterMs);
      }
      chats.set(chat, [...times, now]);
      all.push(now);
    },
    get refused() {
      return refused;
    },
  };
}
