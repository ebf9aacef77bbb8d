import { createServer } from 'node:http';
import { Api, Bot, InlineKeyboardBuilder, InputFile } from 'node-telegram-bot-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startFakeTelegram } from './start-fake-telegram.ts';
import type { FakeTelegram } from './start-fake-telegram.ts';

describe("a client by others, npm's node-telegram-bot-api, gets along with the stand-in", () => {
  let telegram: FakeTelegram;

  beforeEach(async () => {
    telegram = await startFakeTelegram({ limits: 'off' });
  });
  afterEach(() => telegram.close());

  test('its polling bot answers, edits its answer and takes a press', async () => {
    const anna = telegram.person('Анна');
    const chat = telegram.privateChat(anna);
    const bot = new Bot(telegram.token, { apiRoot: telegram.url });
    bot.command('start', async (context) => {
      const sent = await context.reply('…', { reply_markup: new InlineKeyboardBuilder().text('Да', 'yes').build() });
      await bot.api.editMessageText({
        chat_id: chat.id,
        message_id: sent.message_id,
        text: 'Готовы?',
        reply_markup: new InlineKeyboardBuilder().text('Да', 'yes').build(),
      });
    });
    bot.on('callback_query', async (context) => {
      await context.answerCallbackQuery({ text: `нажато ${context.callbackQuery?.data ?? ''}` });
    });
    const running = bot.startPolling();
    telegram.say(chat, anna, '/start');
    const asked = await telegram.until(() => telegram.visible(chat).find(({ text }) => text === 'Готовы?'));
    const press = telegram.press(chat, anna, asked.id, 'Да');
    expect(await press.answered).toEqual({ text: 'нажато yes', showAlert: false });
    expect(asked).toMatchObject({ edited: true, buttons: [['Да']] });
    bot.stop();
    await running;
  });

  test('it sends and fetches files', async () => {
    const anna = telegram.person('Anna');
    const chat = telegram.privateChat(anna);
    const api = new Api(telegram.token, { apiRoot: telegram.url });
    telegram.sendPhoto(chat, anna, new Uint8Array([0xff, 0xd8, 0xff, 7]), { caption: 'look' });
    const [update] = await api.getUpdates({});
    const photo = update !== undefined && 'message' in update ? update.message.photo : undefined;
    const file = await api.getFile({ file_id: photo?.at(-1)?.file_id ?? '' });
    const response = await fetch(`${telegram.url}/file/bot${telegram.token}/${file.file_path ?? ''}`);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([0xff, 0xd8, 0xff, 7]));
    const document = new InputFile(new TextEncoder().encode('a\r\n--b--\r\nc'), { filename: 'отчёт.txt' });
    await api.sendDocument({ chat_id: chat.id, document, caption: 'вот' });
    const seen = telegram.visible(chat).at(-1);
    expect(seen).toMatchObject({ text: 'вот', file: { kind: 'document', name: 'отчёт.txt' } });
    expect(new TextDecoder().decode(telegram.fileBytes(seen?.file?.id ?? ''))).toBe('a\r\n--b--\r\nc');
  });

  test('it understands the errors, a flood wait included', async () => {
    const anna = telegram.person('Anna');
    const chat = telegram.privateChat(anna);
    const api = new Api(telegram.token, { apiRoot: telegram.url, maxRetries: 0 });
    await expect(api.sendMessage({ chat_id: 404, text: 'x' })).rejects.toMatchObject({
      message: expect.stringContaining('chat not found'),
    });
    telegram.say(chat, anna, 'hi');
    telegram.next('sendMessage', { kind: 'refuse', errorCode: 429, description: 'Too Many Requests: retry after 7', retryAfter: 7 });
    await expect(api.sendMessage({ chat_id: chat.id, text: 'x' })).rejects.toMatchObject({ retryAfter: 7 });
  });

  test('an update goes to the webhook with its secret, again and again until it is taken, and polling is refused meanwhile', async () => {
    const anna = telegram.person('Anna');
    const chat = telegram.privateChat(anna);
    const api = new Api(telegram.token, { apiRoot: telegram.url, maxRetries: 0 });
    const secrets: unknown[] = [];
    const receiver = createServer((request, response) => {
      secrets.push(request.headers['x-telegram-bot-api-secret-token']);
      request.resume();
      response.writeHead(secrets.length < 3 ? 500 : 200).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const address = receiver.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    await api.setWebhook({ url: `http://127.0.0.1:${String(port)}/hook`, secret_token: 'a-secret' });
    telegram.say(chat, anna, 'hi');
    await expect(api.getUpdates({})).rejects.toMatchObject({ message: expect.stringContaining('Conflict') });
    await expect.poll(() => telegram.pending().length).toBe(0);
    expect(secrets).toEqual(['a-secret', 'a-secret', 'a-secret']);
    expect(await api.getWebhookInfo()).toMatchObject({ pending_update_count: 0, last_error_message: expect.stringContaining('500') });
    await api.deleteWebhook({});
    expect(await api.getUpdates({})).toEqual([]);
    await new Promise((resolve) => receiver.close(resolve));
  });
});
