import type { Chat, Update, User } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { callBotApi } from './call-bot-api.ts';
import { startFakeTelegram } from './start-fake-telegram.ts';
import type { FakeTelegram } from './start-fake-telegram.ts';

const clock = makeManualClock();
let telegram: FakeTelegram;
let anna: User;
let chat: Chat.PrivateChat;

beforeEach(async () => {
  telegram = await startFakeTelegram({ limits: 'off', clock });
  anna = telegram.person('Anna', { username: 'anna' });
  chat = telegram.privateChat(anna);
});
afterEach(() => telegram.close());

async function poll(parameters: object = {}): Promise<Update[]> {
  const answer = await callBotApi(telegram, 'getUpdates', parameters);
  if (!answer.ok) throw new Error(answer.description);
  return answer.result as Update[];
}
const texts = (updates: Update[]): unknown[] => updates.map(({ message, edited_message: edited }) => message?.text ?? edited?.text);

describe('polling', () => {
  test('keeps updates until a higher offset acknowledges them', async () => {
    for (const text of ['one', 'two', 'three']) telegram.say(chat, anna, text);
    const first = await poll({ limit: 2 });
    expect(texts(first)).toEqual(['one', 'two']);
    expect(texts(await poll({ limit: 2 }))).toEqual(['one', 'two']);
    expect(texts(await poll({ offset: (first[1]?.update_id ?? 0) + 1 }))).toEqual(['three']);
    expect(texts(await poll())).toEqual(['three']);
    expect(texts(await poll({ offset: -1 }))).toEqual(['three']);
  });

  test('waits as long as it is told and then answers with nothing', async () => {
    const polled = poll({ timeout: 30 });
    await telegram.until(() => telegram.calls.length === 1);
    await clock.advance(30_000);
    expect(await polled).toEqual([]);
  });

  test('by two ends the first with a conflict', async () => {
    const first = callBotApi(telegram, 'getUpdates', { timeout: 30 });
    await telegram.until(() => telegram.calls.length === 1);
    const second = poll({ timeout: 30 });
    expect(await first).toMatchObject({ error_code: 409, description: expect.stringContaining('terminated by other getUpdates request') });
    telegram.say(chat, anna, 'hello');
    expect(texts(await second)).toEqual(['hello']);
  });

  test('gets only the kinds asked for, from then on', async () => {
    await poll({ allowed_updates: ['edited_message'] });
    const message = telegram.say(chat, anna, 'one');
    telegram.edit(chat, message.message_id, 'two');
    expect(texts(await poll())).toEqual(['two']);
  });

  test('forgets after a day', async () => {
    telegram.say(chat, anna, 'old');
    await clock.advance(24 * 3600 * 1000 + 1);
    expect(await poll()).toEqual([]);
  });
});

describe('groups', () => {
  test('in privacy mode only what is meant for the bot is seen', async () => {
    const shy = await startFakeTelegram({ limits: 'off', privacyMode: true });
    const boris = shy.person('Boris');
    const group = shy.group('Team', { members: [boris] });
    shy.addBotTo(group, boris);
    await callBotApi(shy, 'sendMessage', { chat_id: group.id, text: 'I am here' });
    const own = shy.visible(group).at(-1)?.id ?? 0;
    shy.say(group, boris, 'just talking');
    shy.say(group, boris, '/help');
    shy.say(group, boris, '/help@other_bot');
    shy.say(group, boris, 'hey @Parley_Bot');
    shy.say(group, boris, 'an answer', { replyTo: own });
    expect(texts([...shy.pending()]).filter((text) => text !== undefined)).toEqual(['/help', 'hey @Parley_Bot', 'an answer']);
    shy.makeBotAdministrator(group, boris);
    shy.say(group, boris, 'talking again');
    expect(texts([...shy.pending()]).at(-1)).toBe('talking again');
    await shy.close();
  });

  test('joining, topics, replies and reactions look as on the real server', async () => {
    await poll({ allowed_updates: ['message', 'my_chat_member', 'message_reaction'] });
    const forum = telegram.group('Forum', { members: [anna], forum: true });
    telegram.say(forum, anna, 'nobody hears this');
    telegram.addBotTo(forum, anna);
    const topic = telegram.topic(forum, 'Release', anna);
    const said = telegram.say(forum, anna, 'hello @parley_bot', { topic });
    telegram.react(forum, anna, said.message_id, ['👍']);
    telegram.makeBotAdministrator(forum, anna);
    telegram.react(forum, anna, said.message_id, []);
    const updates = await poll();
    expect(updates.map(({ my_chat_member: member }) => member?.new_chat_member.status)).toEqual([
      'member',
      undefined,
      undefined,
      undefined,
      'administrator',
      undefined,
    ]);
    expect(updates[3]?.message).toMatchObject({
      is_topic_message: true,
      message_thread_id: topic,
      reply_to_message: { message_id: topic, forum_topic_created: { name: 'Release' } },
      entities: [{ type: 'mention', offset: 6, length: 11 }],
    });
    expect(updates[5]?.message_reaction).toMatchObject({ old_reaction: [{ emoji: '👍' }], new_reaction: [] });
  });

  test('a reply in an ordinary supergroup names a thread that is no topic', async () => {
    const group = telegram.group('Team', { members: [anna] });
    telegram.addBotTo(group, anna);
    const root = telegram.say(group, anna, 'root');
    const reply = telegram.say(group, anna, 'reply', { replyTo: root.message_id });
    expect(reply.message_thread_id).toBe(root.message_id);
    expect(reply.is_topic_message).toBeUndefined();
  });

  test('a migration is told in both chats', async () => {
    const group = telegram.group('Team', { kind: 'group', members: [anna] });
    telegram.addBotTo(group, anna);
    const next = telegram.migrate(group, anna);
    const updates = await poll();
    expect(updates.slice(-2).map(({ message }) => message)).toMatchObject([
      { chat: { id: group.id }, migrate_to_chat_id: next.id },
      { chat: { id: next.id }, migrate_from_chat_id: group.id },
    ]);
  });
});

