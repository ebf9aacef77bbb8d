import type { IncomingMessage, ServerResponse } from 'node:http';
import type { UseCases } from '../../domain/use-cases.ts';
import type { AnswerGraphql } from './graphql-requests.ts';
import type { Origins } from './origins.ts';
import { pipeResponse } from './pipe-response.ts';
import { principalOf } from './principal.ts';
import { MAX_BODY_BYTES, readBody } from './read-body.ts';
import { refuse } from './respond.ts';

export interface EndpointDeps {
  readonly useCases: UseCases;
  readonly origins: Origins;
  readonly answer: () => Promise<AnswerGraphql>;
  readonly publicUrl: string;
  /** Aborts when the server is about to end. */
  readonly closing: AbortSignal;
}

/** `POST /graphql`: who asks, then how much, then what. */
export function makeGraphqlEndpoint(deps: EndpointDeps) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { principal } = await principalOf(request, deps);
    if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
      refuse(response, 415, { code: 'request.not-json', message: 'Send the operation as application/json.' });
      return;
    }
    const body = await readBody(request);
    if (body.kind !== 'read') {
      refuse(response, body.kind === 'too-large' ? 413 : 400, REFUSALS[body.kind]);
      return;
    }
    const mistake = mistakeIn(body.text);
    if (mistake !== null) {
      refuse(response, 400, { code: 'request.invalid', message: mistake });
      return;
    }
    const left = new AbortController();
    response.once('close', () => left.abort());
    const answer = await deps.answer();
    const headers = { 'content-type': 'application/json', accept: acceptOf(request) };
    const asked = new Request(`${deps.publicUrl}/graphql`, { method: 'POST', headers, body: body.text, signal: left.signal });
    await pipeResponse(await answer(asked, principal), response, deps.closing);
  };
}

const REFUSALS = {
  'too-large': { code: 'request.too-large', message: `A request has at most ${MAX_BODY_BYTES / 1024 / 1024} MiB.` },
  broken: { code: 'request.invalid', message: 'The request ended early or is not UTF-8.' },
} as const;

function acceptOf({ headers }: IncomingMessage): string {
  return headers.accept === undefined || headers.accept === '*/*' ? 'application/json' : headers.accept;
}

/** What is wrong with the text of a request before it is GraphQL; null: nothing. */
function mistakeIn(text: string): string | null {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return 'The request is not valid JSON.';
  }
  if (Array.isArray(body)) return 'Send one operation in a request.';
  if (typeof body !== 'object' || body === null || !('query' in body) || typeof body.query !== 'string') {
    return 'Send an object with the operation’s text as "query".';
  }
  return null;
}
