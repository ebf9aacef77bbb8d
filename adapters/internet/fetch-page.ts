import type { IncomingMessage } from 'node:http';

import type { Clock } from '../../domain/ports/clock.ts';
import type { InternetOutcome, WebPage } from '../../domain/ports/internet.ts';
import { convertHtml } from './convert-html.ts';
import { decodeText } from './decode-text.ts';
import { failureWords } from './failure-words.ts';
import { findTarget, refused } from './find-target.ts';
import type { Reach } from './find-target.ts';
import { isHtml, isReadable, mediaType } from './media-type.ts';
import { isRedirect, MAX_REDIRECTS } from './redirects.ts';
import { readBody } from './read-body.ts';
import { sendRequest } from './send-request.ts';
import { withinDeadline } from './within-deadline.ts';

const DEADLINE_MS = 20_000;
/** Unpacked. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;
/** In UTF-16 units: as much as a model is shown of what one tool says. */
const MAX_TEXT = 30_000;
const ACCEPT = 'text/html, text/markdown, text/plain, application/json, */*;q=0.1';

export interface FetchDeps {
  readonly reach: Reach;
  readonly clock: Pick<Clock, 'sleep'>;
}

/** Fetches a page; each address on the way is checked anew. Throws only when `signal` aborts. */
export async function fetchPage(deps: FetchDeps, address: string, signal: AbortSignal): Promise<InternetOutcome<WebPage>> {
  return withinDeadline(deps.clock, DEADLINE_MS, signal, async (inTime) => {
    try {
      return await follow(deps, address, inTime);
    } catch (error) {
      signal.throwIfAborted();
      return refused(`Nothing was fetched: ${failureWords(error, inTime)}.`);
    }
  });
}

async function follow(deps: FetchDeps, address: string, signal: AbortSignal): Promise<InternetOutcome<WebPage>> {
  let next = address;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const target = await findTarget(next, deps.reach, signal);
    if (target.kind === 'refused') return redirects === 0 ? target : refused(`It leads elsewhere, and there: ${target.message}`);
    const { url } = target.value;
    const response = await sendRequest({ ...target.value, headers: { accept: ACCEPT }, signal });
    const { statusCode: status = 0, headers } = response;
    if (!isRedirect(status) || headers.location === undefined) return readPage(deps, url, response);
    response.destroy();
    next = URL.parse(headers.location, url)?.href ?? headers.location;
  }
  return refused(`It leads elsewhere more than ${MAX_REDIRECTS} times, so it is not followed.`);
}

async function readPage({ clock }: FetchDeps, url: URL, response: IncomingMessage): Promise<InternetOutcome<WebPage>> {
  const { mime, charset } = mediaType(response.headers['content-type']);
  if (!isReadable(mime)) {
    response.destroy();
    const size = response.headers['content-length'];
    return refused(
      `It is ${/^[\w.+/-]{1,80}$/.test(mime) ? mime : 'of an unknown type'}${size === undefined ? '' : ` of ${Number(size)} bytes`}: only text and HTML are fetched, and nothing was read of it.`,
    );
  }
  const body = await readBody(response, MAX_BODY_BYTES);
  if (body.bytes.subarray(0, 1_024).includes(0) && !isUtf16(body.bytes, charset)) {
    return refused('It is no text, whatever the server says: nothing was read of it.');
  }
  const text = decodeText(body.bytes, charset, body.isCut);
  const readable =
    isHtml(mime) || (mime === '' && /^\s*<(?:!doctype html|html)/i.test(text)) ? await convertHtml(text, url.href, clock) : text;
  if (readable === null) return refused('Its HTML cannot be read: it nests too deep or is too much.');
  const isCut = body.isCut || readable.length > MAX_TEXT;
  const page = { address: url.href, status: response.statusCode ?? 0, mime, text: readable.slice(0, MAX_TEXT).toWellFormed(), isCut };
  return { kind: 'ok', value: page };
}

function isUtf16(bytes: Uint8Array, charset: string | null): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || /^utf-?16/i.test(charset ?? '');
}
