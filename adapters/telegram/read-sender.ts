import type { Chat, User } from 'grammy/types';

import type { Sender } from '../../domain/messaging/incoming-message.ts';
import type { TelegramSelf } from './telegram-self.ts';

/** A user as the core knows people. */
export function readUser(self: TelegramSelf, user: User): Sender {
  const name = [user.first_name, user.last_name]
    .filter((part) => part !== undefined)
    .join(' ')
    .trim();
  return {
    externalId: String(user.id),
    name: name === '' ? (user.username ?? String(user.id)) : name,
    languageTag: user.language_code ?? null,
    isBot: user.is_bot,
    isUs: user.id === self.id,
  };
}

/**
 * Who wrote. Whoever writes in the name of a chat (anonymous admins, channels and what a linked channel posts) hides who they are: nobody can be
 * held responsible, so they count as a bot, which is never answered.
 */
export function readSender(self: TelegramSelf, user: User | undefined, writesAs: Chat | undefined): Sender | null {
  if (writesAs !== undefined) {
    const name = writesAs.title ?? writesAs.username ?? String(writesAs.id);
    return { externalId: String(writesAs.id), name, languageTag: null, isBot: true, isUs: false };
  }
  return user === undefined ? null : readUser(self, user);
}
