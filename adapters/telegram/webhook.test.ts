import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { UnreachableError } from '../../domain/errors.ts';
import type { ChannelDoor } from '../../domain/ports/chat-adapter.ts';
import { startFakeTelegram } from '../../testing/telegram/start-fake-telegram.ts';
import type { FakeTelegram } from '../../testing/telegram/start-fake-telegram.ts';
import { makeRecordingSession, openTelegram } from './testing/open-telegram.ts';

const SECRET = 'a-secret-of-the-owner';
const UPDATE = {
  update_id: 1,
  message: {
    message_id: 1,
    date: 1,
    chat: { id: 42, type: 'private', first_name: 'Аня' },
    from: { id: 42, is_bot: false, first_name: 'Аня' },
    text: 'привет',
  },
};

let telegram: FakeTelegram;

beforeEach(async () => {
  telegram = await startFakeTelegram({ limits: 'off' });
});

afterEach(() => telegram.close());

function request(body: string | Iterable<Uint8Array>, secret: string | undefined = SECRET) {
  return {
    headers: { 'x-telegram-bot-api-secret-token': secret },
    body: Readable.from(typeof body === 'string' ? [Buffer.from(body)] : body),
  };
}

async function open(door: Partial<ChannelDoor> = {}) {
  const session = makeRecordingSession(door);
  const { adapter, listen } = await openTelegram(telegram, { webhook: { url: 'http://127.0.0.1:9/telegram', secret: SECRET } });
  const { webhook } = adapter;
  if (webhook === null) throw new Error('There is no webhook.');
  return { session, webhook, listen };
}

describe('a request to the webhook', () => {
  it('I1: is answered with 200 when it is stored', async () => {
    const { session, webhook, listen } = await open();
    const stop = listen(session);
    expect(await webhook(request(JSON.stringify(UPDATE)))).toBe(200);
    expect(session.messages.map(({ text }) => text)).toEqual(['привет']);
    await stop();
  });

  it('is refused without the secret, before anything of it is read', async () => {
    const { session, webhook, listen } = await open();
    const stop = listen(session);
    let isRead = false;
    const body = (function* () {
      isRead = true;
      yield Buffer.from('x');
    })();
    expect(await webhook(request(body, 'wrong'))).toBe(401);
    expect(await webhook({ headers: {}, body: Readable.from(body) })).toBe(401);
    expect(await webhook({ headers: { 'x-telegram-bot-api-secret-token': [SECRET] }, body: Readable.from(body) })).toBe(401);
    expect(isRead).toBe(false);
    await stop();
  });

  it('is refused when it is too large or no update', async () => {
    const { session, webhook, listen } = await open();
    const stop = listen(session);
    const mebibyte = Buffer.alloc(1024 * 1024, 32);
    expect(await webhook(request([mebibyte, Buffer.from('x')]))).toBe(413);
    for (const body of ['', 'нет', '[]', 'null', '{"update_id":"1"}']) expect(await webhook(request(body))).toBe(400);
    expect(await webhook(request('{"update_id":1}'))).toBe(200);
    await stop();
  });

  it('I1: is to come again while it cannot be stored, and where nobody drives the account', async () => {
    const { session, webhook, listen } = await open({ message: () => Promise.reject(new UnreachableError('The database is away.')) });
    expect(await webhook(request(JSON.stringify(UPDATE)))).toBe(503);
    const stop = listen(session);
    expect(await webhook(request(JSON.stringify(UPDATE)))).toBe(503);
    await stop();
    expect(await webhook(request(JSON.stringify(UPDATE)))).toBe(503);
  });
});

describe('Telegram', () => {
  it.each([SECRET, null])('delivers what waits and what comes, with the secret %s', async (secret) => {
    const ann = telegram.person('Аня');
    const chat = telegram.privateChat(ann);
    telegram.say(chat, ann, 'раньше');
    const session = makeRecordingSession();
    const server = createServer((incoming, response) => {
      void (adapter.webhook?.({ headers: incoming.headers, body: incoming }) ?? Promise.resolve(404)).then((status) =>
        response.writeHead(status).end(),
      );
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { adapter, listen } = await openTelegram(telegram, { webhook: { url: `http://127.0.0.1:${String(port)}/telegram`, secret } });
    const stop = listen(session);
    await vi.waitFor(() => expect(session.messages).toHaveLength(1));
    telegram.say(chat, ann, 'теперь');
    await vi.waitFor(() => expect(session.messages.map(({ text }) => text)).toEqual(['раньше', 'теперь']));
    await vi.waitFor(() => expect(telegram.pending()).toEqual([]));
    await stop();
    server.closeAllConnections();
    server.close();
  });
});
