import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';

import type { Config } from '../config.ts';
import type { HealthProbe } from '../domain/access/check-health.ts';
import { startChannel } from '../domain/delivery/drive-channel.ts';
import type { DrivenChannel } from '../domain/delivery/drive-channel.ts';
import { ParleyError, UnreachableError } from '../domain/errors.ts';
import type { Channel } from '../domain/messaging/address.ts';
import { makeChannelDoor } from '../domain/messaging/channel-door.ts';
import type { ChatAdapter } from '../domain/ports/chat-adapter.ts';
import type { Ports } from '../domain/ports/ports.ts';
import { startWorkerLife } from '../domain/tasks/worker-life.ts';
import type { UseCases } from '../domain/use-cases.ts';
import { accountNotes } from './account-notes.ts';

const TELEGRAM_API = 'https://api.telegram.org';
const MATRIX_SESSION = 'matrix-session.json';
const MATRIX_KEYS = 'matrix-crypto';
const CONNECT_AGAIN_MS = 15_000;

/** A request as the HTTP server hands it on, answered with a status. */
type TakeWebhook = (request: {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: AsyncIterable<Uint8Array>;
}) => Promise<number>;

/** The chat networks of this process. */
export interface Channels {
  /** Where networks deliver what happened. */
  readonly webhooks: readonly { readonly path: string; readonly take: TakeWebhook }[];
  /** What stands in the way of a connection that was never made, one for each configured network. */
  readonly probes: readonly HealthProbe[];
  /** Connects and drives what is configured; a network that cannot be reached stops nothing. */
  start(ports: Ports, useCases: UseCases): Promise<{ stop(): Promise<void> }>;
}

type Connect = (ports: Ports, signal: AbortSignal) => Promise<ChatAdapter>;

/** Nothing is connected before `start`. */
export function openChannels(config: Config): Channels {
  const problems = new Map<Channel, string | null>();
  let takeTelegram: TakeWebhook | null = null;
  const connects = new Map<Channel, Connect>();
  const closes: (() => void)[] = [];
  const { telegram, matrix } = config.channels;
  if (telegram !== null) {
    connects.set('telegram', async ({ groups, clock, logger }, signal) => {
      const { connectTelegram } = await import('../adapters/telegram/telegram-adapter.ts');
      const isObserving = async (): Promise<boolean> => (await groups.list()).some((group) => group.observes);
      const deps = { ...telegram, apiRoot: telegram.apiRoot ?? TELEGRAM_API, isObserving, clock, logger };
      const adapter = await connectTelegram(deps, signal);
      takeTelegram = adapter.webhook;
      return adapter;
    });
  }
  if (matrix !== null) {
    connects.set('matrix', async ({ clock, logger, pluginValues }, signal) => {
      const { connectMatrix } = await import('../adapters/matrix/matrix-adapter.ts');
      const files = { sessionFile: join(config.dataDir, MATRIX_SESSION), cryptoFolder: join(config.dataDir, MATRIX_KEYS) };
      const cryptoKey = config.secretKey === null ? null : matrixKeySeal(config.secretKey);
      const showOnce = (text: string) => void process.stdout.write(text);
      const notesOf = (account: string) => accountNotes(pluginValues, 'matrix', account);
      const adapter = await connectMatrix({ ...matrix, ...files, cryptoKey, showOnce, notesOf, clock, logger }, signal);
      closes.push(adapter.close);
      return adapter;
    });
  }
  for (const channel of connects.keys()) problems.set(channel, 'It has not connected yet.');
  const hook = telegram?.webhook ?? null;
  return {
    webhooks: hook === null ? [] : [{ path: new URL(hook.url).pathname, take: async (request) => (await takeTelegram?.(request)) ?? 503 }],
    probes: [...connects.keys()].map((channel) => async () => {
      const detail = problems.get(channel) ?? null;
      return { name: `connection:${channel}`, isReady: detail === null, isEssential: false, detail };
    }),
    start: (ports, useCases) => startAll({ connects, problems, closes }, ports, useCases),
  };
}

/** What seals the keys of Matrix, which only a key that does not lie beside them can. */
function matrixKeySeal(secretKey: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secretKey, '', 'the keys of Matrix', 32));
}

async function startAll(
  from: {
    readonly connects: ReadonlyMap<Channel, Connect>;
    readonly problems: Map<Channel, string | null>;
    readonly closes: readonly (() => void)[];
  },
  ports: Ports,
  useCases: UseCases,
): Promise<{ stop(): Promise<void> }> {
  const { connects, problems, closes } = from;
  if (connects.size === 0) return { stop: async () => {} };
  const workerId = ports.ids.uuid();
  await ports.workers.register(workerId);
  const life = startWorkerLife(ports, workerId, []);
  const stopped = new AbortController();
  const driven: DrivenChannel[] = [];
  const connecting = [...connects].map(async ([channel, connect]) => {
    const adapter = await connectInTheEnd(ports, { channel, connect, problems }, stopped.signal);
    if (adapter === null || stopped.signal.aborted) return;
    const { receiveMessage, stopTurn, stopTask, retryTurn, approvals, pressChoice, groups } = useCases;
    const acts = { receiveMessage, stopTurn, stopTask, retryTurn, approvals, pressChoice, allowGroup: groups.allow };
    const door = makeChannelDoor({ ...ports, ...acts, channel });
    driven.push(startChannel(ports, adapter, { workerId, door, menu: useCases.commands.menu }));
  });
  return {
    async stop() {
      stopped.abort();
      await Promise.all(connecting);
      await Promise.all(driven.map((channel) => channel.stop()));
      for (const close of closes) close();
      await life.stop();
    },
  };
}

/** Null: it was stopped before, or the network refuses us for good. */
async function connectInTheEnd(
  ports: Ports,
  of: { readonly channel: Channel; readonly connect: Connect; readonly problems: Map<Channel, string | null> },
  signal: AbortSignal,
): Promise<ChatAdapter | null> {
  const { channel, connect, problems } = of;
  while (!signal.aborted) {
    try {
      const adapter = await connect(ports, signal);
      problems.set(channel, null);
      return adapter;
    } catch (cause) {
      if (signal.aborted) return null;
      const message = cause instanceof ParleyError ? cause.message : 'It failed in a way that nobody thought of; see the log.';
      problems.set(channel, message);
      ports.logger.error('channel.not-connected', { channel, cause });
      if (!(cause instanceof UnreachableError)) return null;
      await ports.clock.sleep(CONNECT_AGAIN_MS, signal).catch(() => {});
    }
  }
  return null;
}
