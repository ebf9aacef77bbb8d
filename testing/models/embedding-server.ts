import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { z } from 'zod';

import { hashedStems } from './hashed-stems.ts';

/** How one request is answered. */
export type EmbeddingAnswer =
  /** The vectors of its texts, by `by` or, without it, by `hashedStems`. `tokens` absent: one for each word; null: the server does not say. */
  | { readonly kind: 'embeds'; readonly tokens?: number | null; readonly by?: (text: string) => readonly number[] }
  /** These instead. */
  | { readonly kind: 'vectors'; readonly vectors: readonly (readonly unknown[])[]; readonly isBackwards?: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly message: string; readonly headers?: Readonly<Record<string, string>> }
  /** This body as it is, with 200. */
  | { readonly kind: 'raw'; readonly body: string }
  /** Takes the request and never says a word. */
  | { readonly kind: 'silence' }
  /** Begins to answer and breaks the connection. */
  | { readonly kind: 'cut' };

const request = z.strictObject({
  model: z.string().min(1),
  input: z.array(z.string().min(1)).min(1).max(2_048),
  encoding_format: z.enum(['float', 'base64']).optional(),
  dimensions: z.number().int().min(1).optional(),
  user: z.string().optional(),
});

interface EmbeddingRequest extends z.infer<typeof request> {
  readonly authorization: string | null;
}

export interface EmbeddingServer {
  readonly url: string;
  /** Those that were well-formed, in order of arrival. */
  readonly requests: readonly EmbeddingRequest[];
  /** Resolves when so many have arrived. */
  received(count: number): Promise<void>;
  add(...answers: readonly EmbeddingAnswer[]): void;
  /** What is answered from now on when the script is over. */
  otherwise(answer: EmbeddingAnswer): void;
  stop(): Promise<void>;
}

const DIMENSIONS = 256;
const MOST_CHARACTERS = 8_192;

/** OpenAI's `/v1/embeddings` as strict as the real one. Answers from the script, and then always with vectors. Each model has a space of its own. */
export async function startEmbeddingServer(...script: readonly EmbeddingAnswer[]): Promise<EmbeddingServer> {
  const answers = [...script];
  const requests: EmbeddingRequest[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  let always: EmbeddingAnswer = { kind: 'embeds' };
  const server = createServer((incoming, response) => {
    void readBody(incoming).then((body) => {
      if (incoming.method !== 'POST' || incoming.url !== '/v1/embeddings') return refuse(response, 404, 'no such endpoint');
      const read = request.safeParse(body);
      if (!read.success) return refuse(response, 400, read.error.message);
      const long = read.data.input.find((text) => text.length > MOST_CHARACTERS);
      if (long !== undefined) return refuse(response, 400, `maximum context length is ${MOST_CHARACTERS} characters`);
      requests.push({ ...read.data, authorization: incoming.headers.authorization ?? null });
      for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
      return play(response, read.data, answers.shift() ?? always);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    requests,
    received: (count) =>
      new Promise((resolve) => {
        if (requests.length >= count) resolve();
        else waiting.push({ count, resolve });
      }),
    add: (...more) => void answers.push(...more),
    otherwise: (answer) => {
      always = answer;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(incoming: AsyncIterable<Uint8Array>): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}

function refuse(response: ServerResponse, status: number, message: string, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code: null } }));
}

function play(response: ServerResponse, { model, input, dimensions = DIMENSIONS }: z.infer<typeof request>, answer: EmbeddingAnswer): void {
  if (answer.kind === 'silence') return;
  if (answer.kind === 'status') return refuse(response, answer.status, answer.message, answer.headers);
  response.writeHead(200, { 'content-type': 'application/json' });
  if (answer.kind === 'cut') {
    response.write('{"object": "list", "data": [');
    response.socket?.destroy();
    return;
  }
  if (answer.kind === 'raw') return void response.end(answer.body);
  const vectors = answer.kind === 'vectors' ? answer.vectors : input.map(answer.by ?? hashedStems(dimensions, model));
  const data = vectors.map((embedding, index) => ({ object: 'embedding', index, embedding }));
  const words = input.reduce((sum, text) => sum + text.split(/\s+/).length, 0);
  const tokens = answer.kind === 'embeds' && answer.tokens !== undefined ? answer.tokens : words;
  const usage = tokens === null ? {} : { usage: { prompt_tokens: tokens, total_tokens: tokens } };
  const isBackwards = answer.kind === 'vectors' && answer.isBackwards === true;
  response.end(JSON.stringify({ object: 'list', data: isBackwards ? data.toReversed() : data, model, ...usage }));
}
