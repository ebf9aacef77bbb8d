import { afterEach, beforeEach, expect, test } from 'vitest';
import { Api, Bot, InlineKeyboard, InputFile } from 'grammy';
import { startFakeTelegram } from './start-fake-telegram.ts';
import type { FakeTelegram } from './start-fake-telegram.ts';

let telegram: FakeTelegram;
let api: Api;

beforeEach(async () => {
  telegram = await startFakeTelegram({ limits: 'off' });
  api = new Api(telegram.token, { apiRoot: telegram.url });
});

afterEach(() => telegram.close());

test('grammy sees the bot, answers what a person says, and edits the answer', async () => {
  const anna = telegram.person('Anna', { username: 'anna', language: 'ru' });
  const chat = telegram.privateChat(anna);
  telegram.say(chat, anna, 'Привет 👋');

  const me = await api.getMe();
  const [update] = await api.getUpdates({ timeout: 10 });
  const sent = await api.sendMessage(chat.id, '  думаю…  ', { reply_parameters: { message_id: update?.message?.message_id ?? 0 } });
  await api.editMessageText(chat.id, sent.message_id, 'Здравствуйте!', { entities: [{ type: 'bold', offset: 0, length: 12 }] });

  expect(me.username).toBe('parley_bot');
  expect(update?.message).toMatchObject({ text: 'Привет 👋', from: { first_name: 'Anna' }, chat: { type: 'private' } });
  expect(sent.text).toBe('думаю…');
  expect(telegram.visible(chat)).toMatchObject([
    { by: 'Anna', text: 'Привет 👋' },
    { by: 'Parley', fromBot: true, text: 'Здравствуйте!', edited: true, replyTo: 1, entities: [{ type: 'bold' }] },
  ]);
});

test('a long poll of grammy ends as soon as somebody writes', async () => {
  const anna = telegram.person('Anna');
  const polled = api.getUpdates({ timeout: 30 });
  await telegram.until(() => telegram.calls.length === 1);
  telegram.say(telegram.privateChat(anna), anna, 'hello');
  expect(await polled).toHaveLength(1);
});

test('buttons are pressed and the press is answered', async () => {
  const anna = telegram.person('Anna');
  const chat = telegram.privateChat(anna);
  telegram.say(chat, anna, 'hello');
  const sent = await api.sendMessage(chat.id, 'Good?', { reply_markup: new InlineKeyboard().text('👍', 'good').text('👎', 'bad') });
  const press = telegram.press(chat, anna, sent.message_id, '👍');
  const updates = await api.getUpdates();
  const query = updates.at(-1)?.callback_query;
  await api.answerCallbackQuery(query?.id ?? '', { text: 'Thank you' });
  expect(query?.data).toBe('good');
  expect(await press.answered).toEqual({ text: 'Thank you', showAlert: false });
  await expect(api.answerCallbackQuery(query?.id ?? '')).rejects.toMatchObject({ error_code: 400 });
});

test('files go both ways', async () => {
  const anna = telegram.person('Anna');
  const chat = telegram.privateChat(anna);
  telegram.sendDocument(chat, anna, new TextEncoder().encode('строки'), { name: 'отчёт.txt', caption: 'вот' });
  const [update] = await api.getUpdates();
  const file = await api.getFile(update?.message?.document?.file_id ?? '');
  const downloaded = await fetch(`${telegram.url}/file/bot${telegram.token}/${file.file_path ?? ''}`);
  expect(await downloaded.text()).toBe('строки');

  await api.sendDocument(chat.id, new InputFile(new TextEncoder().encode('ответ'), 'ответ.md'), { caption: 'готово' });
  const answer = telegram.visible(chat).at(-1);
  expect(answer).toMatchObject({ text: 'готово', file: { kind: 'document', name: 'ответ.md' } });
  expect(new TextDecoder().decode(telegram.fileBytes(answer?.file?.id ?? ''))).toBe('ответ');
});

test("grammy's own polling answers in a forum topic", async () => {
  const anna = telegram.person('Anna');
  const group = telegram.group('Team', { members: [anna], forum: true });
  telegram.addBotTo(group, anna);
  const topic = telegram.topic(group, 'Release', anna);
  const bot = new Bot(telegram.token, { client: { apiRoot: telegram.url } });
  bot.on('message:text', (context) => context.reply(`echo ${context.message.text}`));
  const running = bot.start();
  telegram.say(group, anna, '@parley_bot hello', { topic });
  await telegram.until(() => telegram.visible(group).some(({ text }) => text.startsWith('echo')));
  await bot.stop();
  await running;
  expect(telegram.visible(group).at(-1)).toMatchObject({ text: 'echo @parley_bot hello', topic });
});
