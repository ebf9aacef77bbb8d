import type { ChannelDoor, ChannelNews, ChannelSession } from '../../../domain/ports/chat-adapter.ts';
import type { Clock } from '../../../domain/ports/clock.ts';
import type { IncomingMessage, IncomingPress, MembershipChange } from '../../../domain/messaging/incoming-message.ts';
import { makeRecordingLogger } from '../../../domain/testing/recording-logger.ts';
import type { RecordingLogger } from '../../../domain/testing/recording-logger.ts';
import type { FakeTelegram } from '../../../testing/telegram/start-fake-telegram.ts';
import { makeSystemClock } from '../../system/system-clock.ts';
import { connectTelegram } from '../telegram-adapter.ts';
import type { TelegramAdapter, TelegramDeps } from '../telegram-adapter.ts';

/** Who takes in what is handed in, as one that survives restarts of the adapter. */
export interface RecordingSession extends ChannelSession {
  readonly messages: readonly IncomingMessage[];
  readonly presses: readonly IncomingPress[];
  readonly changes: readonly MembershipChange[];
  readonly migrations: readonly string[];
  readonly news: readonly ChannelNews[];
  cursor: string | null;
}

/** `door` replaces parts of the door. */
export function makeRecordingSession(door: Partial<ChannelDoor> = {}): RecordingSession {
  const messages: IncomingMessage[] = [];
  const presses: IncomingPress[] = [];
  const changes: MembershipChange[] = [];
  const migrations: string[] = [];
  const news: ChannelNews[] = [];
  return {
    messages,
    presses,
    changes,
    migrations,
    news,
    cursor: null,
    door: {
      message: async (message) => void messages.push(message),
      press: async (press) => {
        presses.push(press);
        return 'Спасибо!';
      },
      redacted: async () => {},
      membership: async (change) => {
        changes.push(change);
        return 'stay';
      },
      migrated: async (_account, fromChat, toChat) => void migrations.push(`${fromChat}>${toChat}`),
      ...door,
    },
    async saveCursor(cursor) {
      this.cursor = cursor;
    },
    report: (item) => void news.push(item),
    menu: (role, audience, language) => [
      { name: 'help', description: `${role} ${audience} ${language}` },
      { name: 'Плохая', description: 'Telegram refuses such names' },
    ],
  };
}

/** An adapter for the stand-in, and how to listen with it and stop. */
export async function openTelegram(
  telegram: Pick<FakeTelegram, 'url' | 'token'>,
  change: Partial<TelegramDeps> = {},
): Promise<{ adapter: TelegramAdapter; logger: RecordingLogger; listen(session: ChannelSession): () => Promise<void> }> {
  const logger = makeRecordingLogger();
  const clock: Clock = makeSystemClock();
  const deps = { token: telegram.token, apiRoot: telegram.url, webhook: null, isObserving: async () => false, clock, logger, ...change };
  const adapter = await connectTelegram(deps, new AbortController().signal);
  const listen = (session: ChannelSession) => {
    const stop = new AbortController();
    const running = adapter.listen(session, stop.signal);
    return async () => {
      stop.abort();
      await running;
    };
  };
  return { adapter, logger, listen };
}

/** A clock whose pauses take no time; deadlines, which are longer, are real. */
export function makeHurriedClock(): Clock {
  const clock = makeSystemClock();
  return { ...clock, sleep: (ms, signal) => clock.sleep(ms < 5_000 ? 0 : ms, signal) };
}
