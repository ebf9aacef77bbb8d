import type { IncomingMessage } from 'node:http';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Where requests of browsers may come from. */
export interface Origins {
  /** The public address, or this machine's own names on the server's port. A request without an Origin is no browser's. */
  allows(request: IncomingMessage): boolean;
  /** Whether a browser says that one of our own pages sent it; for requests that are trusted because of their cookie. */
  isOwnPage(request: IncomingMessage): boolean;
  /** Whether a browser says that another site made it ask. On plain HTTP browsers do not say it of pictures and links, but send no cookie of ours for another site either. */
  isForeign(request: IncomingMessage): boolean;
}

export function makeOrigins({ publicUrl, port }: { publicUrl: string; port: number }): Origins {
  const publicOrigin = new URL(publicUrl).origin;

  function isOurs(origin: string): boolean {
    if (origin === publicOrigin) return true;
    const url = URL.parse(origin);
    return url !== null && url.protocol === 'http:' && LOOPBACK.has(url.hostname) && (url.port || '80') === String(port);
  }

  return {
    allows: ({ headers: { origin } }) => origin === undefined || isOurs(origin),
    isOwnPage({ headers }) {
      if (headers.origin !== undefined) return isOurs(headers.origin);
      return headers['sec-fetch-site'] === 'same-origin';
    },
    isForeign: ({ headers }) => headers['sec-fetch-site'] === 'cross-site' || headers['sec-fetch-site'] === 'same-site',
  };
}
