import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiResponse } from 'grammy/types';
import { ApiProblem } from './api-problem.ts';
import { makeCall } from './call.ts';
import type { Call } from './call.ts';
import type { Faults, PlannedFault } from './faults.ts';
import { findMethod } from './known-methods.ts';
import type { KnownMethod } from './known-methods.ts';
import { allMethods } from './methods/all-methods.ts';
import type { MethodContext } from './methods/context.ts';
import { readCall } from './read-call.ts';
import { sendAnswer } from './send-answer.ts';

/** One call of the bot, for tests to look at. */
export interface RecordedCall {
  readonly method: KnownMethod;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** When it came, in milliseconds of the wall clock. */
  readonly at: number;
  /** What was answered or would have been; undefined: nothing yet. */
  outcome?: ApiResponse<unknown>;
}

export interface ServerParts {
  readonly context: MethodContext;
  readonly token: string;
  readonly calls: RecordedCall[];
  readonly faults: Faults;
}

/** Answers `/botTOKEN/METHOD` and `/file/botTOKEN/PATH`. */
export async function serve(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://telegram.invalid');
  const address = decoded(url.pathname);
  const [, token, name] = /^\/bot([^/]+)\/(\w+)\/?$/.exec(address) ?? [];
  const [, fileToken, path] = /^\/file\/bot([^/]+)\/(.+)$/.exec(address) ?? [];
  if (fileToken !== undefined) return sendFile(parts, response, fileToken === parts.token ? path : undefined);
  if (token !== undefined && token !== parts.token) return sendAnswer(response, new ApiProblem(401, 'Unauthorized').body);
  const method = findMethod(name ?? '');
  if (method === undefined) return sendAnswer(response, new ApiProblem(404, 'Not Found').body);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  await handle(parts, method, { request, response, query: url.searchParams, gone: gone.signal });
}

/** Some clients escape the colon of the token. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  readonly gone: AbortSignal;
}

async function handle(parts: ServerParts, method: KnownMethod, { request, response, query, gone }: Exchange): Promise<void> {
  const { calls, context, faults } = parts;
  const perform = async (): Promise<ApiResponse<unknown>> => {
    const raw = await readCall(request, query);
    const record: RecordedCall = { method, parameters: raw.parameters, at: context.world.clock.now().getTime() };
    calls.push(record);
    context.world.changed();
    const outcome = await answer(context, () => makeCall(method, raw), gone);
    record.outcome = outcome;
    context.world.changed();
    return outcome;
  };
  const planned = faults.take(method);
  if (planned === undefined) sendAnswer(response, await guarded(perform));
  else await goWrong(planned, response, () => guarded(perform));
}

async function answer(context: MethodContext, read: () => Call, gone: AbortSignal): Promise<ApiResponse<unknown>> {
  try {
    const call = read();
    return { ok: true, result: await allMethods[call.method](context, call, gone) };
  } catch (error) {
    if (error instanceof ApiProblem) return error.body;
    throw error;
  }
}

/** A call that cannot even be read is answered with an error too. */
async function guarded(perform: () => Promise<ApiResponse<unknown>>): Promise<ApiResponse<unknown>> {
  try {
    return await perform();
  } catch (error) {
    return error instanceof ApiProblem ? error.body : new ApiProblem(500, `Internal Server Error: ${String(error)}`).body;
  }
}

type TakenFault = PlannedFault & { readonly released: Promise<void>; mark(): void };

async function goWrong(
  { fault, released, mark }: TakenFault,
  response: ServerResponse,
  perform: () => Promise<ApiResponse<unknown>>,
): Promise<void> {
  if (fault.kind === 'hold-answer' || fault.kind === 'lose-answer' || fault.kind === 'never-answer') {
    const outcome = await perform();
    mark();
    if (fault.kind === 'lose-answer') response.destroy();
    if (fault.kind !== 'hold-answer') return;
    await released;
    return sendAnswer(response, outcome);
  }
  mark();
  if (fault.kind === 'cut-call') response.destroy();
  else if (fault.kind === 'bad-gateway')
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>502 Bad Gateway</h1></html>');
  else if (fault.kind === 'refuse') {
    const parameters = fault.retryAfter === undefined ? undefined : { retry_after: fault.retryAfter };
    sendAnswer(response, new ApiProblem(fault.errorCode, fault.description, parameters).body);
  } else {
    await released;
    sendAnswer(response, await perform());
  }
}

function sendFile({ context }: ServerParts, response: ServerResponse, path: string | undefined): void {
  const file = [...context.world.files.values()].find((known) => known.path === path);
  if (file === undefined) return sendAnswer(response, new ApiProblem(404, 'Not Found').body);
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.bytes.length });
  response.end(file.bytes);
}
