import type { Chat, User } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { callBotApi } from './call-bot-api.ts';
import { startFakeTelegram } from './start-fake-telegram.ts';
import type { FakeTelegram } from './start-fake-telegram.ts';

let telegram: FakeTelegram;
let anna: User;
let chat: Chat.PrivateChat;

beforeEach(async () => {
  telegram = await startFakeTelegram({ limits: 'off' });
  anna = telegram.person('Anna', { username: 'anna' });
  chat = telegram.privateChat(anna);
  telegram.say(chat, anna, 'hello');
});
afterEach(() => telegram.close());

async function refused(method: string, parameters: object): Promise<string> {
  const answer = await callBotApi(telegram, method, parameters);
  return answer.ok ? 'taken' : `${String(answer.error_code)} ${answer.description.replace(/^(Bad Request|Forbidden|Conflict): /, '')}`;
}
const send = (parameters: object): Promise<string> => refused('sendMessage', { chat_id: chat.id, text: 'x', ...parameters });
const edit = (parameters: object): Promise<string> =>
  refused('editMessageText', { chat_id: chat.id, message_id: 2, text: 'y', ...parameters });

describe('texts', () => {
  test.each([
    ['nothing', '', '400 message text is empty'],
    ['white space only', ' \n\t ', '400 message text is empty'],
    ['4,096 units', 'я'.repeat(4096), 'taken'],
    ['4,096 units within white space', `  ${'x'.repeat(4096)}\n`, 'taken'],
    ['4,097 units', 'x'.repeat(4097), '400 message is too long'],
    ['2,049 emoji of two units each', '👋'.repeat(2049), '400 message is too long'],
    ['half a surrogate pair', 'a\ud83d', '400 strings must be encoded in UTF-8'],
  ])('%s: as the server would', async (_name, text, outcome) => {
    expect(await send({ text })).toBe(outcome);
  });

  test('are trimmed, and their entities move along', async () => {
    await send({ text: '\n\n  bold!  ', entities: [{ type: 'bold', offset: 2, length: 6 }] });
    expect(telegram.visible(chat).at(-1)).toMatchObject({ text: 'bold!', entities: [{ type: 'bold', offset: 0, length: 4 }] });
  });

  test('with a parameter that the method does not have are refused, so are methods and tokens that nobody knows', async () => {
    expect(await send({ parse_mod: 'HTML' })).toBe('400 unknown parameter "parse_mod" of sendMessage');
    expect(await refused('sendMesage', {})).toBe('404 Not Found');
    const foreign = await fetch(`${telegram.url}/bot1:wrong/getMe`);
    expect(await foreign.json()).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
  });
});

describe('edits', () => {
  beforeEach(() => send({ text: 'first', reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] } }));

  test.each([
    ['an unknown message', { message_id: 99 }, '400 message to edit not found'],
    ["somebody else's message", { message_id: 1 }, "400 message can't be edited"],
    ['an unknown chat', { chat_id: 5 }, '400 chat not found'],
    ['an empty text', { text: ' ' }, '400 message text is empty'],
    ['a text too long', { text: 'x'.repeat(4097) }, '400 MESSAGE_TOO_LONG'],
    ['another text', { text: 'second' }, 'taken'],
  ])('of %s', async (_name, parameters, outcome) => {
    expect(await edit(parameters)).toBe(outcome);
  });

  test('that change nothing are refused, also when only white space at the ends differs', async () => {
    const markup = { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] };
    expect(await edit({ text: ' first ', reply_markup: markup })).toMatch(/^400 message is not modified: specified new message content/);
    expect(await refused('editMessageReplyMarkup', { chat_id: chat.id, message_id: 2, reply_markup: markup })).toMatch(
      /^400 message is not modified/,
    );
  });

  test('without a keyboard take the keyboard away', async () => {
    await edit({ text: 'first' });
    expect(telegram.visible(chat).at(-1)).toMatchObject({ text: 'first', buttons: [], edited: true });
  });

  test('of a deleted message find nothing', async () => {
    expect(await refused('deleteMessage', { chat_id: chat.id, message_id: 2 })).toBe('taken');
    expect(await edit({})).toBe('400 message to edit not found');
    expect(await refused('deleteMessage', { chat_id: chat.id, message_id: 2 })).toBe('400 message to delete not found');
  });
});

