import { createServer } from 'node:http';
import type { Update, UserFromGetMe } from 'grammy/types';
import { makeSystemClock } from '../../adapters/system/system-clock.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import { makeFaults } from './faults.ts';
import type { Fault, PlannedFault } from './faults.ts';
import { makeFloodLimiter, PUBLISHED_LIMITS } from './flood-limiter.ts';
import type { FloodLimits } from './flood-limiter.ts';
import { makeGroups } from './groups.ts';
import type { Groups } from './groups.ts';
import type { KnownMethod } from './known-methods.ts';
import type { MethodContext } from './methods/context.ts';
import { makePeople } from './people.ts';
import type { ChatRef, People } from './people.ts';
import { visibleMessages } from './seen-message.ts';
import type { SeenMessage } from './seen-message.ts';
import { serve } from './serve.ts';
import type { RecordedCall } from './serve.ts';
import { makeUpdateQueue } from './update-queue.ts';
import { makeWebhook } from './webhook.ts';
import type { World } from './world.ts';

export interface FakeTelegramOptions {
  readonly username?: string;
  /** Left out: Telegram's published limits, with bursts of 3 in a chat. */
  readonly limits?: FloodLimits | 'off';
  /** On: in groups the bot sees only what is meant for it. Off unless said otherwise. */
  readonly privacyMode?: boolean;
  /** Left out: the machine's. */
  readonly clock?: Clock;
  /** How long a press of a button can be answered, in milliseconds; left out: 15 s. */
  readonly callbackTtlMs?: number;
  /** Left out: any free one. */
  readonly port?: number;
}

/** A Bot API server with one bot, and the people who talk to it. */
export interface FakeTelegram extends People, Groups {
  /** What a client takes as the API's root. */
  readonly url: string;
  readonly token: string;
  readonly bot: UserFromGetMe;
  /** What the bot has called, in order. */
  readonly calls: readonly RecordedCall[];
  /** What people see in the chat, oldest first; also in a group that has become a supergroup. */
  visible(chat: ChatRef): SeenMessage[];
  /** The bytes of a file that was sent. Throws where there is none. */
  fileBytes(fileId: string): Uint8Array;
  /** Updates that the bot has not acknowledged yet. */
  pending(): readonly Update[];
  /** The menu of commands as it was set, by the scope's parts as JSON, a space and the language. */
  commands(): ReadonlyMap<string, readonly { readonly command: string; readonly description: string }[]>;
  /** Makes the next call of the method go wrong. */
  next(method: KnownMethod, fault: Fault): PlannedFault;
  /** Resolves as soon as the check gives something else than undefined or false; it is asked again after every change. */
  until<T>(check: () => T | undefined | false): Promise<T>;
  /** Cuts all connections and stops. */
  close(): Promise<void>;
}

const TOKEN = '7000001:AAFakeTokenForTestsOnly_0123456789abc';

/** Starts the stand-in on this machine. */
export async function startFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const watchers = new Set<() => void>();
  const changed = (): void => {
    for (const watch of [...watchers]) watch();
  };
  const world = makeWorld(options, changed);
  const updates = makeUpdateQueue(world.clock, 700_000_001);
  const webhook = makeWebhook(world.clock, updates);
  const faults = makeFaults();
  const calls: RecordedCall[] = [];
  const context: MethodContext = {
    world,
    updates,
    webhook,
    callbackTtlMs: options.callbackTtlMs ?? 15_000,
    ...limiterOf(options, world.clock),
  };
  const server = createServer((request, response) => void serve({ context, token: TOKEN, calls, faults }, request, response));
  const port = await listen(server, options.port ?? 0);
  return {
    ...makePeople(world, updates),
    ...makeGroups(world, updates),
    url: `http://127.0.0.1:${String(port)}`,
    token: TOKEN,
    bot: world.bot,
    calls,
    visible: (chat) => {
      const state = world.chats.get(chat.id);
      return state === undefined ? [] : visibleMessages(state);
    },
    fileBytes: (fileId) => {
      const file = world.files.get(fileId);
      if (file === undefined) throw new Error(`There is no file ${fileId}.`);
      return file.bytes;
    },
    pending: updates.pending,
    commands: () => world.commands,
    next: faults.plan,
    until: (check) => until(check, watchers),
    close: async () => {
      webhook.clear();
      faults.releaseAll();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function makeWorld(
  { username = 'parley_bot', privacyMode = false, clock = makeSystemClock() }: FakeTelegramOptions,
  changed: () => void,
): World {
  const bot: UserFromGetMe = {
    id: 7_000_001,
    is_bot: true,
    first_name: 'Parley',
    username,
    can_join_groups: true,
    can_read_all_group_messages: !privacyMode,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
  const users = new Map([[bot.id, bot]]);
  return { clock, bot, users, chats: new Map(), files: new Map(), callbacks: new Map(), commands: new Map(), changed };
}

function limiterOf({ limits = PUBLISHED_LIMITS }: FakeTelegramOptions, clock: Clock): Pick<MethodContext, 'limiter'> {
  return limits === 'off' ? {} : { limiter: makeFloodLimiter(limits, () => clock.monotonic()) };
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

function until<T>(check: () => T | undefined | false, watchers: Set<() => void>): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      try {
        const found = check();
        if (found === undefined || found === false) return;
        watchers.delete(look);
        resolve(found);
      } catch (error) {
        watchers.delete(look);
        reject(error);
      }
    };
    watchers.add(look);
    look();
  });
}
