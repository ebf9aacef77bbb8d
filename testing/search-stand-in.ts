import { startLocalWeb } from './local-web.ts';
import type { LocalWeb } from './local-web.ts';

export interface SearchStandIn extends LocalWeb {
  /** What was searched for, oldest first. */
  readonly queries: readonly string[];
}

interface Found {
  readonly url: string;
  readonly title: string;
  readonly content: string;
}

/**
 * Answers as a SearXNG does, and refuses what it refuses: another path or method, JSON where its settings don't name it, and a search for nothing.
 * See docs.searxng.org/dev/search_api.html and its `webapp.py`.
 */
export async function startSearchStandIn({
  results = [],
  formats = ['html', 'json'],
}: {
  readonly results?: readonly Found[];
  readonly formats?: readonly string[];
}): Promise<SearchStandIn> {
  const queries: string[] = [];
  const web = await startLocalWeb((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const [format, query] = [url.searchParams.get('format') ?? 'html', url.searchParams.get('q')?.trim() ?? ''];
    const refuse = (status: number): void => void response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>no</h1>');
    if (url.pathname !== '/search') return refuse(404);
    if (request.method !== 'GET') return refuse(405);
    if (!formats.includes(format)) return refuse(403);
    if (query === '') return refuse(400);
    queries.push(query);
    const found = results.map((each) => ({ ...each, engine: 'stand-in', score: 1, category: 'general' }));
    const body = { query, number_of_results: found.length, results: found, answers: [], suggestions: [], unresponsive_engines: [] };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  return { ...web, queries };
}
