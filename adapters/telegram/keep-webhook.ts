import type { WebhookInfo } from 'grammy/types';

import { UnreachableError } from '../../domain/errors.ts';
import type { ChannelSession } from '../../domain/ports/chat-adapter.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { ConnectionNews } from './connection-news.ts';
import type { TelegramClient } from './telegram-client.ts';
import { ReadElsewhereError } from './telegram-failure.ts';
import { ALLOWED_UPDATES } from './translate-update.ts';

const DEADLINE_MS = 10_000;
const LOOK_EVERY_MS = 60_000;

interface WebhookKeeping {
  readonly client: TelegramClient;
  readonly clock: Clock;
  readonly news: ConnectionNews;
  readonly url: string;
  readonly secret: string;
  /** What is to be done after each connecting; throws as calls do. */
  readonly prepare: () => Promise<void>;
  readonly tend: () => Promise<void>;
}

/** Tells Telegram where to deliver, and looks every minute whether it does. Throws as `pollUpdates` does. */
export async function keepWebhook(parts: WebhookKeeping, session: ChannelSession, signal: AbortSignal): Promise<void> {
  const { client, clock, news, url, secret } = parts;
  // One at a time: what Telegram delivers side by side would overtake each other.
  const settings = { secret_token: secret, allowed_updates: ALLOWED_UPDATES, max_connections: 1 };
  let isSet = false;
  while (!signal.aborted) {
    try {
      if (!isSet) {
        await parts.prepare();
        await client.call(DEADLINE_MS, signal, (api, until) => api.setWebhook(url, settings, until));
      }
      await parts.tend();
      const info = await client.call(DEADLINE_MS, signal, (api, until) => api.getWebhookInfo(until));
      isSet = info.url === url;
      if (!isSet) throw new ReadElsewhereError('Another program has set another webhook for this bot.');
      session.report({ kind: 'backlog', count: info.pending_update_count });
      const trouble = troubleOf(info, clock.now().getTime());
      if (trouble !== null) throw new UnreachableError(trouble);
      news.well();
    } catch (error) {
      await news.failed(error, signal);
      continue;
    }
    await clock.sleep(LOOK_EVERY_MS, signal);
  }
}

/** Null: Telegram has had no trouble lately. `now`: milliseconds since 1970. */
function troubleOf(
  { last_error_date: at, last_error_message: message, pending_update_count: waiting }: WebhookInfo,
  now: number,
): string | null {
  if (at === undefined || waiting === 0 || now - at * 1000 > 2 * LOOK_EVERY_MS) return null;
  return `Telegram cannot deliver to the webhook (${message ?? 'no reason given'}).`;
}
