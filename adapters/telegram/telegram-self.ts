import type { Address } from '../../domain/messaging/address.ts';

/** Our own bot, as Telegram knows it. */
export interface TelegramSelf {
  readonly id: number;
  /** Its username in lower case: Telegram does not tell cases apart. */
  readonly account: string;
}

/** Telegram's numbers as the core's address; `thread`: the forum topic, undefined outside of topics. */
export function telegramAddress(self: TelegramSelf, chat: number, thread: number | undefined): Address {
  return { channel: 'telegram', account: self.account, chat: String(chat), thread: thread === undefined ? null : String(thread) };
}

/** A message's id as the core knows it: Telegram counts messages in each chat anew, so the chat belongs to it. */
export function messageKey(chat: number, message: number): string {
  return `${String(chat)}/${String(message)}`;
}

/** The numbers in what `messageKey` made; null: it did not make this. */
export function readMessageKey(key: string): { chat: number; message: number } | null {
  const match = /^(-?\d{1,15})\/(\d{1,15})$/.exec(key);
  return match === null ? null : { chat: Number(match[1]), message: Number(match[2]) };
}
