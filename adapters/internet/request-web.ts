import type { IncomingMessage } from 'node:http';

import type { InternetOutcome, WebAnswer, WebRequest } from '../../domain/ports/internet.ts';
import { failureWords } from './failure-words.ts';
import type { FetchDeps } from './fetch-page.ts';
import { findTarget, refused } from './find-target.ts';
import type { Reach } from './find-target.ts';
import { isRedirect, MAX_REDIRECTS } from './redirects.ts';
import { readBody } from './read-body.ts';
import { sendRequest } from './send-request.ts';
import { withinDeadline } from './within-deadline.ts';

const DEADLINE_MS = 25_000;
const MAX_SENT_BYTES = 8 * 1024 * 1024;
/** Unpacked. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;
/** What Parley says itself, or what belongs to one connection. */
const OURS = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
/** Whom one origin trusts is none of the next one's business. */
const SECRETS = new Set(['authorization', 'cookie', 'proxy-authorization']);
/** Of a packed body: what is returned is unpacked. */
const OF_PACKING = new Set(['content-encoding', 'content-length', 'transfer-encoding']);

/**
 * Sends a request of any kind; each address on the way is checked anew. What is trusted may be anywhere, but nothing else leads to it, and what it leads
 * to must be public or itself. Throws only when `signal` aborts.
 */
export async function requestWeb(deps: FetchDeps, request: WebRequest, signal: AbortSignal): Promise<InternetOutcome<WebAnswer>> {
  if ((request.body?.byteLength ?? 0) > MAX_SENT_BYTES)
    return refused(`At most ${String(MAX_SENT_BYTES)} bytes are sent with one request.`);
  return withinDeadline(deps.clock, DEADLINE_MS, signal, async (inTime) => {
    try {
      return await follow(deps.reach, request, inTime);
    } catch (error) {
      signal.throwIfAborted();
      return refused(`${shown(request.address)} did not answer: ${failureWords(error, inTime)}.`);
    }
  });
}

async function follow(reach: Reach, request: WebRequest, signal: AbortSignal): Promise<InternetOutcome<WebAnswer>> {
  const first = originOf(request.address);
  const trusted = first !== null && request.trusted.includes(first) ? first : null;
  let next = request;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const target = await findTarget(next.address, reachOf(reach, next.address, trusted), signal);
    if (target.kind === 'refused') return redirects === 0 ? target : refused(`It leads elsewhere, and there: ${target.message}`);
    const response = await sendRequest({ ...target.value, method: next.method, headers: headersOf(next), body: next.body, signal });
    const { statusCode: status = 0, headers } = response;
    if (!isRedirect(status) || headers.location === undefined || request.redirect === 'manual') return read(target.value.url, response);
    response.destroy();
    if (request.redirect === 'error') return refused('It leads elsewhere, which was not wanted.');
    next = redirected(next, status, URL.parse(headers.location, target.value.url)?.href ?? headers.location);
  }
  return refused(`It leads elsewhere more than ${String(MAX_REDIRECTS)} times, so it is not followed.`);
}

function reachOf(reach: Reach, address: string, trusted: string | null): Reach {
  if (trusted === null || originOf(address) !== trusted) return reach;
  const { port, protocol } = new URL(trusted);
  return { ...reach, ports: [port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port)], isAllowed: () => true };
}

async function read(url: URL, response: IncomingMessage): Promise<InternetOutcome<WebAnswer>> {
  const { bytes, isCut } = await readBody(response, MAX_BODY_BYTES);
  if (isCut) return refused(`It is more than ${String(MAX_BODY_BYTES)} bytes, so nothing of it is used.`);
  const names = response.rawHeaders.filter((_, at) => at % 2 === 0);
  const headers = names.map((name, at): [string, string] => [name.toLowerCase(), response.rawHeaders[2 * at + 1] ?? '']);
  const kept = headers.filter(([name]) => !OF_PACKING.has(name));
  const { statusCode: status = 0, statusMessage: reason = '' } = response;
  return { kind: 'ok', value: { address: url.href, status, reason, headers: kept, body: bytes } };
}

/** By the fetch standard: what is not repeated becomes a GET, and secrets stay where they were meant for. */
function redirected(request: WebRequest, status: number, address: string): WebRequest {
  const becomesGet = (status === 303 && request.method !== 'HEAD') || ((status === 301 || status === 302) && request.method === 'POST');
  const isElsewhere = originOf(address) !== originOf(request.address);
  const headers = request.headers.filter(([name]) => {
    const low = name.toLowerCase();
    return !(isElsewhere && SECRETS.has(low)) && !(becomesGet && low.startsWith('content-'));
  });
  return { ...request, address, headers, ...(becomesGet ? { method: 'GET', body: null } : {}) };
}

function headersOf({ headers, body, method }: WebRequest): Record<string, string> {
  const own = Object.fromEntries(
    headers.filter(([name]) => !OURS.has(name.toLowerCase())).map(([name, value]): [string, string] => [name.toLowerCase(), value]),
  );
  const hasBody = body !== null || ['POST', 'PUT', 'PATCH'].includes(method);
  return hasBody ? { ...own, 'content-length': String(body?.byteLength ?? 0) } : own;
}

/** Null: it is no address of the web. */
function originOf(address: string): string | null {
  const url = URL.parse(address);
  return url === null || url.origin === 'null' ? null : url.origin;
}

function shown(address: string): string {
  return (URL.parse(address)?.host ?? address).slice(0, 200).toWellFormed();
}
