import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { UnreachableError } from '../../domain/errors.ts';
import { startFakeTelegram } from '../../testing/telegram/start-fake-telegram.ts';
import type { FakeTelegram } from '../../testing/telegram/start-fake-telegram.ts';
import { makeHurriedClock, makeRecordingSession, openTelegram } from './testing/open-telegram.ts';

let telegram: FakeTelegram;

beforeEach(async () => {
  telegram = await startFakeTelegram({ limits: 'off' });
});

afterEach(() => telegram.close());

function inPrivate() {
  const ann = telegram.person('Аня', { language: 'ru' });
  return { ann, chat: telegram.privateChat(ann) };
}

const textsOf = (session: ReturnType<typeof makeRecordingSession>): string[] => session.messages.map(({ text }) => text);

describe('taking in', () => {
  it('I1: hands in what waits and what comes, in order, and acknowledges it after it is stored', async () => {
    const { ann, chat } = inPrivate();
    for (const text of ['раз', 'два 👋', 'три']) telegram.say(chat, ann, text);
    const waiting: number[] = [];
    const session = makeRecordingSession();
    const { message } = session.door;
    session.door.message = async (incoming) => {
      waiting.push(telegram.pending().length);
      await message(incoming);
    };
    const { listen } = await openTelegram(telegram);
    const stop = listen(session);
    await vi.waitFor(() => expect(textsOf(session)).toEqual(['раз', 'два 👋', 'три']));
    telegram.say(chat, ann, 'четыре');
    await vi.waitFor(() => expect(textsOf(session)).toHaveLength(4));
    expect(waiting).toEqual([3, 3, 3, 1]);
    await vi.waitFor(() => expect(telegram.pending()).toEqual([]));
    await stop();
    expect(session.news).toContainEqual({ kind: 'backlog', count: 3 });
    expect(session.news.filter(({ kind }) => kind === 'connected')).toHaveLength(1);
  });

  it('I1: loses nothing and repeats nothing over restarts', async () => {
    const { ann, chat } = inPrivate();
    const session = makeRecordingSession();
    for (let round = 0; round < 5; round += 1) {
      telegram.say(chat, ann, `до ${String(round)}`);
      const stop = (await openTelegram(telegram)).listen(session);
      await vi.waitFor(() => expect(session.messages).toHaveLength(2 * round + 1));
      telegram.say(chat, ann, `при ${String(round)}`);
      await vi.waitFor(() => expect(session.messages).toHaveLength(2 * round + 2));
      await vi.waitFor(() => expect(session.cursor?.startsWith(`${String(700_000_001 + 2 * round + 2)}@`)).toBe(true));
      await stop();
    }
    expect(textsOf(session)).toEqual([0, 1, 2, 3, 4].flatMap((round) => [`до ${String(round)}`, `при ${String(round)}`]));
  });

  it('I1: hands in again what could not be stored, and only then goes on', async () => {
    const { ann, chat } = inPrivate();
    const tries: string[] = [];
    const session = makeRecordingSession({
      message: async ({ text }) => {
        tries.push(text);
        if (tries.length < 3) throw new UnreachableError('The database is away.');
      },
    });
    for (const text of ['раз', 'два']) telegram.say(chat, ann, text);
    const { listen } = await openTelegram(telegram);
    const stop = listen(session);
    await vi.waitFor(() => expect(tries).toEqual(['раз', 'раз', 'раз', 'два']));
    await stop();
  });

  it('I1: skips and logs what is refused for good, and goes on', async () => {
    const { ann, chat } = inPrivate();
    const seen: string[] = [];
    const session = makeRecordingSession({
      message: async ({ text }) => {
        seen.push(text);
        if (text === 'раз') throw new TypeError('a mistake of ours');
      },
    });
    for (const text of ['раз', 'два']) telegram.say(chat, ann, text);
    const { listen, logger } = await openTelegram(telegram);
    const stop = listen(session);
    await vi.waitFor(() => expect(seen).toEqual(['раз', 'два']));
    expect(logger.of('telegram.update-skipped')).toHaveLength(1);
    await stop();
  });

  it('hands in presses and answers them, joins and leaves as told, and tells of migrations', async () => {
    const { ann, chat } = inPrivate();
    const session = makeRecordingSession({ membership: async ({ title }) => (title === 'Чужие' ? 'leave' : 'stay') });
    const { adapter, listen } = await openTelegram(telegram);
    const stop = listen(session);
    telegram.say(chat, ann, 'привет');
    const to = {
      address: { channel: 'telegram', account: adapter.account, chat: String(chat.id), thread: null },
      audience: 'private',
      replyTo: null,
    } as const;
    const id = await adapter.transport.send(
      to,
      { document: [], buttons: [{ action: 'good', label: '👍' }], isFinal: true },
      'key',
      new AbortController().signal,
    );
    const press = telegram.press(chat, ann, Number(id.split('/')[1]), '👍');
    expect(await press.answered).toEqual({ text: 'Спасибо!', showAlert: false });
    expect(session.presses).toMatchObject([{ action: 'good', messageId: id, externalId: press.id }]);
    const strangers = telegram.group('Чужие', { members: [ann] });
    telegram.addBotTo(strangers, ann);
    await telegram.until(() => telegram.calls.some(({ method }) => method === 'leaveChat'));
    const group = telegram.group('Команда', { members: [ann], kind: 'group' });
    telegram.addBotTo(group, ann);
    const grown = telegram.migrate(group, ann);
    await vi.waitFor(() => expect(session.migrations).toContain(`${String(group.id)}>${String(grown.id)}`));
    await stop();
  });
});

