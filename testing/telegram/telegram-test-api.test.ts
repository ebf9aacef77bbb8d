import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js';

import { makeSystemClock } from '../../adapters/system/system-clock.ts';
import { connectTelegram } from '../../adapters/telegram/telegram-adapter.ts';
import type { TelegramAdapter } from '../../adapters/telegram/telegram-adapter.ts';
import { parseReply } from '../../domain/delivery/parse-reply.ts';
import type { IncomingMessage } from '../../domain/messaging/incoming-message.ts';
import type { ChannelSession } from '../../domain/ports/chat-adapter.ts';
import type { Destination, OutgoingMessage } from '../../domain/ports/chat-transport.ts';
import { makeRecordingLogger } from '../../domain/testing/recording-logger.ts';
import { freePort } from '../free-port.ts';

const TOKEN = '42:token-of-the-other-stand-in';
const HELD_MS = 50;
/** What the package doesn't know and every program needs that asks for updates. */
const MISSING: Readonly<Record<string, unknown>> = { getWebhookInfo: { url: '', has_custom_certificate: false, pending_update_count: 0 } };

let theirs: TelegramServer;
let front: Server;
let adapter: TelegramAdapter;
let stop: AbortController;
let listening: Promise<void>;

beforeEach(async () => {
  theirs = new TelegramServer({ host: '127.0.0.1', port: await freePort() });
  await theirs.start();
  front = makeFront(theirs.config.apiURL);
  const apiRoot = `http://127.0.0.1:${String(await listen(front))}`;
  stop = new AbortController();
  listening = Promise.resolve();
  const deps = { token: TOKEN, apiRoot, webhook: null, isObserving: async () => false };
  adapter = await connectTelegram({ ...deps, clock: makeSystemClock(), logger: makeRecordingLogger() }, stop.signal);
});

afterEach(async () => {
  stop.abort();
  await listening;
  front.closeAllConnections();
  front.close();
  await theirs.stop();
});

test('against a stand-in that others wrote, what a person writes comes in, and the answer to it is seen, as it is and as it becomes', async () => {
  const person = theirs.getClient(TOKEN, { userId: 7, chatId: 7, firstName: 'Анна', timeout: 5_000 });
  const came = Promise.withResolvers<IncomingMessage>();
  listening = adapter.listen(sessionFor(came.resolve), stop.signal);
  await person.sendMessage(person.makeMessage('Привет 👋'));
  const message = await came.promise;
  expect(message).toMatchObject({ text: 'Привет 👋', audience: 'private', address: { account: 'testnamebot', chat: '7' } });

  const to: Destination = { address: message.address, audience: 'private', replyTo: message.externalId };
  const id = await adapter.transport.send(to, says('Думаю…'), 'key-1', stop.signal);
  const { result } = await person.getUpdates();
  expect(result.map((update) => ('message' in update && 'text' in update.message ? update.message.text : null))).toEqual(['Думаю…']);

  await adapter.transport.edit(to, id, says('Готово: **да**.'), 'key-2', stop.signal);
  const history = JSON.stringify(await person.getUpdatesHistory());
  expect(history).toContain('Готово: да.');
  expect(history).toContain('bold');
});

function says(markdown: string): OutgoingMessage {
  return { document: parseReply(markdown), buttons: [], isFinal: true };
}

function sessionFor(take: (message: IncomingMessage) => void): ChannelSession {
  return {
    door: {
      message: async (message) => take(message),
      press: async () => null,
      redacted: async () => {},
      membership: async () => 'stay',
      migrated: async () => {},
    },
    cursor: null,
    saveCursor: async () => {},
    report: () => {},
    menu: () => [],
  };
}

/** Hands calls on to the package; answers what it doesn't know, and holds questions for updates a little, which it never does. */
function makeFront(target: string): Server {
  return createServer((request, response) => {
    void (async () => {
      const method = request.url?.split('/').at(-1) ?? '';
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const missing = MISSING[method];
      response.setHeader('content-type', 'application/json');
      if (missing !== undefined) return response.end(JSON.stringify({ ok: true, result: missing }));
      if (method === 'getUpdates') await new Promise((resolve) => setTimeout(resolve, HELD_MS));
      const answer = await fetch(`${target}${request.url ?? ''}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: Buffer.concat(chunks),
      });
      return response.writeHead(answer.status).end(await answer.text());
      // A question that was held while the server behind was stopped.
    })().catch(() => response.destroy());
  });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
