import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';

import { askedQuestion } from '../models/asked-question.ts';
import { delta, DONE, finish, usageChunk } from '../models/openai-streams.ts';

const chatBody = z.object({ messages: z.array(z.object({ role: z.string(), content: z.unknown().optional() })) });

/** So long is a growing answer in the making, in words and milliseconds for each. */
const SLOW = { words: 30, pauseMs: 120 };
const QUICK = { words: 4, pauseMs: 15 };

/** What a question is known by, in the question and in its answer. */
export const MARK = /\bq-[\w-]+/;

export interface MatrixModel {
  readonly env: Readonly<Record<string, string>>;
  /** The marks of the answers that the program did not want to the end. */
  readonly abandoned: readonly string[];
  stop(): Promise<void>;
}

/** A model that answers each question by its mark: `slow` in it makes the answer grow for seconds, `endless` for ever. */
export async function startMatrixModel(): Promise<MatrixModel> {
  const abandoned: string[] = [];
  const server = createServer((request, response) => {
    void (async () => {
      const text = lastQuestion(chatBody.parse(JSON.parse(await textOf(request))));
      const mark = MARK.exec(text)?.[0] ?? 'none';
      response.on('close', () => {
        if (!response.writableFinished) abandoned.push(mark);
      });
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(delta({ role: 'assistant', content: `Ответ на ${mark}:` }));
      const { words, pauseMs } = /slow|endless/.test(text) ? SLOW : QUICK;
      const last = text.includes('endless') ? Infinity : words;
      for (let word = 1; word <= last && !response.destroyed; word += 1) {
        await sleep(pauseMs);
        response.write(delta({ content: ` слово${String(word)}` }));
      }
      response.end(finish('stop') + usageChunk() + DONE);
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    env: { OPENAI_API_KEY: 'test-key-of-the-matrix-model', OPENAI_BASE_URL: `http://127.0.0.1:${String(address.port)}/v1` },
    abandoned,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function lastQuestion({ messages }: z.infer<typeof chatBody>): string {
  const content = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  return askedQuestion(typeof content === 'string' ? content : JSON.stringify(content));
}