describe('the connection', () => {
  it('sets the menu in both languages, without what Telegram would refuse', async () => {
    const stop = (await openTelegram(telegram)).listen(makeRecordingSession());
    await telegram.until(() => telegram.commands().size === 4);
    expect(Object.fromEntries(telegram.commands())).toEqual({
      '["all_private_chats"] ': [{ command: 'help', description: 'member private en' }],
      '["all_private_chats"] ru': [{ command: 'help', description: 'member private ru' }],
      '["all_group_chats"] ': [{ command: 'help', description: 'member group en' }],
      '["all_group_chats"] ru': [{ command: 'help', description: 'member group ru' }],
    });
    await stop();
  });

  it('obeys when it has to wait, comes back after failures, and tells both', async () => {
    telegram.next('getUpdates', { kind: 'bad-gateway' });
    telegram.next('getUpdates', { kind: 'cut-call' });
    telegram.next('getUpdates', { kind: 'refuse', errorCode: 409, description: 'Conflict: terminated by other getUpdates request' });
    const { ann, chat } = inPrivate();
    telegram.say(chat, ann, 'привет');
    const session = makeRecordingSession();
    const stop = (await openTelegram(telegram, { clock: makeHurriedClock() })).listen(session);
    await vi.waitFor(() => expect(textsOf(session)).toEqual(['привет']));
    expect(session.news.map(({ kind }) => kind).filter((kind) => kind === 'failed' || kind === 'connected')).toEqual([
      'failed',
      'failed',
      'failed',
      'connected',
    ]);
    await stop();
  });

  it('ends for good when the token is refused', async () => {
    const { listen, adapter } = await openTelegram(telegram);
    telegram.next('getUpdates', { kind: 'refuse', errorCode: 401, description: 'Unauthorized' });
    await expect(adapter.listen(makeRecordingSession(), new AbortController().signal)).rejects.toMatchObject({ code: 'outside.rejected' });
    await expect(openTelegram({ url: telegram.url, token: '1:wrong' })).rejects.toMatchObject({ code: 'outside.rejected' });
    await listen(makeRecordingSession())();
  });

  it('waits for a Telegram that cannot be reached yet', async () => {
    for (let count = 0; count < 3; count += 1) telegram.next('getMe', { kind: 'cut-call' });
    const { adapter } = await openTelegram(telegram, { clock: makeHurriedClock() });
    expect(adapter.account).toBe('parley_bot');
  });

  it('tells how to change the privacy mode while groups are observed', async () => {
    const shy = await startFakeTelegram({ privacyMode: true });
    const session = makeRecordingSession();
    const stop = (await openTelegram(shy, { isObserving: async () => true })).listen(session);
    await vi.waitFor(() => expect(session.news).toContainEqual({ kind: 'hints', hints: [expect.stringContaining('/setprivacy')] }));
    await stop();
    await shy.close();
  });
});
