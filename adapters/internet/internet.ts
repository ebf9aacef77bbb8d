import { lookup } from 'node:dns/promises';

import type { Clock } from '../../domain/ports/clock.ts';
import type { Internet } from '../../domain/ports/internet.ts';
import { fetchPage } from './fetch-page.ts';
import type { Resolve } from './find-target.ts';
import { isPublicAddress } from './public-address.ts';
import { requestWeb } from './request-web.ts';
import { searchWeb } from './search-web.ts';

const USUAL_PORTS = [80, 443];

export interface InternetSettings {
  /** Where SearXNG or what speaks like it is; null: nobody searches. */
  readonly searchUrl: string | null;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Ports that may be fetched from beside 80 and 443; absent: none. */
  readonly ports?: readonly number[];
  /** Absent: the system's. */
  readonly resolve?: Resolve;
  /** Which addresses may be connected to; absent: those of the public internet. Only tests have others. */
  readonly isAllowed?: (address: string) => boolean;
}

/** Pages of the public internet, and a search through the owner's own endpoint. */
export function makeInternet({
  searchUrl,
  clock,
  ports = [],
  resolve = resolveBySystem,
  isAllowed = isPublicAddress,
}: InternetSettings): Internet {
  const reach = { ports: [...USUAL_PORTS, ...ports], isAllowed, resolve };
  return {
    fetch: (address, signal) => fetchPage({ reach, clock }, address, signal),
    request: (request, signal) => requestWeb({ reach, clock }, request, signal),
    search: searchUrl === null ? null : (query, signal) => searchWeb({ url: searchUrl, clock, resolve }, query, signal),
  };
}

export const resolveBySystem: Resolve = (name) => lookup(name, { all: true });
