import { GoneError } from '../../domain/errors.ts';
import type { OrphanFinder, OrphanGap } from '../../domain/ports/orphan-finder.ts';
import type { TelegramClient } from './telegram-client.ts';
import { NotModifiedError } from './telegram-failure.ts';
import { messageKey, readMessageKey } from './telegram-self.ts';

const MOST_PROBES = 30;
const DEADLINE_MS = 20_000;

/**
 * Looks for messages of ours by their numbers. A bot cannot read a chat, but it can only edit what is its own: asked to take the buttons off
 * a message, Telegram says that there are none (ours) or that it is not to be edited (somebody else's, or nobody's). That changes nothing.
 */
export function makeTelegramOrphans(client: TelegramClient): OrphanFinder {
  return {
    takeAway: async (_to, between, signal) => {
      const before = readMessageKey(between.before);
      if (before === null) return 0;
      const { chat } = before;
      let found = 0;
      for (const message of candidates(between)) {
        if (await between.isKnown(messageKey(chat, message))) continue;
        if (!(await isOurs(client, between, chat, message, signal))) continue;
        await client.call(DEADLINE_MS, signal, (api, until) => api.deleteMessage(chat, message, until)).catch(ignoreGone);
        found += 1;
      }
      return found;
    },
  };
}

/** What was cut off was sent soon after the last known message; without one, it is somewhere before the next of ours. */
function candidates({ after, before }: OrphanGap): readonly number[] {
  const newer = readMessageKey(before);
  if (newer === null) return [];
  const older = after === null ? null : readMessageKey(after);
  if (older === null || older.chat !== newer.chat) {
    return Array.from({ length: Math.min(MOST_PROBES, newer.message - 1) }, (_, step) => newer.message - 1 - step);
  }
  const count = Math.max(0, Math.min(MOST_PROBES, newer.message - older.message - 1));
  return Array.from({ length: count }, (_, step) => older.message + 1 + step);
}

async function isOurs(client: TelegramClient, between: OrphanGap, chat: number, message: number, signal: AbortSignal): Promise<boolean> {
  try {
    await between.inTurn(() => client.call(DEADLINE_MS, signal, (api, until) => api.editMessageReplyMarkup(chat, message, {}, until)));
    return true;
  } catch (error) {
    if (error instanceof NotModifiedError) return true;
    if (error instanceof GoneError) return false;
    throw error;
  }
}

function ignoreGone(error: unknown): void {
  if (!(error instanceof GoneError)) throw error;
}
