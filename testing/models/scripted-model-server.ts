import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the server answers one request. */
export type ModelAnswer =
  | {
      readonly kind: 'stream';
      /** Written one by one, each in a packet of its own as far as the system allows. */
      readonly chunks: readonly (string | Uint8Array)[];
      /** What follows: an orderly end, a destroyed connection, or nothing for ever. */
      readonly after?: 'end' | 'cut' | 'hang';
    }
  | { readonly kind: 'json'; readonly status: number; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> }
  /** Writes the same piece again and again, a few milliseconds apart, for as long as anybody listens. */
  | { readonly kind: 'drip'; readonly chunk: string }
  /** Answers with bytes that are no stream of events. */
  | { readonly kind: 'bytes'; readonly type: string; readonly body: string | Uint8Array }
  /** Takes the request and never says a word. */
  | { readonly kind: 'silence' };

/** Answers by path; a function decides by the request's body. */
export type AnswersByPath = Readonly<Record<string, ModelAnswer | ((body: unknown) => ModelAnswer)>>;

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Parsed JSON; null: there was no body. */
  readonly body: unknown;
  /** Resolves when the client has closed the connection before the answer was over. */
  readonly abandoned: Promise<void>;
}

export interface ScriptedModelServer {
  readonly url: string;
  /** In order of arrival. */
  readonly requests: readonly ReceivedRequest[];
  /** Resolves when so many requests have arrived. */
  received(count: number): Promise<void>;
  /** Adds answers to the end of the script. */
  add(...answers: readonly ModelAnswer[]): void;
  stop(): Promise<void>;
}

/** A server on a free local port that answers from a script, or by path where `byPath` has one; without either with 404. */
export async function startScriptedModelServer(
  script: readonly ModelAnswer[] = [],
  byPath: AnswersByPath = {},
): Promise<ScriptedModelServer> {
  const answers = [...script];
  const requests: ReceivedRequest[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const path = request.url ?? '';
      const abandoned = new Promise<void>((resolve) => {
        response.on('close', () => {
          if (!response.writableFinished) resolve();
        });
      });
      requests.push({ method: request.method ?? '', path, headers: request.headers, body, abandoned });
      for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
      const fixed = byPath[path];
      const answer = typeof fixed === 'function' ? fixed(body) : fixed;
      return play(response, answer ?? answers.shift() ?? { kind: 'json', status: 404, body: { error: { message: 'not scripted' } } });
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
    add: (...more) => {
      answers.push(...more);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? null : JSON.parse(text);
}

async function play(response: ServerResponse, answer: ModelAnswer): Promise<void> {
  if (answer.kind === 'silence') return;
  if (answer.kind === 'json') {
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body));
    return;
  }
  if (answer.kind === 'bytes') {
    response.writeHead(200, { 'content-type': answer.type });
    response.end(answer.body);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  if (answer.kind === 'drip') return drip(response, answer.chunk);
  for (const chunk of answer.chunks) {
    await new Promise<void>((resolve) => response.write(chunk, () => resolve()));
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (answer.after === 'cut') response.destroy();
  else if (answer.after !== 'hang') response.end();
}

const DRIP_MS = 3;

async function drip(response: ServerResponse, chunk: string): Promise<void> {
  while (!response.destroyed) {
    response.write(chunk);
    await new Promise((resolve) => setTimeout(resolve, DRIP_MS));
  }
}
