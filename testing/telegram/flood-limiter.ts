import { tooManyRequests } from './api-problem.ts';

/** How much a bot may send; sends and edits count alike. */
export interface FloodLimits {
  /** Messages a second in one chat, on average. */
  readonly perChatPerSecond: number;
  /** How many may come at once in one chat after a rest: Telegram allows "short bursts" without naming a number. */
  readonly chatBurst: number;
  readonly perGroupPerMinute: number;
  /** In all chats together. */
  readonly perSecond: number;
}

/** Telegram's published numbers. */
export const PUBLISHED_LIMITS: FloodLimits = { perChatPerSecond: 1, chatBurst: 3, perGroupPerMinute: 20, perSecond: 30 };

export interface FloodLimiter {
  /** Counts one send or edit. Throws 429 with the seconds to wait; until they are over everything in that chat is refused. */
  take(chatId: number, isGroup: boolean): void;
}

interface ChatFlow {
  tokens: number;
  filledAt: number;
  blockedUntil: number;
  recent: number[];
}

/** `now` is in milliseconds. */
export function makeFloodLimiter(limits: FloodLimits, now: () => number): FloodLimiter {
  const flows = new Map<number, ChatFlow>();
  let lastSecond: number[] = [];

  const wholeSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));
  const refuse = (flow: ChatFlow, waitMs: number): never => {
    flow.blockedUntil = now() + wholeSeconds(waitMs) * 1000;
    throw tooManyRequests(wholeSeconds(waitMs));
  };
  const flowOf = (chatId: number): ChatFlow => {
    const flow = flows.get(chatId) ?? { tokens: limits.chatBurst, filledAt: now(), blockedUntil: 0, recent: [] };
    flows.set(chatId, flow);
    flow.tokens = Math.min(limits.chatBurst, flow.tokens + ((now() - flow.filledAt) / 1000) * limits.perChatPerSecond);
    flow.filledAt = now();
    flow.recent = flow.recent.filter((at) => at > now() - 60_000);
    return flow;
  };

  return {
    take: (chatId, isGroup) => {
      const flow = flowOf(chatId);
      // A wait is not made longer by asking again: who was told first obeyed it.
      if (flow.blockedUntil > now()) throw tooManyRequests(wholeSeconds(flow.blockedUntil - now()));
      // A billionth of a token is the rounding of the sum, not a message too many.
      if (flow.tokens < 1 - 1e-9) refuse(flow, ((1 - flow.tokens) / limits.perChatPerSecond) * 1000);
      const oldest = flow.recent[0];
      if (isGroup && oldest !== undefined && flow.recent.length >= limits.perGroupPerMinute) refuse(flow, oldest + 60_000 - now());
      lastSecond = lastSecond.filter((at) => at > now() - 1000);
      if (lastSecond.length >= limits.perSecond) refuse(flow, 1000);
      flow.tokens -= 1;
      flow.recent.push(now());
      lastSecond.push(now());
    },
  };
}
