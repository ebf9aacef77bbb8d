import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findPythonTelegramBot } from './find-python-telegram-bot.ts';
import type { RunPython } from './find-python-telegram-bot.ts';
import { startFakeTelegram } from './start-fake-telegram.ts';
import type { FakeTelegram } from './start-fake-telegram.ts';

const found = await findPythonTelegramBot();
if ('missing' in found) process.stdout.write(`skipped: no python-telegram-bot here (${found.missing})\n`);

/** A bot as its library's documentation has it: commands, echoes with an edit, a button, a document fetched and sent back. */
const BOT = `
import sys
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

async def start(update, context):
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Да", callback_data="yes")]])
    await update.effective_message.reply_text("Готовы?", reply_markup=keyboard)

async def echo(update, context):
    sent = await update.effective_message.reply_text("…")
    text = "echo " + update.effective_message.text
    await sent.edit_text(text, entities=[MessageEntity(type="bold", offset=0, length=4)])

async def press(update, context):
    await update.callback_query.answer(text="нажато " + update.callback_query.data)
    await update.callback_query.edit_message_text("Поехали")

async def document(update, context):
    file = await update.effective_message.document.get_file()
    data = bytes(await file.download_as_bytearray())
    await update.effective_message.reply_document(data.upper(), filename="ответ.txt", caption="готово")

async def stop(update, context):
    context.application.stop_running()

url, token = sys.argv[1:3]
application = Application.builder().token(token).base_url(url + "/bot").base_file_url(url + "/file/bot").build()
application.add_handler(CommandHandler("start", start))
application.add_handler(CommandHandler("stop", stop))
application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
application.add_handler(MessageHandler(filters.Document.ALL, document))
application.add_handler(CallbackQueryHandler(press))
application.run_polling(timeout=5, allowed_updates=["message", "callback_query"])
`;

/** Calls that the server must refuse, each with the class of the error that the library makes of the answer. */
const REFUSALS = `
import asyncio, sys
from telegram import Bot
from telegram.error import TelegramError

async def main(url, token, chat):
    async with Bot(token, base_url=url + "/bot", base_file_url=url + "/file/bot") as bot:
        async def tried(call):
            try:
                await call
                print("taken")
            except TelegramError as error:
                print(type(error).__name__, "|", error.message)
        await tried(bot.send_message(chat, "x" * 4097))
        await tried(bot.send_message(404, "x"))
        await tried(bot.edit_message_text("x", chat, 99))
        for count in range(4):
            await tried(bot.send_message(chat, "quick"))

asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
`;

describe.skipIf('missing' in found)("a client by others, Debian's python-telegram-bot, gets along with the stand-in", () => {
  let telegram: FakeTelegram;
  const python: RunPython = 'python' in found ? found.python : () => Promise.resolve('');

  beforeEach(async () => {
    telegram = await startFakeTelegram();
  });
  afterEach(() => telegram.close());

  test('a whole bot: commands, edits, buttons and files', async () => {
    const anna = telegram.person('Анна');
    const chat = telegram.privateChat(anna);
    const group = telegram.group('Команда', { members: [anna] });
    telegram.addBotTo(group, anna);
    const running = python(BOT, [telegram.url, telegram.token]);
    const ended = running.then(() => {
      throw new Error('The bot ended too early.');
    });
    ended.catch(() => undefined);
    const wait = <T>(check: () => T | undefined | false): Promise<T> => Promise.race([telegram.until(check), ended]);

    telegram.say(chat, anna, '/start');
    const asked = await wait(() => telegram.visible(chat).find(({ text }) => text === 'Готовы?'));
    expect(await telegram.press(chat, anna, asked.id, 'Да').answered).toEqual({ text: 'нажато yes', showAlert: false });
    await wait(() => telegram.visible(chat).some(({ text, buttons }) => text === 'Поехали' && buttons.length === 0));

    telegram.say(group, anna, 'привет 👋');
    const echoed = await wait(() => telegram.visible(group).find(({ text }) => text === 'echo привет 👋'));
    expect(echoed).toMatchObject({ edited: true, entities: [{ type: 'bold', offset: 0, length: 4 }] });

    telegram.sendDocument(group, anna, new TextEncoder().encode('строки'), { name: 'вопрос.txt' });
    const answer = await wait(() => telegram.visible(group).find(({ text }) => text === 'готово'));
    expect(answer.file).toMatchObject({ kind: 'document', name: 'ответ.txt' });

    telegram.say(chat, anna, '/stop');
    await running;
    expect(telegram.calls.filter(({ outcome }) => outcome?.ok === false)).toEqual([]);
  });

  test('it takes the refusals for what they are', async () => {
    const anna = telegram.person('Anna');
    const chat = telegram.privateChat(anna);
    telegram.say(chat, anna, 'hello');
    const output = await python(REFUSALS, [telegram.url, telegram.token, String(chat.id)]);
    expect(output.trim().split('\n')).toEqual([
      'BadRequest | Message is too long',
      'BadRequest | Chat not found',
      'BadRequest | Message to edit not found',
      'taken',
      'taken',
      'taken',
      expect.stringMatching(/^RetryAfter \| .*1/),
    ]);
  });
});
