import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { GoneError, NotSentError, RateLimitedError, RejectedError, UnreachableError } from '../../domain/errors.ts';
import type { ChatTransport, Destination, OutgoingMessage } from '../../domain/ports/chat-transport.ts';
import { startFakeTelegram } from '../../testing/telegram/start-fake-telegram.ts';
import type { FakeTelegram } from '../../testing/telegram/start-fake-telegram.ts';
import { openTelegram } from './testing/open-telegram.ts';

const KEY = '00000000-0000-4000-8000-000000000001';
const LIVE = new AbortController().signal;

let telegram: FakeTelegram;
let transport: ChatTransport;

beforeEach(async () => {
  telegram = await startFakeTelegram({ limits: 'off' });
  transport = (await openTelegram(telegram)).adapter.transport;
});

afterEach(() => telegram.close());

function message(text: string, change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    document: text === '' ? [] : [{ kind: 'paragraph', children: [{ kind: 'bold', children: [{ kind: 'text', text }] }] }],
    buttons: [],
    isFinal: true,
    ...change,
  };
}

function inPrivate() {
  const ann = telegram.person('Аня');
  const chat = telegram.privateChat(ann);
  const asked = telegram.say(chat, ann, 'Привет');
  return { ann, chat, to: destination(chat.id, 'private', `${String(chat.id)}/${String(asked.message_id)}`) };
}

function inGroup() {
  const ann = telegram.person('Аня');
  const chat = telegram.group('Команда', { members: [ann], forum: true });
  telegram.addBotTo(chat, ann);
  const asked = telegram.say(chat, ann, '@parley_bot привет');
  return { ann, chat, asked, to: destination(chat.id, 'group', `${String(chat.id)}/${String(asked.message_id)}`) };
}

function destination(chat: number, audience: 'private' | 'group', replyTo: string | null, thread: string | null = null): Destination {
  return { address: { channel: 'telegram', account: 'parley_bot', chat: String(chat), thread }, audience, replyTo };
}

describe('what is sent', () => {
  it('is a text with marks and buttons, which an edit replaces', async () => {
    const { chat, to } = inPrivate();
    const buttons = [
      { action: 'good', label: '👍' },
      { action: 'bad', label: '👎' },
      { action: 'retry', label: 'Ещё раз' },
      { action: 'stop', label: 'Стоп' },
    ] as const;
    const id = await transport.send(to, message('Здравствуй 👋', { buttons }), KEY, LIVE);
    expect(telegram.visible(chat).at(-1)).toMatchObject({
      text: 'Здравствуй 👋',
      entities: [{ type: 'bold', offset: 0, length: 13 }],
      buttons: [['👍', '👎', 'Ещё раз'], ['Стоп']],
    });
    await transport.edit(to, id, message('Готово'), KEY, LIVE);
    expect(telegram.visible(chat).at(-1)).toMatchObject({ text: 'Готово', buttons: [], edited: true });
  });

  it('is a place on a map, with its address or else its degrees', async () => {
    const { chat, asked, to } = inGroup();
    const pin = { latitude: 55.752031, longitude: 37.592518, title: 'Аптека «36,6»', address: 'улица Арбат 9' };
    const id = await transport.send(to, message('📍', { pin }), KEY, LIVE);
    expect(telegram.visible(chat).at(-1)).toMatchObject({ place: pin, replyTo: asked.message_id, text: '' });
    expect(id).toBe(`${String(chat.id)}/${String(telegram.visible(chat).at(-1)?.id)}`);
    await transport.send(to, message('📍', { pin: { ...pin, address: '' } }), KEY, LIVE);
    expect(telegram.visible(chat).at(-1)?.place).toMatchObject({ address: '55.75203, 37.59252' });
    await expect(transport.send(to, message('📍', { pin: { ...pin, latitude: 91 } }), KEY, LIVE)).rejects.toBeInstanceOf(RejectedError);
  });

  it('quotes the question in a group, and in private does not', async () => {
    const { chat, asked, to } = inGroup();
    await transport.send(to, message('a'), KEY, LIVE);
    expect(telegram.visible(chat).at(-1)).toMatchObject({ replyTo: asked.message_id });
    const alone = inPrivate();
    await transport.send(alone.to, message('b'), KEY, LIVE);
    expect(telegram.visible(alone.chat).at(-1)?.replyTo).toBeUndefined();
  });

  it('is sent without a quote when the question was deleted meanwhile', async () => {
    const { chat, asked, to } = inGroup();
    telegram.remove(chat, asked.message_id);
    await transport.send(to, message('a'), KEY, LIVE);
    expect(telegram.visible(chat).at(-1)).toMatchObject({ text: 'a' });
  });

  it('goes to the topic where it was asked', async () => {
    const { ann, chat } = inGroup();
    const topic = telegram.topic(chat, 'Релиз', ann);
    await transport.send(destination(chat.id, 'group', null, String(topic)), message('a'), KEY, LIVE);
    await transport.showTyping(destination(chat.id, 'group', null, String(topic)), LIVE);
    expect(telegram.visible(chat).at(-1)).toMatchObject({ topic });
  });

  it('goes on in the supergroup that a group has become', async () => {
    const ann = telegram.person('Аня');
    const group = telegram.group('Команда', { members: [ann], kind: 'group' });
    telegram.addBotTo(group, ann);
    const grown = telegram.migrate(group, ann);
    const to = destination(group.id, 'group', null);
    const id = await transport.send(to, message('a'), KEY, LIVE);
    expect(id.startsWith(`${String(grown.id)}/`)).toBe(true);
    await transport.edit(to, id, message('b'), KEY, LIVE);
    expect(telegram.visible(grown).at(-1)).toMatchObject({ text: 'b' });
  });

  it('may say so already, be empty, or be gone before it is taken away', async () => {
    const { chat, to } = inPrivate();
    const id = await transport.send(to, message(''), KEY, LIVE);
    await transport.edit(to, id, message(''), KEY, LIVE);
    await transport.remove(to, id, LIVE);
    await transport.remove(to, id, LIVE);
    expect(telegram.visible(chat)).toHaveLength(1);
  });
});

