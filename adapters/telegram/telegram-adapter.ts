import type { ChannelSession, ChatAdapter } from '../../domain/ports/chat-adapter.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import { makeConnectionNews } from './connection-news.ts';
import { makeHinting } from './hints.ts';
import { keepWebhook } from './keep-webhook.ts';
import { setMenu } from './menu.ts';
import { pollUpdates } from './poll-updates.ts';
import type { UpdateParts } from './take-in-update.ts';
import { makeTelegramClient } from './telegram-client.ts';
import type { TelegramClient } from './telegram-client.ts';
import { makeTelegramOrphans } from './telegram-orphans.ts';
import type { TelegramSelf } from './telegram-self.ts';
import { makeTelegramTransport } from './telegram-transport.ts';
import { makeWebhookHandler } from './webhook.ts';
import type { Receiver, WebhookHandler } from './webhook.ts';
import { secretFromToken } from './webhook-secret.ts';

const DEADLINE_MS = 10_000;

export interface TelegramDeps {
  readonly token: string;
  /** Null: Telegram's own. */
  readonly apiRoot: string | null;
  /** Null: updates are asked for. `secret` null: one is made from the token. */
  readonly webhook: { readonly url: string; readonly secret: string | null } | null;
  /** Whether any group allows that what is not addressed to us is kept. */
  readonly isObserving: () => Promise<boolean>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface TelegramAdapter extends ChatAdapter {
  /** For requests to the path of the webhook's address; null: updates are asked for. */
  readonly webhook: WebhookHandler | null;
}

/**
 * Asks Telegram who our bot is, again and again while it cannot be reached: addresses are made of the bot's name, so there is no adapter before.
 * Throws a RejectedError when the token is refused, and the signal's reason when that aborts.
 */
export async function connectTelegram(deps: TelegramDeps, signal: AbortSignal): Promise<TelegramAdapter> {
  const client = makeTelegramClient(deps);
  const news = makeConnectionNews({ ...deps, report: () => {} });
  for (;;) {
    try {
      const { id, username } = await client.call(DEADLINE_MS, signal, (api, until) => api.getMe(until));
      return makeTelegramAdapter(deps, client, { id, account: username.toLowerCase() });
    } catch (error) {
      await news.failed(error, signal);
    }
  }
}

function makeTelegramAdapter(deps: TelegramDeps, client: TelegramClient, self: TelegramSelf): TelegramAdapter {
  const { clock, logger, webhook } = deps;
  const parts: UpdateParts = { self, client, clock, logger };
  const secret = webhook?.secret ?? secretFromToken(deps.token);
  let receiver: Receiver | null = null;
  return {
    channel: 'telegram',
    account: self.account,
    transport: makeTelegramTransport(client),
    orphans: makeTelegramOrphans(client),
    webhook: webhook === null ? null : makeWebhookHandler({ ...parts, secret, receiver: () => receiver }),
    listen: async (session, signal) => {
      receiver = { session, signal };
      try {
        await listen(deps, parts, secret, session, signal);
      } catch (error) {
        if (!signal.aborted) throw error;
      } finally {
        receiver = null;
      }
    },
  };
}

async function listen(deps: TelegramDeps, parts: UpdateParts, secret: string, session: ChannelSession, signal: AbortSignal): Promise<void> {
  const { client, clock, logger } = parts;
  const news = makeConnectionNews({ clock, logger, report: (item) => session.report(item) });
  const hint = makeHinting({ client, isObserving: deps.isObserving, now: () => clock.monotonic() });
  const tend = (): Promise<void> => hint(session, signal);
  const menu = (): Promise<void> => offerMenu(client, session, logger, signal);
  if (deps.webhook !== null)
    return await keepWebhook({ client, clock, news, secret, url: deps.webhook.url, prepare: menu, tend }, session, signal);
  const prepare = async (): Promise<void> => {
    await client.call(DEADLINE_MS, signal, (api, until) => api.deleteWebhook({}, until));
    const { pending_update_count: count } = await client.call(DEADLINE_MS, signal, (api, until) => api.getWebhookInfo(until));
    session.report({ kind: 'backlog', count });
    await menu();
  };
  return await pollUpdates({ ...parts, news, prepare, tend }, session, signal);
}

/** People can write commands without a menu, so nothing waits for it. */
async function offerMenu(client: TelegramClient, session: ChannelSession, logger: Logger, signal: AbortSignal): Promise<void> {
  try {
    await setMenu(client, session, signal);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    logger.warn('telegram.menu-not-set', { message: error instanceof Error ? error.message : String(error) });
  }
}
