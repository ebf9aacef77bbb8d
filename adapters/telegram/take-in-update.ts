import type { Update } from 'grammy/types';

import { GoneError, RejectedError, UnreachableError } from '../../domain/errors.ts';
import type { ChannelSession } from '../../domain/ports/chat-adapter.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { Logger } from '../../domain/ports/logger.ts';
import type { TelegramClient } from './telegram-client.ts';
import type { TelegramSelf } from './telegram-self.ts';
import { translateUpdate } from './translate-update.ts';
import type { TelegramEvent } from './translate-update.ts';

/** What everything that takes in updates works with. */
export interface UpdateParts {
  readonly self: TelegramSelf;
  readonly client: TelegramClient;
  readonly clock: Clock;
  readonly logger: Logger;
}

const DEADLINE_MS = 5_000;
const LEAVING_PAUSES_MS = [1_000, 5_000, 10_000] as const;
const LONGEST_NOTICE = 200;
/** Telegram shows a notice for a moment only; what is longer than this is shown until it is closed. */
const QUICK_NOTICE = 60;

/**
 * Hands one update in. When it returns, the update is stored or was skipped, and may be acknowledged. Throws an UnreachableError when it could not be stored now,
 * and the signal's reason when that aborts. What cannot be read or is refused for good is logged and skipped: it must not hold up what follows.
 */
export async function takeInUpdate(parts: UpdateParts, session: ChannelSession, update: Update, signal: AbortSignal): Promise<void> {
  session.report({ kind: 'event' });
  try {
    await handIn(parts, session, translateUpdate(parts.self, update, parts.clock.now()), signal);
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    if (cause instanceof UnreachableError) throw cause;
    parts.logger.error('telegram.update-skipped', { update: update.update_id, cause });
  }
}

async function handIn(parts: UpdateParts, { door }: ChannelSession, event: TelegramEvent, signal: AbortSignal): Promise<void> {
  switch (event.kind) {
    case 'message':
      return await door.message(event.message);
    case 'press':
      return await answerPress(parts, event.press.externalId, await door.press(event.press), signal);
    case 'stray-press':
      return await answerPress(parts, event.id, null, signal);
    case 'membership': {
      const wish = await door.membership(event.change);
      if (wish === 'leave' && event.change.kind !== 'removed') await leave(parts, Number(event.change.address.chat), signal);
      return;
    }
    case 'migration':
      return await door.migrated(parts.self.account, event.fromChat, event.toChat);
    case 'nothing':
  }
}

/** Ends the button's waiting. A press that is too old to be answered is stored all the same. */
async function answerPress({ client, logger }: UpdateParts, id: string, text: string | null, signal: AbortSignal): Promise<void> {
  const notice = text === null ? {} : { text: text.slice(0, LONGEST_NOTICE), show_alert: text.length > QUICK_NOTICE };
  try {
    await client.call(DEADLINE_MS, signal, (api, until) => api.answerCallbackQuery(id, notice, until));
  } catch (cause) {
    logger.info('telegram.press-not-answered', { cause });
  }
}

/** Tries for as long as it makes sense: what is after this update waits meanwhile. */
async function leave({ client, clock, logger }: UpdateParts, chat: number, signal: AbortSignal): Promise<void> {
  for (const pauseMs of LEAVING_PAUSES_MS) {
    try {
      await client.call(DEADLINE_MS, signal, (api, until) => api.leaveChat(chat, until));
      return;
    } catch (cause) {
      if (cause instanceof GoneError || cause instanceof RejectedError) return;
      logger.warn('telegram.chat-not-left', { chat, cause });
      await clock.sleep(pauseMs, signal);
    }
  }
}
