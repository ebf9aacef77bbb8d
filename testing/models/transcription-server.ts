import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How one recording is answered. */
export type TranscriptionAnswer =
  /** `seconds` null: the server does not say, as a server that has only the short form. */
  | { readonly kind: 'says'; readonly text: string; readonly seconds: number | null; readonly counts?: 'usage' | 'duration' }
  | { readonly kind: 'status'; readonly status: number; readonly message: string; readonly headers?: Readonly<Record<string, string>> }
  /** This body as it is, with 200. */
  | { readonly kind: 'raw'; readonly body: string; readonly type: string }
  /** Takes the request and never says a word. */
  | { readonly kind: 'silence' }
  /** Begins to answer and breaks the connection. */
  | { readonly kind: 'cut' };

interface HeardRequest {
  readonly authorization: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly file: { readonly name: string; readonly type: string; readonly content: Uint8Array };
  /** Resolves when the client has closed the connection before the answer was over. */
  readonly abandoned: Promise<void>;
}

export interface TranscriptionServer {
  readonly url: string;
  /** Those that were well-formed, in order of arrival. */
  readonly requests: readonly HeardRequest[];
  /** Resolves when so many have arrived. */
  received(count: number): Promise<void>;
  add(...answers: readonly TranscriptionAnswer[]): void;
  stop(): Promise<void>;
}

const EXTENSIONS = ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'ogg', 'wav', 'webm'];
const FIELDS = ['file', 'model', 'response_format', 'language', 'prompt', 'temperature'];
const MAX_BYTES = 25 * 1024 ** 2;

/**
 * OpenAI's `/v1/audio/transcriptions` as strict as the real one: a well-formed form with one file whose extension it knows, of at most 25 MB, a
 * model, no unknown field, and the long form not for models called `gpt-…`. Answers from the script, and then always `otherwise`.
 */
export async function startTranscriptionServer(
  script: readonly TranscriptionAnswer[] = [],
  otherwise: TranscriptionAnswer = { kind: 'status', status: 500, message: 'not scripted' },
): Promise<TranscriptionServer> {
  const answers = [...script];
  const requests: HeardRequest[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    void readRequest(request, response).then((read) => {
      if ('problem' in read) return refuse(response, read.status, read.problem);
      requests.push(read);
      for (const { count, resolve } of waiting) if (requests.length >= count) resolve();
      const isLong = read.fields['response_format'] === 'verbose_json';
      return play(response, isLong, answers.shift() ?? otherwise);
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

type Refusal = { readonly status: number; readonly problem: string };

async function readRequest(request: IncomingMessage, response: ServerResponse): Promise<HeardRequest | Refusal> {
  const abandoned = new Promise<void>((resolve) => {
    response.on('close', () => {
      if (!response.writableFinished) resolve();
    });
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  if (request.method !== 'POST' || request.url !== '/v1/audio/transcriptions') return { status: 404, problem: 'no such endpoint' };
  const type = request.headers['content-type'] ?? '';
  // Node's own reader takes only a form without a flaw.
  const form = await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData().catch(() => null);
  if (form === null) return { status: 400, problem: 'Could not parse multipart form' };
  const unknown = [...form.keys()].find((name) => !FIELDS.includes(name) || form.getAll(name).length > 1);
  if (unknown !== undefined) return { status: 400, problem: `Unrecognized or repeated field: ${unknown}` };
  const file = form.get('file');
  if (!(file instanceof File)) return { status: 400, problem: 'file: field required' };
  const fields = Object.fromEntries([...form.entries()].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
  const problem = problemOf(file, fields);
  if (problem !== null) return problem;
  const content = new Uint8Array(await file.arrayBuffer());
  return { authorization: request.headers.authorization ?? null, fields, file: { name: file.name, type: file.type, content }, abandoned };
}

function problemOf(file: File, { model = '', response_format: form = 'json' }: Readonly<Record<string, string>>): Refusal | null {
  if (file.size > MAX_BYTES) return { status: 413, problem: 'Maximum content size limit (26214400) exceeded' };
  if (file.size === 0) return { status: 400, problem: 'Audio file is too short. Minimum audio length is 0.1 seconds.' };
  if (!EXTENSIONS.includes(file.name.split('.').at(-1) ?? '')) return { status: 400, problem: 'Invalid file format.' };
  if (model === '') return { status: 400, problem: 'you must provide a model parameter' };
  const forms = model.startsWith('gpt-') ? ['json'] : ['json', 'verbose_json'];
  if (!forms.includes(form)) return { status: 400, problem: `response_format '${form}' is not compatible with model '${model}'` };
  return null;
}

function refuse(response: ServerResponse, status: number, message: string, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code: null } }));
}

function play(response: ServerResponse, isLong: boolean, answer: TranscriptionAnswer): void {
  if (answer.kind === 'silence') return;
  if (answer.kind === 'status') return refuse(response, answer.status, answer.message, answer.headers);
  if (answer.kind === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"text": "Half a', () => response.destroy());
    return;
  }
  response.writeHead(200, { 'content-type': answer.kind === 'raw' ? answer.type : 'application/json' });
  response.end(answer.kind === 'raw' ? answer.body : JSON.stringify(spoken(answer, isLong)));
}

function spoken({ text, seconds, counts = 'usage' }: Extract<TranscriptionAnswer, { kind: 'says' }>, isLong: boolean): unknown {
  if (seconds === null) return { text };
  if (counts === 'usage') return { text, usage: { type: 'duration', seconds } };
  return isLong ? { text, task: 'transcribe', language: 'russian', duration: String(seconds), segments: [] } : { text };
}
