import type { CallbackQuery, ChatMember, ChatMemberUpdated, Update } from 'grammy/types';

import { PRESS_ACTIONS } from '../../domain/messaging/incoming-message.ts';
import type { IncomingMessage, IncomingPress, MembershipChange, PressAction } from '../../domain/messaging/incoming-message.ts';
import { readMessage, topicOf } from './read-message.ts';
import { readUser } from './read-sender.ts';
import { messageKey, telegramAddress } from './telegram-self.ts';
import type { TelegramSelf } from './telegram-self.ts';

/** What an update means to the core. */
export type TelegramEvent =
  | { readonly kind: 'message'; readonly message: IncomingMessage }
  | { readonly kind: 'press'; readonly press: IncomingPress }
  /** A press that we know nothing of; its button waits for an answer all the same. */
  | { readonly kind: 'stray-press'; readonly id: string }
  | { readonly kind: 'membership'; readonly change: MembershipChange }
  | { readonly kind: 'migration'; readonly fromChat: string; readonly toChat: string }
  | { readonly kind: 'nothing' };

/** The updates that are asked for. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

const PREFIX = 'p:';
const NOTHING: TelegramEvent = { kind: 'nothing' };

/** What a button carries, to be found again in its press. */
export function pressData(action: PressAction): string {
  return PREFIX + action;
}

/** Turns an update into the core's words. `now`: when it came; Telegram doesn't say when a button was pressed. */
export function translateUpdate(self: TelegramSelf, update: Update, now: Date): TelegramEvent {
  if (update.callback_query !== undefined) return readPress(self, update.callback_query, now);
  if (update.my_chat_member !== undefined) return readMembership(self, update.my_chat_member);
  const written = update.message ?? update.edited_message;
  if (written === undefined) return NOTHING;
  // Both sides tell of a migration: the old group where it went, the new one where it came from.
  if (written.migrate_to_chat_id !== undefined) return migration(written.chat.id, written.migrate_to_chat_id);
  if (written.migrate_from_chat_id !== undefined) return migration(written.migrate_from_chat_id, written.chat.id);
  const message = readMessage(self, written, update.message === undefined);
  return message === null ? NOTHING : { kind: 'message', message };
}

function migration(fromChat: number, toChat: number): TelegramEvent {
  return { kind: 'migration', fromChat: String(fromChat), toChat: String(toChat) };
}

function readPress(self: TelegramSelf, query: CallbackQuery, now: Date): TelegramEvent {
  const { message, data } = query;
  const action = PRESS_ACTIONS.find((known) => pressData(known) === data);
  if (message === undefined || action === undefined || message.chat.type === 'channel') return { kind: 'stray-press', id: query.id };
  const { chat } = message;
  // An old message comes without its topic; the core finds what it belongs to by its id.
  const topic = message.date === 0 ? undefined : topicOf(message);
  const press: IncomingPress = {
    address: telegramAddress(self, chat.id, topic),
    audience: chat.type === 'private' ? 'private' : 'group',
    sender: readUser(self, query.from),
    externalId: query.id,
    messageId: messageKey(chat.id, message.message_id),
    action,
    at: now,
  };
  return { kind: 'press', press };
}

function readMembership(self: TelegramSelf, changed: ChatMemberUpdated): TelegramEvent {
  const { chat } = changed;
  const was = isIn(changed.old_chat_member);
  const is = isIn(changed.new_chat_member);
  // In private these are a person who blocks the bot and one who starts it; a start is followed by their message.
  if (was === is || chat.type === 'channel' || (chat.type === 'private' && is)) return NOTHING;
  const change: MembershipChange = {
    address: telegramAddress(self, chat.id, undefined),
    audience: chat.type === 'private' ? 'private' : 'group',
    title: chat.title ?? null,
    by: readUser(self, changed.from),
    kind: is ? 'added' : 'removed',
  };
  return { kind: 'membership', change };
}

function isIn(member: ChatMember): boolean {
  if (member.status === 'restricted') return member.is_member;
  return member.status !== 'left' && member.status !== 'kicked';
}
