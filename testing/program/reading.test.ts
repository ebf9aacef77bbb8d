import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { z } from 'zod';

import { says } from '../models/openai-streams.ts';
import { startScriptedModelServer } from '../models/scripted-model-server.ts';
import type { ModelAnswer } from '../models/scripted-model-server.ts';
import { createTestDatabase } from '../postgres/test-database.ts';
import { ask, follow } from './api-client.ts';
import { EVENTS, SEND } from './documents.ts';
import type { EventSeen, Sent } from './documents.ts';
import { startProgram } from './start-program.ts';
import type { Program } from './start-program.ts';

const chatBody = z.object({ messages: z.array(z.object({ role: z.string(), content: z.string() })) });
const shownMessages = z.object({ messages: z.array(z.object({ number: z.number(), text: z.string() })) });
const TOKEN = 'one-token-for-all-of-them';
const LONG = 'Рассказываю дальше про дачу и яблоки. '.repeat(12);

/** A model with a small window, which is asked to answer, to sum up and to find facts; of the last two it says nothing at all the first time. */
function makeReader() {
  const [read, summedUp, chats]: [string[], string[], string[]] = [[], [], []];
  let silent = 2;
  const stream = (text: string): ModelAnswer => ({ kind: 'stream', chunks: says(text), after: 'end' });
  return {
    read,
    summedUp,
    chats,
    answer(body: unknown): ModelAnswer {
      const { messages } = chatBody.parse(body);
      const [system = '', question = ''] = [messages[0]?.content, messages.at(-1)?.content];
      const isExtraction = system.startsWith('You find lasting facts');
      if (!isExtraction && !system.startsWith('You write down')) {
        chats.push(JSON.stringify(messages));
        return stream('Понятно.');
      }
      if (silent > 0 && (isExtraction ? read : summedUp).length === 0) {
        silent -= 1;
        (isExtraction ? read : summedUp).push('silence');
        return { kind: 'silence' };
      }
      if (!isExtraction) {
        summedUp.push(question);
        return stream(`Анна рассказала про дачу, итог номер ${summedUp.length}.`);
      }
      const shown = shownMessages.parse(JSON.parse(question)).messages;
      read.push(...shown.map(({ text }) => text));
      const home = shown.find(({ text }) => text.includes('перебралась'));
      const fact = { message: home?.number, subject: 'self', predicate: 'home', value: 'Лиссабон', text: 'Живу в Лиссабоне' };
      return stream(`{"facts": [${home === undefined ? '' : JSON.stringify(fact)}]}`);
    },
  };
}

async function talk(program: Program, texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    const { sendMessage } = await ask<Sent>(program, SEND, { text });
    const isAnswer = ({ conversationEvents: { __typename, turnId } }: EventSeen) =>
      __typename === 'ReplyFinal' && turnId === sendMessage.turn.id;
    await follow<EventSeen>(program, EVENTS, { id: sendMessage.conversation.id }, isAnswer);
  }
}

test('what is said is summed up and read for facts once, through a kill and by two workers, and the summary stands where the prompt is full', async () => {
  const reader = makeReader();
  const server = await startScriptedModelServer([], { '/v1/chat/completions': (body) => reader.answer(body) });
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-reading-'));
  const config = join(dataDir, 'parley.yaml');
  const model = { id: 'box/small', contextTokens: 4_000, maxOutputTokens: 500 };
  const providers = [{ name: 'box', baseUrl: `${server.url}/v1`, local: true }];
  writeFileSync(config, JSON.stringify({ providers, models: [{ ...model, free: true }], chains: { chat: ['box/small'] } }));
  const database = await createTestDatabase();
  const start = (name: string): Promise<Program> =>
    startProgram({
      dataDir: join(dataDir, name),
      env: { PARLEY_DATABASE_URL: database.url, PARLEY_OWNER_TOKEN: TOKEN, PARLEY_CONFIG: config },
    });
  const client = new Client({ connectionString: database.url });
  const running: Program[] = [];
  try {
    const first = await start('a');
    running.push(first);
    const begun = ['Недавно перебралась к океану', ...[1, 2, 3, 4].map((number) => `${number} ${LONG}`)];
    await talk(first, begun);
    await expect.poll(() => [reader.read.length, reader.summedUp.length], { timeout: 20_000 }).toEqual([1, 1]);
    await first.end('SIGKILL');
    const [second, third] = [await start('a'), await start('b')];
    running.push(second, third);
    const more = [5, 6, 7, 8, 9].map((number) => `${number} ${LONG}`);
    await talk(second, more.slice(0, 3));
    await talk(third, more.slice(3));
    await client.connect();
    const waiting = async (): Promise<unknown> => {
      const { rows } = await client.query(
        'SELECT (SELECT count(*) FROM extraction_queue)::int AS unread, (SELECT max(to_position) FROM summaries) AS summed',
      );
      return rows[0];
    };
    await expect.poll(waiting, { timeout: 30_000 }).toEqual({ unread: 0, summed: 10 });
    expect(reader.read.slice(1).toSorted()).toEqual([...begun, ...more].map((text) => text.trim()).toSorted());
    const { rows: facts } = await client.query('SELECT text, origin FROM facts');
    expect(facts).toEqual([{ text: 'Живу в Лиссабоне', origin: 'extracted' }]);
    await talk(second, ['О чём мы говорили сначала?']);
    expect(reader.chats.at(-1)).toMatch(/<earlier-summary>\\nАнна рассказала про дачу, итог номер \d+\.\\n<\/earlier-summary>/);
    const { rows: open } = await client.query(
      "SELECT count(*)::int AS open FROM reservations WHERE settled_at IS NULL AND run_kind <> 'memory'",
    );
    expect(open).toEqual([{ open: 0 }]);
  } finally {
    for (const program of running) await program.end('SIGTERM');
    await client.end();
    await server.stop();
    await database.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 120_000);
