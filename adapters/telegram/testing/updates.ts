import type { Chat, Message, Update, User } from 'grammy/types';

import { NOON } from '../../../domain/testing/fixtures.ts';
import { translateUpdate } from '../translate-update.ts';

export const SELF = { id: 7, account: 'parley_bot' };
export const ANN: User = { id: 42, is_bot: false, first_name: 'Аня', last_name: 'К', language_code: 'ru' };
export const US: User = { id: 7, is_bot: true, first_name: 'Parley', username: 'Parley_Bot' };
export const PRIVATE: Chat.PrivateChat = { id: 42, type: 'private', first_name: 'Аня' };
export const GROUP: Chat.SupergroupChat = { id: -1001, type: 'supergroup', title: 'Команда', is_forum: true };

export type Said = Message & Update.NonChannel;

/** Message 5 of Ann's in the group. */
export function said(change: Partial<Said>): Said {
  return { message_id: 5, date: NOON.getTime() / 1000, chat: GROUP, from: ANN, ...change };
}

/** The core's message that becomes of it. Throws where none does. */
export function messageOf(change: Partial<Said>) {
  const event = translateUpdate(SELF, { update_id: 1, message: said(change) }, NOON);
  if (event.kind !== 'message') throw new Error(`It is ${event.kind}.`);
  return event.message;
}

export function photo(file_id: string, width: number) {
  return { file_id, file_unique_id: file_id, width, height: width };
}
