import type { MessageEntity } from 'grammy/types';

import type { IncomingMessage } from '../../domain/messaging/incoming-message.ts';
import type { TelegramSelf } from './telegram-self.ts';

type Addressing = Pick<IncomingMessage, 'text' | 'mentionsUs' | 'commandTarget'>;

/** To whom a text or caption speaks, by Telegram's marks in it. Their offsets count UTF-16 units, as JavaScript's strings do. */
export function readAddressing(self: TelegramSelf, text: string, entities: readonly MessageEntity[]): Addressing {
  const mentions = entities.filter((entity) => namesUs(self, text, entity));
  const leading = mentions.find(({ offset }) => text.slice(0, offset).trim() === '');
  const begin = leading === undefined ? text.length - text.trimStart().length : afterMention(text, leading);
  const command = entities.find(({ type, offset }) => type === 'bot_command' && offset === begin);
  return {
    text: text.slice(begin),
    mentionsUs: mentions.length > 0,
    commandTarget: command === undefined ? null : targetOf(self, text.slice(begin, begin + command.length)),
  };
}

function namesUs(self: TelegramSelf, text: string, entity: MessageEntity): boolean {
  if (entity.type === 'text_mention') return entity.user.id === self.id;
  if (entity.type !== 'mention') return false;
  return text.slice(entity.offset, entity.offset + entity.length).toLowerCase() === `@${self.account}`;
}

/** Where the text goes on after a mention of us and what people put after a name. */
function afterMention(text: string, { offset, length }: MessageEntity): number {
  const end = offset + length;
  const between = /^\s*[,:;!—–-]?\s+|^[,:]/.exec(text.slice(end));
  return end + (between?.[0].length ?? 0);
}

function targetOf(self: TelegramSelf, command: string): 'us' | 'another' | null {
  const at = command.indexOf('@');
  if (at === -1) return null;
  return command.slice(at + 1).toLowerCase() === self.account ? 'us' : 'another';
}
