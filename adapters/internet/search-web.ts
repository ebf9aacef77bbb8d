import { z } from 'zod';

import type { Clock } from '../../domain/ports/clock.ts';
import type { InternetOutcome, WebHit } from '../../domain/ports/internet.ts';
import { failureWords } from './failure-words.ts';
import { findTarget, refused } from './find-target.ts';
import type { Resolve } from './find-target.ts';
import { readBody } from './read-body.ts';
import { sendRequest } from './send-request.ts';
import { withinDeadline } from './within-deadline.ts';

const DEADLINE_MS = 20_000;
const MAX_BODY_BYTES = 2 * 1024 * 1024;
const MAX_HITS = 10;
const MAX_WORDS = 500;

const answer = z.object({
  results: z.array(z.object({ url: z.string(), title: z.string().nullish(), content: z.string().nullish() })),
});

export interface SearchDeps {
  /** Where SearXNG or what speaks like it is, such as `http://localhost:8080`; it may be anywhere, for it is the owner's. */
  readonly url: string;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly resolve: Resolve;
  /** Absent: 20 seconds. */
  readonly deadlineMs?: number;
}

/** What an endpoint answered, before anybody looks into it. */
export type SearchAnswer =
  { readonly kind: 'answered'; readonly status: number; readonly body: string } | { readonly kind: 'silent'; readonly why: string };

/** Asks a SearXNG-compatible endpoint. Throws only when `signal` aborts. */
export async function searchWeb(deps: SearchDeps, query: string, signal: AbortSignal): Promise<InternetOutcome<readonly WebHit[]>> {
  const asked = await askSearch(deps, query, signal);
  if (asked.kind === 'silent') return refused(`The search does not answer: ${asked.why}.`);
  if (asked.status !== 200) return refused(`The search refused: ${statusWords(asked.status)}.`);
  const hits = answer.safeParse(parsed(asked.body));
  if (!hits.success) return refused('The search answered something that is no list of results.');
  return {
    kind: 'ok',
    value: hits.data.results
      .filter(({ url }) => /^https?:/i.test(url))
      .slice(0, MAX_HITS)
      .map(hitOf),
  };
}

/** Sends one query and returns what came, whatever it is. */
export async function askSearch(
  { url, clock, resolve, deadlineMs = DEADLINE_MS }: SearchDeps,
  query: string,
  signal: AbortSignal,
): Promise<SearchAnswer> {
  return withinDeadline(clock, deadlineMs, signal, async (inTime) => {
    try {
      const address = searchAddress(url, query);
      const ports = [Number(address.port) || (address.protocol === 'https:' ? 443 : 80)];
      const target = await findTarget(address.href, { ports, isAllowed: () => true, resolve }, inTime);
      if (target.kind === 'refused') return { kind: 'silent', why: 'its name cannot be looked up' };
      const response = await sendRequest({ ...target.value, headers: { accept: 'application/json' }, signal: inTime });
      const { bytes } = await readBody(response, MAX_BODY_BYTES);
      return { kind: 'answered', status: response.statusCode ?? 0, body: new TextDecoder().decode(bytes) };
    } catch (error) {
      signal.throwIfAborted();
      return { kind: 'silent', why: failureWords(error, inTime) };
    }
  });
}

/** Why an endpoint did not give results, as the second half of a sentence. */
export function statusWords(status: number): string {
  if (status === 403) return 'status 403; SearXNG needs "json" under search.formats in its settings.yml';
  if (status === 404) return 'status 404; the address in parley.yaml (search.url) is not that of a SearXNG';
  return status === 429 ? 'status 429, too many requests at once' : `status ${status}`;
}

function searchAddress(base: string, query: string): URL {
  const url = new URL(base);
  if (!url.pathname.endsWith('/search')) url.pathname = `${url.pathname.replace(/\/$/, '')}/search`;
  url.searchParams.set('q', query);
  url.searchParams.set('format', 'json');
  return url;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function hitOf({ url, title, content }: z.infer<typeof answer>['results'][number]): WebHit {
  return { address: bounded(url, 2_000), title: bounded(title ?? '', MAX_WORDS), excerpt: bounded(content ?? '', MAX_WORDS) };
}

function bounded(text: string, most: number): string {
  return text
    .replaceAll(/[\s\0]+/g, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed();
}
