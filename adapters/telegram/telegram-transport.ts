import { InputFile } from 'grammy';
import type { InlineKeyboardMarkup, ReplyParameters } from 'grammy/types';

import { GoneError, RejectedError } from '../../domain/errors.ts';
import type { Pin } from '../../domain/delivery/pin.ts';
import type { Button, ChannelCapabilities, ChatTransport, Destination, OutgoingFile } from '../../domain/ports/chat-transport.ts';
import { renderTelegram } from './render-telegram.ts';
import type { TelegramClient } from './telegram-client.ts';
import { MovedError, NotModifiedError } from './telegram-failure.ts';
import { messageKey, readMessageKey } from './telegram-self.ts';
import { pressData } from './translate-update.ts';

/** Bots may fetch 20 MB and send 50. */
const MEGABYTE = 1024 * 1024;
const PHOTO_BYTES = 10 * MEGABYTE;
const PHOTOS = new Set(['image/jpeg', 'image/png', 'image/webp']);
const LONGEST_CAPTION = 1024;
const DEADLINE_MS = 20_000;
const FILE_DEADLINE_MS = 120_000;
const BUTTONS_IN_A_ROW = 3;

/** Telegram's published limits, a little less than allowed: its clock is not ours. */
export const TELEGRAM_CAPABILITIES: ChannelCapabilities = {
  channel: 'telegram',
  maxLength: 4096,
  maxSpans: 100,
  pace: { private: { spacingMs: 1050, window: null }, group: { spacingMs: 1050, window: { count: 19, milliseconds: 60_000 } } },
  perSecond: 28,
  sendsOnce: false,
  feedback: 'buttons',
  maxFileBytes: 20 * MEGABYTE,
  typingMs: 5000,
};

/** Sends as our bot. Also throws the signal's reason when that aborts. */
export function makeTelegramTransport(client: TelegramClient): ChatTransport {
  return {
    capabilities: TELEGRAM_CAPABILITIES,
    send: (to, { document, buttons, pin }, _key, signal) => {
      if (pin !== undefined) return wherever(to, (chat) => sendPin(client, to, chat, pin, signal));
      const { text, entities } = renderTelegram(document);
      return wherever(to, (chat) =>
        client.call(DEADLINE_MS, signal, (api, until) =>
          api.sendMessage(chat, text, { entities, ...NO_PREVIEW, ...placeOf(to), ...keyboard(buttons) }, until),
        ),
      );
    },
    edit: async (_to, messageId, { document, buttons }, _key, signal) => {
      const { chat, message } = ofOurs(messageId);
      const { text, entities } = renderTelegram(document);
      const options = { entities, ...NO_PREVIEW, ...keyboard(buttons) };
      await unless(NotModifiedError, () =>
        client.call(DEADLINE_MS, signal, (api, until) => api.editMessageText(chat, message, text, options, until)),
      );
    },
    remove: async (_to, messageId, signal) => {
      const { chat, message } = ofOurs(messageId);
      await unless(GoneError, () => client.call(DEADLINE_MS, signal, (api, until) => api.deleteMessage(chat, message, until)));
    },
    sendFile: (to, file, _key, signal) => wherever(to, (chat) => sendFile(client, to, chat, file, signal)),
    showTyping: async (to, signal) => {
      const { message_thread_id } = placeOf(to);
      const place = message_thread_id === undefined ? {} : { message_thread_id };
      await client.call(DEADLINE_MS, signal, (api, until) => api.sendChatAction(Number(to.address.chat), 'typing', place, until));
    },
    fetchFile: async (remote, maxBytes, signal) => {
      const file = await client.call(DEADLINE_MS, signal, (api, until) => api.getFile(remote, until));
      if ((file.file_size ?? 0) > maxBytes) throw new RejectedError(`The file has more than ${String(maxBytes)} bytes.`);
      if (file.file_path === undefined) throw new RejectedError('Telegram does not give this file to bots.');
      return await client.download(file.file_path, maxBytes, FILE_DEADLINE_MS, signal);
    },
  };
}

const NO_PREVIEW = { link_preview_options: { is_disabled: true } };

/** Telegram wants an address with every place that has a name. */
function sendPin(client: TelegramClient, to: Destination, chat: number, pin: Pin, signal: AbortSignal): Promise<Sent> {
  const { latitude, longitude, title } = pin;
  const address = pin.address === '' ? `${latitude.toFixed(5)}, ${longitude.toFixed(5)}` : pin.address;
  return client.call(DEADLINE_MS, signal, (api, until) => api.sendVenue(chat, latitude, longitude, title, address, placeOf(to), until));
}

/** A picture that Telegram won't show as one is sent as a file. */
async function sendFile(client: TelegramClient, to: Destination, chat: number, file: OutgoingFile, signal: AbortSignal): Promise<Sent> {
  const options = { ...placeOf(to), ...(file.caption === '' ? {} : { caption: shortened(file.caption) }) };
  const input = (): InputFile => new InputFile(file.content, file.name);
  if (PHOTOS.has(file.mime) && file.content.length <= PHOTO_BYTES) {
    try {
      return await client.call(FILE_DEADLINE_MS, signal, (api, until) => api.sendPhoto(chat, input(), options, until));
    } catch (error) {
      if (!(error instanceof RejectedError)) throw error;
    }
  }
  return await client.call(FILE_DEADLINE_MS, signal, (api, until) => api.sendDocument(chat, input(), options, until));
}

interface Sent {
  readonly chat: { readonly id: number };
  readonly message_id: number;
}

/** Sends to the chat, or to the supergroup that it has become in the meantime. */
async function wherever(to: Destination, send: (chat: number) => Promise<Sent>): Promise<string> {
  const { chat, message_id: id } = await send(Number(to.address.chat)).catch((error: unknown) => {
    if (error instanceof MovedError) return send(error.chat);
    throw error;
  });
  return messageKey(chat.id, id);
}

/** The topic, and in groups the question that is answered: without it nobody there knows to whom the answer speaks. */
function placeOf({ address, audience, replyTo }: Destination): { message_thread_id?: number; reply_parameters?: ReplyParameters } {
  const question = replyTo === null || audience === 'private' ? null : readMessageKey(replyTo);
  return {
    ...(address.thread === null ? {} : { message_thread_id: Number(address.thread) }),
    ...(question === null || String(question.chat) !== address.chat
      ? {}
      : { reply_parameters: { message_id: question.message, allow_sending_without_reply: true } }),
  };
}

/** No buttons: those that an edited message had go away. */
function keyboard(buttons: readonly Button[]): { reply_markup?: InlineKeyboardMarkup } {
  if (buttons.length === 0) return {};
  const keys = buttons.map(({ action, label }) => ({ text: label, callback_data: pressData(action) }));
  const rows = Math.ceil(keys.length / BUTTONS_IN_A_ROW);
  const inline_keyboard = Array.from({ length: rows }, (_, row) => keys.slice(row * BUTTONS_IN_A_ROW, (row + 1) * BUTTONS_IN_A_ROW));
  return { reply_markup: { inline_keyboard } };
}

function ofOurs(messageId: string): { chat: number; message: number } {
  const read = readMessageKey(messageId);
  if (read === null) throw new GoneError(`No message of Telegram has the id ${messageId}.`);
  return read;
}

async function unless(expected: typeof GoneError | typeof NotModifiedError, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof expected)) throw error;
  }
}

function shortened(caption: string): string {
  if (caption.length <= LONGEST_CAPTION) return caption;
  return `${caption.slice(0, LONGEST_CAPTION - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
