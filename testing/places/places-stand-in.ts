import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { readQuery } from './read-query.ts';
import type { QueryFilter, ReadQuery } from './read-query.ts';

export interface StandInRequest {
  readonly method: string;
  readonly url: string;
  readonly userAgent: string;
  readonly body: string;
}

export interface StandInAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What goes wrong with the next request. `hang`: no answer ever. */
export type Fault = 'hang' | 'busy' | 'busy-for-a-minute' | 'gateway' | 'overloaded' | 'garbage' | 'empty' | 'gave-up' | 'forbidden';

export interface PlacesStandIn {
  /** Null: it never answers. */
  handle(request: StandInRequest): StandInAnswer | null;
  /** The service goes on so until it is told otherwise; null: it works. */
  breaks(service: 'nominatim' | 'overpass', fault: Fault | null): void;
  /** What was asked, oldest first: addresses and queries. */
  readonly asked: readonly string[];
  /** What a polite client would not have done. */
  readonly rude: readonly string[];
}

const HERE = join(import.meta.dirname, 'recorded');
const CITIES = ['moscow', 'berlin', 'new-york'];
/** Less than a second by how long a request is under way. */
const APART_MS = 900;
const AGENT = /^Parley\/\d+\.\d+ \(.*contact: \S+\)$/;

const Elements = z.object({
  elements: z.array(
    z.looseObject({
      lat: z.number().optional(),
      lon: z.number().optional(),
      center: z.object({ lat: z.number(), lon: z.number() }).optional(),
      tags: z.record(z.string(), z.string()),
    }),
  ),
});
const Recorded = z.object({
  search: z.record(z.string(), z.array(z.unknown())),
  reverse: z.array(z.object({ near: z.tuple([z.number(), z.number()]), answer: z.unknown() })),
});
type Element = z.infer<typeof Elements>['elements'][number];

/**
 * Answers as Nominatim and Overpass do, from what was written down of them, and as strictly: what is not their language, comes too often or from nobody
 * in particular is refused. `now` in milliseconds.
 */
export function makePlacesStandIn(now: () => number): PlacesStandIn {
  const elements = CITIES.flatMap((city) => Elements.parse(JSON.parse(readFileSync(join(HERE, `${city}.overpass.json`), 'utf8'))).elements);
  const recorded = Recorded.parse(JSON.parse(readFileSync(join(HERE, 'nominatim.json'), 'utf8')));
  const faults = new Map<string, Fault>();
  const last = new Map<string, number>();
  const asked: string[] = [];
  const rude: string[] = [];
  return {
    asked,
    rude,
    breaks: (service, fault) => void (fault === null ? faults.delete(service) : faults.set(service, fault)),
    handle: (request) => {
      const url = new URL(request.url, 'http://stand-in');
      const service = url.pathname === '/api/interpreter' ? 'overpass' : 'nominatim';
      const since = now() - (last.get(service) ?? -Infinity);
      last.set(service, now());
      if (since < APART_MS) rude.push(`${service} was asked again after ${String(since)} ms`);
      if (!AGENT.test(request.userAgent)) {
        rude.push(`who is ${JSON.stringify(request.userAgent)}?`);
        return page(403, 'Access denied. See https://operations.osmfoundation.org/policies/nominatim/');
      }
      const fault = faults.get(service);
      if (fault !== undefined) {
        asked.push(`${service} (${fault})`);
        return faulty(fault);
      }
      if (service === 'overpass') return overpass(elements, request, asked);
      asked.push(
        `${url.pathname} ${url.searchParams.get('q') ?? `${url.searchParams.get('lat') ?? ''},${url.searchParams.get('lon') ?? ''}`}`,
      );
      return nominatim(recorded, request.method, url);
    },
  };
}

function faulty(fault: Fault): StandInAnswer | null {
  switch (fault) {
    case 'hang':
      return null;
    case 'busy':
      return { ...page(429, 'Too Many Requests'), headers: { 'content-type': 'text/html', 'retry-after': '7' } };
    case 'busy-for-a-minute':
      return { ...page(429, 'Too Many Requests'), headers: { 'content-type': 'text/html', 'retry-after': '60' } };
    case 'gateway':
      return page(504, 'The server is probably too busy to handle your request.');
    case 'overloaded':
      return page(502, 'Bad Gateway');
    case 'garbage':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"elements": [{"type": "node", "id": 1, "lat":' };
    case 'empty':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '' };
    case 'gave-up': {
      const remark = 'runtime error: Query timed out in "query" at line 3 after 11 seconds.';
      return json({ version: 0.6, generator: 'Overpass API', elements: [], remark });
    }
    case 'forbidden':
      return page(403, 'Forbidden');
  }
}

function nominatim({ search, reverse }: z.infer<typeof Recorded>, method: string, url: URL): StandInAnswer {
  const given = (name: string): string => url.searchParams.get(name) ?? '';
  if (method !== 'GET' || !['/search', '/reverse'].includes(url.pathname)) return page(404, 'Not Found');
  if (given('format') !== 'jsonv2') return page(400, "Parameter 'format' must be one of: jsonv2");
  if (url.pathname === '/search') return json(search[given('q').toLowerCase()] ?? []);
  const [lat, lon] = [Number(given('lat')), Number(given('lon'))];
  if (given('lat') === '' || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return page(400, "Parameter 'lat' must be a number.");
  const found = reverse.find(({ near }) => Math.abs(near[0] - lat) < 0.5 && Math.abs(near[1] - lon) < 0.5);
  return json(found?.answer ?? { error: 'Unable to geocode' });
}

function overpass(elements: readonly Element[], { method, body }: StandInRequest, asked: string[]): StandInAnswer {
  const query = new URLSearchParams(body).get('data') ?? '';
  asked.push(query);
  if (method !== 'POST') return page(400, 'Bad Request');
  let read: ReadQuery;
  try {
    read = readQuery(query);
  } catch (cause) {
    return page(400, `Error: line 1: ${cause instanceof Error ? cause.message : 'parse error'}`);
  }
  const found = elements.filter((element) => read.statements.some((statement) => fits(element, statement))).slice(0, read.limit);
  const osm3s = {
    timestamp_osm_base: '2026-11-20T08:14:33Z',
    copyright: 'The data included in this document is from www.openstreetmap.org.',
  };
  return json({ version: 0.6, generator: 'Overpass API 0.7.62.8 e802775f', osm3s, elements: found });
}

function fits({ lat, lon, center, tags }: Element, { filters, radius, latitude, longitude }: ReadQuery['statements'][number]): boolean {
  const [y, x] = [lat ?? center?.lat ?? 0, lon ?? center?.lon ?? 0];
  // Flat, which is right enough within a city.
  const north = (y - latitude) * 111_195;
  const east = (x - longitude) * 111_195 * Math.cos((latitude * Math.PI) / 180);
  return Math.hypot(north, east) <= radius && filters.every((filter) => holds(tags, filter));
}

function holds(tags: Readonly<Record<string, string>>, { key, how, value }: QueryFilter): boolean {
  const tag = tags[key];
  if (tag === undefined) return false;
  if (how === '=') return tag === value;
  return how === 'is' || new RegExp(value, 'iu').test(tag);
}

function json(value: unknown): StandInAnswer {
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

function page(status: number, text: string): StandInAnswer {
  const body = `<?xml version="1.0" encoding="UTF-8"?><html><head><title>${String(status)}</title></head><body><p>${text}</p></body></html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
