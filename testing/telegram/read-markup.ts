import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { z } from 'zod';
import { badRequest } from './api-problem.ts';

const callbackButton = z.strictObject({ text: z.string(), callback_data: z.string() });
const urlButton = z.strictObject({ text: z.string(), url: z.string() });
const copyButton = z.strictObject({ text: z.string(), copy_text: z.strictObject({ text: z.string().min(1).max(256) }) });
const markupSchema = z.strictObject({ inline_keyboard: z.array(z.array(z.union([callbackButton, urlButton, copyButton]))) });

const MAX_CALLBACK_BYTES = 64;
const MAX_BUTTONS = 100;
const MAX_ROW = 8;

/** The inline keyboard, checked; undefined: there is none. Keyboards of other kinds are refused: Parley has no use for them. */
export function readMarkup(raw: unknown): InlineKeyboardMarkup | undefined {
  if (raw === undefined) return undefined;
  const parsed = markupSchema.safeParse(raw);
  if (!parsed.success) throw badRequest("can't parse inline keyboard button: only callback, url and copy_text ones are known here");
  const rows = parsed.data.inline_keyboard.filter((row) => row.length > 0);
  const buttons = rows.flat();
  if (buttons.length > MAX_BUTTONS) throw badRequest('reply markup is too long');
  if (rows.some((row) => row.length > MAX_ROW)) throw badRequest('reply markup is too long');
  for (const button of buttons) checkButton(button);
  return rows.length === 0 ? undefined : { inline_keyboard: rows };
}

function checkButton(button: InlineKeyboardButton): void {
  if (button.text.trim() === '') throw badRequest('text buttons are not allowed to be empty');
  if ('callback_data' in button) {
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes === 0 || bytes > MAX_CALLBACK_BYTES) throw badRequest('BUTTON_DATA_INVALID');
  }
  if ('url' in button && !/^(https?|tg|ton):\/\/[^\s]+$/.test(button.url))
    throw badRequest(`inline keyboard button URL '${button.url}' is invalid: unsupported URL protocol`);
}
