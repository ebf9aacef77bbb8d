import type { ChannelSession } from '../../domain/ports/chat-adapter.ts';
import type { TelegramClient } from './telegram-client.ts';

const DEADLINE_MS = 10_000;
const EVERY_MS = 10 * 60_000;

const PRIVACY_MODE =
  "Groups are to be observed, but Telegram's privacy mode hides their messages from the bot: write /setprivacy to @BotFather, choose the bot and Disable, " +
  'then remove the bot from each group and add it again.';

interface HintParts {
  readonly client: TelegramClient;
  /** Whether any group allows that what is not addressed to us is kept. */
  readonly isObserving: () => Promise<boolean>;
  readonly now: () => number;
}

/** Tells from time to time what should be seen to. Never fails: what cannot be found out now is found out later. */
export function makeHinting({ client, isObserving, now }: HintParts): (session: ChannelSession, signal: AbortSignal) => Promise<void> {
  let next = -Infinity;
  return async (session, signal) => {
    if (now() < next) return;
    next = now() + EVERY_MS;
    try {
      const isHidden = (await isObserving()) && !(await readsAll(client, signal));
      session.report({ kind: 'hints', hints: isHidden ? [PRIVACY_MODE] : [] });
    } catch {
      if (signal.aborted) throw signal.reason;
    }
  };
}

async function readsAll(client: TelegramClient, signal: AbortSignal): Promise<boolean> {
  const me = await client.call(DEADLINE_MS, signal, (api, until) => api.getMe(until));
  return me.can_read_all_group_messages;
}
