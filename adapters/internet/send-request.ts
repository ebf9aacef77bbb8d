import type { LookupAddress } from 'node:dns';
import { request as requestHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

import { TAKEN_ENCODINGS } from './read-body.ts';

const USER_AGENT = 'Parley (self-hosted assistant)';

export interface PlainRequest {
  readonly url: URL;
  /** Where the connection is made to, whatever the name means by now; not empty. */
  readonly addresses: readonly LookupAddress[];
  /** Absent: GET. */
  readonly method?: string;
  /** Beside those that every request has. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent: none. */
  readonly body?: Uint8Array | null;
  readonly signal: AbortSignal;
}

/** Sends a request, follows nothing and keeps no connection. Throws when no answer comes. */
export function sendRequest({ url, addresses, method = 'GET', headers, body = null, signal }: PlainRequest): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const sent = send(url, {
      agent: false,
      lookup: exactly(addresses),
      method,
      headers: { 'user-agent': USER_AGENT, ...headers, 'accept-encoding': TAKEN_ENCODINGS },
      signal,
    });
    sent.on('response', (response) => {
      // Who reads the body sees its end; one that is not read must not end the process.
      response.on('error', () => {});
      resolve(response);
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}

/** A resolver that knows these addresses and asks nobody. */
function exactly(addresses: readonly LookupAddress[]): LookupFunction {
  return (_name, { all }, callback) => {
    const [first] = addresses;
    if (first === undefined) callback(new Error('There is no address.'), '');
    else if (all === true) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}