describe('places', () => {
  test('a person who has not written first, one who has blocked the bot, and one who is unknown', async () => {
    const boris = telegram.person('Boris');
    telegram.privateChat(boris);
    expect(await send({ chat_id: boris.id })).toBe("403 bot can't initiate conversation with a user");
    telegram.block(anna);
    expect(await send({})).toBe('403 bot was blocked by the user');
    telegram.say(chat, anna, 'back again');
    expect(await send({})).toBe('taken');
    expect(await send({ chat_id: 12345 })).toBe('400 chat not found');
  });

  test('a group that the bot never joined, one that it was removed from, one that it left', async () => {
    const group = telegram.group('Team', { members: [anna] });
    expect(await send({ chat_id: group.id })).toBe('403 bot is not a member of the supergroup chat');
    telegram.addBotTo(group, anna);
    expect(await send({ chat_id: group.id })).toBe('taken');
    telegram.removeBotFrom(group, anna);
    expect(await send({ chat_id: group.id })).toBe('403 bot was kicked from the supergroup chat');
    telegram.addBotTo(group, anna);
    expect(await refused('leaveChat', { chat_id: group.id })).toBe('taken');
    expect(await send({ chat_id: group.id })).toBe('403 bot is not a member of the supergroup chat');
  });

  test('a group that became a supergroup says where it went', async () => {
    const group = telegram.group('Team', { kind: 'group', members: [anna] });
    telegram.addBotTo(group, anna);
    const next = telegram.migrate(group, anna);
    expect(await callBotApi(telegram, 'sendMessage', { chat_id: group.id, text: 'x' })).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: next.id },
    });
    expect(await send({ chat_id: next.id })).toBe('taken');
  });

  test('topics: only those that exist and are open, and only in a forum', async () => {
    const forum = telegram.group('Forum', { members: [anna], forum: true });
    telegram.addBotTo(forum, anna);
    const topic = telegram.topic(forum, 'Release', anna);
    expect(await send({ chat_id: forum.id, message_thread_id: topic })).toBe('taken');
    expect(await send({ chat_id: forum.id, message_thread_id: topic + 77 })).toBe('400 message thread not found');
    telegram.closeTopic(forum, topic);
    expect(await send({ chat_id: forum.id, message_thread_id: topic })).toBe('400 TOPIC_CLOSED');
    expect(await send({ message_thread_id: 1 })).toBe('400 message thread not found');
  });

  test('a reply to a message that is gone', async () => {
    expect(await send({ reply_parameters: { message_id: 99 } })).toBe('400 message to be replied not found');
    expect(await send({ reply_parameters: { message_id: 99, allow_sending_without_reply: true } })).toBe('taken');
    expect(await send({ reply_parameters: { message_id: 1 } })).toBe('taken');
  });

  test('message ids are counted in each chat by itself', async () => {
    const group = telegram.group('Team', { members: [anna] });
    telegram.addBotTo(group, anna);
    await send({ chat_id: group.id });
    await send({});
    expect(telegram.visible(group).map(({ id }) => id)).toEqual([1, 2]);
    expect(telegram.visible(chat).map(({ id }) => id)).toEqual([1, 2]);
  });
});

describe('keyboards', () => {
  const withButton = (button: object): Promise<string> => send({ reply_markup: { inline_keyboard: [[button]] } });

  test.each([
    ['64 bytes of data', { text: 'A', callback_data: 'x'.repeat(64) }, 'taken'],
    ['65 bytes of data', { text: 'A', callback_data: 'x'.repeat(65) }, '400 BUTTON_DATA_INVALID'],
    ['33 Cyrillic letters of data', { text: 'A', callback_data: 'я'.repeat(33) }, '400 BUTTON_DATA_INVALID'],
    ['no data', { text: 'A', callback_data: '' }, '400 BUTTON_DATA_INVALID'],
    ['no label', { text: ' ', callback_data: 'x' }, '400 text buttons are not allowed to be empty'],
    ['a link', { text: 'A', url: 'https://example.org/' }, 'taken'],
    [
      'a script for a link',
      { text: 'A', url: 'javascript:1' },
      "400 inline keyboard button URL 'javascript:1' is invalid: unsupported URL protocol",
    ],
  ])('%s', async (_name, button, outcome) => {
    expect(await withButton(button)).toBe(outcome);
  });

  test('a press is answered once, in time, and with a short text', async () => {
    const clocked = await startFakeTelegram({ limits: 'off', callbackTtlMs: -1 });
    const boris = clocked.person('Boris');
    const late = clocked.privateChat(boris);
    clocked.say(late, boris, 'hi');
    await callBotApi(clocked, 'sendMessage', {
      chat_id: late.id,
      text: 'x',
      reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
    });
    const press = clocked.press(late, boris, 2, 'A');
    expect(await callBotApi(clocked, 'answerCallbackQuery', { callback_query_id: press.id })).toMatchObject({
      description: 'Bad Request: query is too old and response timeout expired or query ID is invalid',
    });
    await clocked.close();
    expect(await refused('answerCallbackQuery', { callback_query_id: 'none', text: 'x'.repeat(201) })).toBe('400 MESSAGE_TOO_LONG');
  });
});

describe('files', () => {
  async function upload(method: string, field: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const form = new FormData();
    form.set('chat_id', String(chat.id));
    form.set(field, new File([bytes], 'a.bin'));
    const response = await fetch(`${telegram.url}/bot${telegram.token}/${method}`, { method: 'POST', body: form });
    const body = await response.json();
    return body.ok ? 'taken' : `${body.error_code} ${body.description}`;
  }

  test('empty, too big, and no picture', async () => {
    expect(await upload('sendDocument', 'document', new Uint8Array(0))).toBe('400 Bad Request: file must be non-empty');
    expect(await upload('sendDocument', 'document', new Uint8Array(53 * 1024 * 1024))).toBe('413 Request Entity Too Large');
    expect(await upload('sendPhoto', 'photo', new Uint8Array(11 * 1024 * 1024))).toMatch(/too big for a photo/);
    expect(await upload('sendPhoto', 'photo', new Uint8Array([1, 2, 3]))).toBe('400 Bad Request: IMAGE_PROCESS_FAILED');
    expect(await upload('sendVoice', 'voice', new Uint8Array([1, 2, 3]))).toBe('taken');
  });

  test('above 20 MB cannot be fetched by a bot', async () => {
    const message = telegram.sendDocument(chat, anna, new Uint8Array(21 * 1024 * 1024));
    expect(await refused('getFile', { file_id: message.document?.file_id })).toBe('400 file is too big');
    expect(await refused('getFile', { file_id: 'none' })).toBe('400 wrong file_id or the file is temporarily unavailable');
  });
});
