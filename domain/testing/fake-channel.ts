import { GoneError } from '../errors.ts';
import type { ChannelSession, ChatAdapter } from '../ports/chat-adapter.ts';
import type { ChannelCapabilities } from '../ports/chat-transport.ts';
import type { Clock } from '../ports/clock.ts';
import { makeFakeLimiter } from './fake-limiter.ts';
import { makeFakeTransport } from './fake-network.ts';
import type { FakeMessage, FakeNetwork, FakeRequest } from './fake-network.ts';

export interface FakeChannelOptions {
  readonly clock: Clock;
  readonly account?: string;
  readonly capabilities?: Partial<ChannelCapabilities>;
  /** How long a request takes; by default no time. */
  readonly latencyMs?: () => number;
  /** May throw before the network has done what was asked, or `after` it did. */
  readonly onRequest?: (request: FakeRequest, when: 'before' | 'after') => void;
}

export interface FakeChannel extends ChatAdapter {
  /** What can be seen in all chats now, in the order in which it was sent. */
  readonly messages: readonly FakeMessage[];
  /** Chats in which typing was shown. */
  readonly typing: readonly string[];
  /** How often the network asked to wait. */
  readonly floodWaits: number;
  readonly files: Map<string, Uint8Array>;
  /** The session of whoever listens; null: nobody does. */
  session(): ChannelSession | null;
  /** Somebody takes a message away. */
  takeAway(id: string): void;
}

const CAPABILITIES: ChannelCapabilities = {
  channel: 'telegram',
  maxLength: 4096,
  maxSpans: 100,
  pace: { private: { spacingMs: 1000, window: null }, group: { spacingMs: 1000, window: { count: 20, milliseconds: 60_000 } } },
  perSecond: 30,
  sendsOnce: false,
  feedback: 'buttons',
  maxFileBytes: 1_000_000,
  typingMs: 5000,
};

/** A strict network in memory: refuses what is too long or empty, knows its ids, and asks whoever is faster than its limits to wait. */
export function makeFakeChannel({
  clock,
  account = 'bot1',
  capabilities,
  latencyMs = () => 0,
  onRequest = () => {},
}: FakeChannelOptions): FakeChannel {
  const able = { ...CAPABILITIES, ...capabilities };
  const network: FakeNetwork = {
    able,
    clock,
    latencyMs,
    onRequest,
    limiter: makeFakeLimiter(able),
    messages: [],
    sentByKey: new Map(),
    ids: 0,
    asked: 0,
  };
  const typing: string[] = [];
  const files = new Map<string, Uint8Array>();
  let session: ChannelSession | null = null;
  return {
    channel: able.channel,
    account,
    transport: makeFakeTransport(network, typing, files),
    orphans: able.sendsOnce
      ? null
      : {
          takeAway: async (to, { after, before, isKnown, inTurn }) => {
            let count = 0;
            for (const message of network.messages.filter(({ id, chat }) => chat === to.address.chat && isBetween(id, after, before))) {
              if (await isKnown(message.id)) continue;
              await inTurn(async () => network.messages.splice(network.messages.indexOf(message), 1));
              count += 1;
            }
            return count;
          },
        },
    listen: async (given, signal) => {
      session = given;
      given.report({ kind: 'connected' });
      await untilAborted(signal);
      session = null;
    },
    messages: network.messages,
    typing,
    files,
    get floodWaits() {
      return network.limiter.refused;
    },
    session: () => session,
    takeAway: (id) => {
      const index = network.messages.findIndex((message) => message.id === id);
      if (index === -1) throw new GoneError('there is no such message');
      network.messages.splice(index, 1);
    },
  };
}

function isBetween(id: string, after: string | null, before: string): boolean {
  return Number(id) < Number(before) && (after === null || Number(id) > Number(after));
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
