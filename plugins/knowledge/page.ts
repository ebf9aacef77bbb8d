import { createHash } from 'node:crypto';
import { basename } from 'node:path';

import { kindOf } from './reading/read-document.ts';
import type { KnowledgeContext, Settings } from './settings.ts';

const MOST_REDIRECTS = 5;

export interface FetchedPage {
  readonly kind: 'fetched';
  /** Where it ended. */
  readonly address: string;
  readonly type: ReturnType<typeof kindOf>;
  readonly bytes: Uint8Array;
  readonly version: string;
}

export type Fetched =
  | FetchedPage
  /** The server says that there is no such page. */
  | { readonly kind: 'gone' }
  /** Its host is not one that may be read. */
  | { readonly kind: 'not-allowed'; readonly host: string }
  /** In a sentence. */
  | { readonly kind: 'failed'; readonly why: string };

/** Null: it is no address of a page. */
export function addressOf(text: string): URL | null {
  const url = URL.parse(text.trim());
  if (url === null || !['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url;
}

export function isAllowedHost({ hostname }: URL, { hosts }: Pick<Settings, 'hosts'>): boolean {
  const name = hostname.toLowerCase();
  return hosts.some((host) => (host.startsWith('*.') ? name.endsWith(asciiOf(host.slice(1))) : name === asciiOf(host)));
}

/** As a host stands in an address, whatever alphabet it is written in. */
function asciiOf(host: string): string {
  const dotted = host.startsWith('.');
  const name = URL.parse(`https://${dotted ? host.slice(1) : host}/`)?.hostname ?? host;
  return dotted ? `.${name}` : name;
}

/** Fetches a page of a host that the settings allow, and wherever it leads, if that is one as well. */
export async function fetchAllowed(context: Pick<KnowledgeContext, 'fetch' | 'settings'>, address: URL): Promise<Fetched> {
  let url = address;
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      if (!isAllowedHost(url, context.settings)) return { kind: 'not-allowed', host: url.hostname };
      const response = await context.fetch(url, {
        redirect: 'manual',
        headers: { accept: 'text/html, text/markdown, application/pdf, */*;q=0.1' },
      });
      const next = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || next === null) return await read(url, response);
      const target = URL.parse(next, url);
      if (target === null) break;
      url = target;
    }
    return { kind: 'failed', why: 'It leads elsewhere too often.' };
  } catch (error) {
    return { kind: 'failed', why: error instanceof Error ? error.message : 'It could not be fetched.' };
  }
}

async function read(url: URL, response: Response): Promise<Fetched> {
  if (response.status === 404 || response.status === 410) return { kind: 'gone' };
  if (!response.ok) return { kind: 'failed', why: `The server answered ${String(response.status)}.` };
  const bytes = new Uint8Array(await response.arrayBuffer());
  const version = createHash('sha256').update(bytes).digest('hex');
  const type = kindOf(basename(url.pathname), response.headers.get('content-type') ?? '');
  return { kind: 'fetched', address: url.href, type, bytes, version };
}
