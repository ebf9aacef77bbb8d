import type { Message } from 'grammy/types';

import type { IncomingMessage, RepliedTo } from '../../domain/messaging/incoming-message.ts';
import { readAddressing } from './read-addressing.ts';
import { readAttachments } from './read-attachments.ts';
import { readSender } from './read-sender.ts';
import { messageKey, telegramAddress } from './telegram-self.ts';
import type { TelegramSelf } from './telegram-self.ts';
import { wordlessText } from './wordless-text.ts';

/** A message in the core's words; null: nobody says anything in it, as in Telegram's own notices. */
export function readMessage(self: TelegramSelf, message: Message, isEdit: boolean): IncomingMessage | null {
  const { chat } = message;
  if (chat.type === 'channel') return null;
  // A live location is where somebody was when they shared it; where they go after that is no message.
  if (isEdit && message.location !== undefined) return null;
  const sender = readSender(self, message.from, message.sender_chat);
  const attachments = readAttachments(message);
  const words = message.text ?? message.caption;
  const text = words ?? wordlessText(message);
  if (sender === null || (text === null && attachments.length === 0)) return null;
  const entities = words === undefined ? [] : (message.entities ?? message.caption_entities ?? []);
  return {
    address: telegramAddress(self, chat.id, topicOf(message)),
    audience: chat.type === 'private' ? 'private' : 'group',
    author: { kind: 'sender', sender },
    externalId: messageKey(chat.id, message.message_id),
    isEdit,
    ...readAddressing(self, text ?? '', entities),
    attachments,
    repliesTo: readReply(self, message),
    isForwarded: message.forward_origin !== undefined,
    // An edit that makes a message addressed to us asks now, however old the message is.
    sentAt: new Date((isEdit ? (message.edit_date ?? message.date) : message.date) * 1000),
  };
}

/** The forum topic; in other groups Telegram numbers the chains of replies in the same field, which are no threads to anybody. */
export function topicOf(message: Pick<Message, 'is_topic_message' | 'message_thread_id'>): number | undefined {
  return message.is_topic_message === true ? message.message_thread_id : undefined;
}

function readReply(self: TelegramSelf, message: Message): RepliedTo | null {
  const answered = message.reply_to_message;
  if (answered === undefined) return null;
  return {
    externalId: messageKey(answered.chat.id, answered.message_id),
    isOurs: answered.from?.id === self.id && answered.sender_chat === undefined,
    senderId: answered.from === undefined || answered.sender_chat !== undefined ? null : String(answered.from.id),
    isThreadRoot: answered.forum_topic_created !== undefined || answered.message_id === topicOf(message),
    text: message.quote?.text ?? answered.text ?? answered.caption ?? null,
  };
}