describe('files', () => {
  it('are sent as pictures or documents, with a caption that fits', async () => {
    const { chat, to } = inPrivate();
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    await transport.sendFile(to, { name: 'кот.png', mime: 'image/png', content: png, caption: '😀'.repeat(600) }, KEY, LIVE);
    await transport.sendFile(to, { name: 'не кот.png', mime: 'image/png', content: Buffer.from('нет'), caption: '' }, KEY, LIVE);
    const [picture, document] = telegram.visible(chat).slice(-2);
    expect(picture?.file?.kind).toBe('photo');
    expect(picture?.text).toBe(`${'😀'.repeat(511)}…`);
    expect(document?.file).toMatchObject({ kind: 'document', name: 'не кот.png' });
  });

  it('are sent as documents where Telegram does not show such a picture', async () => {
    const { chat, to } = inPrivate();
    const png = Buffer.from('89504e470d0a1a0a0000000d494844520000002a00004e20', 'hex');
    await transport.sendFile(to, { name: 'лента.png', mime: 'image/png', content: png, caption: 'Длинная' }, KEY, LIVE);
    expect(telegram.visible(chat).at(-1)).toMatchObject({ text: 'Длинная', file: { kind: 'document', name: 'лента.png' } });
  });

  it('are fetched up to a size', async () => {
    const { ann, chat } = inPrivate();
    const sent = telegram.sendDocument(chat, ann, new Uint8Array(3000).fill(7));
    const remote = sent.document?.file_id ?? '';
    expect(await transport.fetchFile(remote, 3000, LIVE)).toEqual(new Uint8Array(3000).fill(7));
    await expect(transport.fetchFile(remote, 2999, LIVE)).rejects.toThrow(RejectedError);
    await expect(transport.fetchFile('unknown', 2999, LIVE)).rejects.toThrow(RejectedError);
  });
});

describe('what goes wrong', () => {
  const refusals = [
    [429, 'Too Many Requests: retry after 7', RateLimitedError],
    [403, 'Forbidden: bot was blocked by the user', GoneError],
    [400, 'Bad Request: chat not found', GoneError],
    [400, 'Bad Request: message thread not found', GoneError],
    [400, 'Bad Request: message is too long', RejectedError],
    [401, 'Unauthorized', NotSentError],
    [500, 'Internal Server Error', UnreachableError],
  ] as const;
  it.each(refusals)('%i %s', async (errorCode, description, kind) => {
    const { to } = inPrivate();
    telegram.next('sendMessage', { kind: 'refuse', errorCode, description, retryAfter: 7 });
    const error: unknown = await transport.send(to, message('a'), KEY, LIVE).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(kind);
    if (error instanceof RateLimitedError) expect(error.retryAfterMs).toBe(7000);
    expect(error instanceof NotSentError).toBe(errorCode === 401);
  });

  it('an edit of what is gone or not ours is a GoneError', async () => {
    const { to } = inPrivate();
    await expect(transport.edit(to, to.replyTo ?? '', message('a'), KEY, LIVE)).rejects.toThrow(GoneError);
    await expect(transport.edit(to, `${to.address.chat}/999`, message('a'), KEY, LIVE)).rejects.toThrow(GoneError);
    await expect(transport.edit(to, '$matrix', message('a'), KEY, LIVE)).rejects.toThrow(GoneError);
  });

  it('I2: a lost answer leaves open whether it was sent, a refused connection does not; neither tells the token', async () => {
    const { to } = inPrivate();
    telegram.next('sendMessage', { kind: 'lose-answer' });
    const lost: unknown = await transport.send(to, message('a'), KEY, LIVE).catch((thrown: unknown) => thrown);
    telegram.next('sendMessage', { kind: 'bad-gateway' });
    const bad: unknown = await transport.send(to, message('a'), KEY, LIVE).catch((thrown: unknown) => thrown);
    await telegram.close();
    // The connection that was kept may have to notice first that it is closed.
    await transport.showTyping(to, LIVE).catch(() => undefined);
    const refused: unknown = await transport.send(to, message('a'), KEY, LIVE).catch((thrown: unknown) => thrown);
    expect([lost, bad, refused].map((error) => error instanceof NotSentError)).toEqual([false, false, true]);
    for (const error of [lost, bad, refused]) {
      expect(error).toBeInstanceOf(UnreachableError);
      expect(error instanceof Error && `${error.message}${String(error.stack)}${String(error.cause)}`).not.toContain(telegram.token);
    }
  });

  it('a call ends as soon as it is called off', async () => {
    const { to } = inPrivate();
    const held = telegram.next('sendMessage', { kind: 'never-answer' });
    const control = new AbortController();
    const sending = transport.send(to, message('a'), KEY, control.signal);
    await held.happened;
    control.abort(new Error('called off'));
    await expect(sending).rejects.toThrow('called off');
  });
});
