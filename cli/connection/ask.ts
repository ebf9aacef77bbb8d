import { Failure, Unreachable } from '../failure.ts';
import type { TypedDocumentString } from '../generated/graphql.ts';
import type { Server } from './find-server.ts';

const DEADLINE_MS = 30_000;
/** What proxies answer for a server that is away. */
const AWAY = new Set([502, 503, 504]);
/** So a connection ends that was open: the server may have done what it was asked to. */
const CUT = new Set<unknown>(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']);

type Given<Variables> = Variables extends Record<string, never> ? [] : [variables: Variables];

/** Asks the server once, over HTTP. Throws Unreachable when it cannot be reached, and a Failure with its sentence when it says no. */
export type Ask = <Data, Variables>(document: TypedDocumentString<Data, Variables>, ...given: Given<Variables>) => Promise<Data>;

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** `find` is asked each time: a server that was started again may listen elsewhere. */
export function makeAsk(find: () => Server): Ask {
  return async (document, ...[variables]) => {
    const server = find();
    const response = await post(server, JSON.stringify({ query: String(document), variables }));
    return dataOf(await readAnswer(server, response), response.status, server);
  };
}

/** What to do when no token was found. */
export function noToken({ dataDir, isLocal }: Server): Failure {
  return new Failure(
    isLocal
      ? `No Parley was started on ${dataDir} yet: \`npm start\` does that. For one elsewhere, give --url and --token.`
      : 'There is no token for this server: give one with --token. The owner’s token of this machine is not sent elsewhere.',
  );
}

async function post(server: Server, body: string): Promise<Response> {
  if (server.token === null) throw noToken(server);
  try {
    return await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${server.token}`, 'parley-client': 'terminal' },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
  } catch (cause) {
    throw unreachable(server, cause);
  }
}

/** Says that nobody answers, and what to do. */
export function unreachable({ url, isLocal }: Server, cause: unknown): Unreachable {
  if (cause instanceof Error && cause.name === 'TimeoutError') {
    return new Unreachable(`The server at ${url} did not answer within ${DEADLINE_MS / 1000} s.`, { cause });
  }
  if (cause instanceof Error && cause.cause instanceof Error && 'code' in cause.cause && CUT.has(cause.cause.code))
    return cutOff(url, cause);
  const advice = isLocal ? 'Is it running? `npm start` starts it.' : 'Check the address and the network.';
  return new Unreachable(`No server answers at ${url}. ${advice}`, { cause });
}

function cutOff(url: string, cause: unknown): Unreachable {
  return new Unreachable(`The connection to ${url} was lost before the answer came; what was asked may have been done.`, { cause });
}

async function readAnswer<Data>(server: Server, response: Response): Promise<Answer<Data>> {
  const { status } = response;
  if (status >= 300 && status < 400) {
    await response.body?.cancel();
    throw new Failure(`${server.url} sends on to ${response.headers.get('location') ?? 'elsewhere'}: give that address with --url.`);
  }
  let text: string;
  try {
    text = await response.text();
  } catch (cause) {
    throw cutOff(server.url, cause);
  }
  try {
    const answer: unknown = JSON.parse(text);
    if (isAnswer<Data>(answer)) return answer;
  } catch (cause) {
    if (!AWAY.has(status)) throw notParley(server, status, cause);
  }
  if (AWAY.has(status)) throw new Unreachable(`The server at ${server.url} is not ready now (HTTP ${status}).`);
  throw notParley(server, status);
}

function notParley({ url }: Server, status: number, cause?: unknown): Failure {
  return new Failure(`What answers at ${url} is not Parley (HTTP ${status}): check the address.`, { cause });
}

/** A server of ours answers in the shape of its schema; anything else has neither of the two. */
function isAnswer<Data>(value: unknown): value is Answer<Data> {
  return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
}

function dataOf<Data>({ data, errors }: Answer<Data>, status: number, server: Server): Data {
  const error = errors?.[0];
  if (error !== undefined) {
    if (error.extensions?.code === 'outside.unreachable') throw new Unreachable(error.message);
    throw new Failure(status === 401 ? refusedToken(error.message, server) : error.message);
  }
  if (data == null) throw notParley(server, status);
  return data;
}

/** The server's sentence about a token, with where the token came from. */
export function refusedToken(message: string, { tokenFrom }: Server): string {
  return `${message} (The token came from ${tokenFrom}.)`;
}