describe('menus of commands', () => {
  test('are kept by scope and language, and checked', async () => {
    const commands = [{ command: 'help', description: 'What I can do' }];
    const scope = { type: 'all_group_chats' };
    await callBotApi(telegram, 'setMyCommands', { commands, scope, language_code: 'ru' });
    expect(await callBotApi(telegram, 'getMyCommands', { scope, language_code: 'ru' })).toEqual({ ok: true, result: commands });
    expect(await callBotApi(telegram, 'getMyCommands')).toEqual({ ok: true, result: [] });
    const wrong = [{ command: 'Help', description: 'x' }];
    expect(await callBotApi(telegram, 'setMyCommands', { commands: wrong })).toMatchObject({
      description: 'Bad Request: BOT_COMMAND_INVALID',
    });
    await callBotApi(telegram, 'deleteMyCommands', { scope, language_code: 'ru' });
    expect(await callBotApi(telegram, 'getMyCommands', { scope, language_code: 'ru' })).toEqual({ ok: true, result: [] });
  });
});

describe('calls that go wrong on order', () => {
  beforeEach(() => {
    telegram.say(chat, anna, 'hello');
  });
  const send = (): ReturnType<typeof callBotApi> => callBotApi(telegram, 'sendMessage', { chat_id: chat.id, text: 'x' });

  test('done, but the answer is lost', async () => {
    telegram.next('sendMessage', { kind: 'lose-answer' });
    await expect(send()).rejects.toThrow();
    expect(telegram.visible(chat)).toHaveLength(2);
  });

  test('done, and the answer waits', async () => {
    const fault = telegram.next('sendMessage', { kind: 'hold-answer' });
    const sent = send();
    await fault.happened;
    expect(telegram.visible(chat)).toHaveLength(2);
    fault.release();
    expect(await sent).toMatchObject({ ok: true });
  });

  test('not done: cut, refused, or a page of the proxy', async () => {
    telegram.next('sendMessage', { kind: 'cut-call' });
    await expect(send()).rejects.toThrow();
    telegram.next('sendMessage', { kind: 'bad-gateway' });
    await expect(send()).rejects.toThrow();
    telegram.next('sendMessage', { kind: 'refuse', errorCode: 500, description: 'Internal Server Error' });
    expect(await send()).toEqual({ ok: false, error_code: 500, description: 'Internal Server Error' });
    expect(telegram.visible(chat)).toHaveLength(1);
    expect(await send()).toMatchObject({ ok: true });
  });

  test('never answered, until everything is closed', async () => {
    const fault = telegram.next('sendMessage', { kind: 'never-answer' });
    const sent = send();
    sent.catch(() => undefined);
    await fault.happened;
    expect(telegram.visible(chat)).toHaveLength(2);
    await telegram.close();
    await expect(sent).rejects.toThrow();
  });
});
