import { startLocalWeb } from '../local-web.ts';
import type { LocalWeb } from '../local-web.ts';
import { makePlacesStandIn } from './places-stand-in.ts';
import type { PlacesStandIn } from './places-stand-in.ts';

/** Nominatim and Overpass behind one address: `/` and `/api/interpreter`. */
export async function startPlaces(): Promise<Pick<LocalWeb, 'url' | 'close'> & PlacesStandIn> {
  const standIn = makePlacesStandIn(() => performance.now());
  const web = await startLocalWeb((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = 'GET', url = '/', headers } = request;
      const body = Buffer.concat(parts).toString();
      const answer = standIn.handle({ method, url, userAgent: headers['user-agent'] ?? '', body });
      if (answer !== null) response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  return { url: web.url, close: web.close, ...standIn };
}
