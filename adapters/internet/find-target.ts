import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';

import type { InternetOutcome } from '../../domain/ports/internet.ts';

/** All addresses of a name; throws when there is none. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

/** What may be reached. */
export interface Reach {
  readonly ports: readonly number[];
  isAllowed(address: string): boolean;
  readonly resolve: Resolve;
}

export interface Target {
  readonly url: URL;
  /** Looked up once and checked; the connection is made to one of them and nothing else. */
  readonly addresses: readonly LookupAddress[];
}

/** Checks an address of the web and what its name stands for, all of it; the refusal says what is wrong with it. */
export async function findTarget(address: string, reach: Reach, signal: AbortSignal): Promise<InternetOutcome<Target>> {
  const url = URL.parse(address);
  if (url === null) return refused(`"${shown(address)}" is no address: give a whole one such as https://example.org/page.`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refused(`Only http and https addresses can be fetched, not "${shown(url.protocol)}".`);
  }
  if (url.username !== '' || url.password !== '') return refused('An address with a name or a password in it is not fetched.');
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port);
  if (!reach.ports.includes(port)) return refused(`Port ${port} is not open to the agent, only ${reach.ports.join(', ')}.`);
  const name = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = await addressesOf(name, reach.resolve, signal);
  if (addresses === null) return refused(`There is no "${shown(name)}" on the internet, or its name cannot be looked up now.`);
  if (!addresses.every((each) => reach.isAllowed(each.address))) {
    return refused(`"${shown(name)}" is not on the public internet, so it is not fetched.`);
  }
  return { kind: 'ok', value: { url, addresses } };
}

/** Null: there is none. */
async function addressesOf(name: string, resolve: Resolve, signal: AbortSignal): Promise<readonly LookupAddress[] | null> {
  const family = isIP(name);
  if (family !== 0) return [{ address: name, family }];
  const found = await orAborted(
    resolve(name).catch(() => []),
    signal,
  );
  return found.length === 0 ? null : found;
}

/** A look-up cannot be ended, only left behind. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

export function refused(message: string): { readonly kind: 'refused'; readonly message: string } {
  return { kind: 'refused', message };
}

function shown(text: string): string {
  return text.slice(0, 200).toWellFormed();
}
