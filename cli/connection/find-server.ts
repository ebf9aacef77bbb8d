import { existsSync, readFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { join, resolve } from 'node:path';

import { Failure } from '../failure.ts';

/** Where the client runs. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The folder that Parley itself lies in. */
  readonly home: string;
}

/** What the command line says about the server. */
export interface ServerOptions {
  readonly url?: string;
  readonly token?: string;
}

/** Which server, and as whom. */
export interface Server {
  /** Without a slash at the end, and without `/graphql`. */
  readonly url: string;
  /** Null: none was found. */
  readonly token: string | null;
  /** Where the address and the token came from, for people. */
  readonly urlFrom: string;
  readonly tokenFrom: string;
  /** The data folder of a server on this machine. */
  readonly dataDir: string;
  /** Whether the server is one on this machine. */
  readonly isLocal: boolean;
}

/** Finds the server: as the command line says, else the one that runs on the data folder, else as the environment says. Throws a Failure. */
export function findServer(options: ServerOptions, surroundings: Surroundings): Server {
  const dataDir = findDataDir(surroundings);
  const running = readAddress(join(dataDir, 'server.json'));
  const { url, from: urlFrom } = chooseUrl(options.url, running, join(dataDir, 'server.json'), surroundings.env);
  // The owner's token is the key to this machine's Parley: it is not handed to servers elsewhere.
  const isLocal = options.url === undefined || isLoopback(url) || url === running;
  const { token, from: tokenFrom } = chooseToken(options.token, isLocal ? join(dataDir, 'owner-token') : null, surroundings.env);
  return { url, token, urlFrom, tokenFrom, dataDir, isLocal };
}

function findDataDir({ env, cwd, home }: Surroundings): string {
  const named = env['PARLEY_DATA_DIR'] || './data';
  const [here, there] = [resolve(cwd, named), resolve(home, named)];
  const holding = (file: string) => [here, there].find((folder) => existsSync(join(folder, file)));
  return holding('server.json') ?? holding('owner-token') ?? here;
}

/** The address that a running server wrote; null: none did, or it is just writing it. */
function readAddress(file: string): string | null {
  try {
    const address: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof address === 'object' && address !== null && 'url' in address && typeof address.url === 'string' ? address.url : null;
  } catch {
    return null;
  }
}

function chooseUrl(given: string | undefined, running: string | null, file: string, env: Surroundings['env']) {
  if (given !== undefined) return { url: normalUrl(given), from: '--url' };
  if (running !== null) return { url: reachable(running), from: file };
  const host = env['PARLEY_HTTP_HOST'] || '127.0.0.1';
  const port = env['PARLEY_HTTP_PORT'] || '4000';
  const isSet = env['PARLEY_HTTP_HOST'] !== undefined || env['PARLEY_HTTP_PORT'] !== undefined;
  const from = isSet ? 'PARLEY_HTTP_HOST and PARLEY_HTTP_PORT' : 'the usual address';
  return { url: reachable(`http://${host.includes(':') ? `[${host}]` : host}:${port}`), from };
}

function normalUrl(given: string): string {
  const url = URL.parse(given.includes('://') ? given : `http://${given}`);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new Failure(`--url: found "${given}", allowed: an address such as http://127.0.0.1:4000.`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/graphql$/, '');
}

/** A server that listens everywhere is reached on this machine. */
function reachable(url: string): string {
  return url.replace('://0.0.0.0:', '://127.0.0.1:').replace('://[::]:', '://[::1]:');
}

function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'));
}

function chooseToken(given: string | undefined, file: string | null, env: Surroundings['env']) {
  const kept = given === undefined && file !== null && existsSync(file) ? { token: readToken(file), from: file } : null;
  const fromEnv = env['PARLEY_OWNER_TOKEN'] ? { token: env['PARLEY_OWNER_TOKEN'], from: 'PARLEY_OWNER_TOKEN' } : null;
  const chosen = given === undefined ? (kept ?? fromEnv) : { token: given, from: '--token' };
  if (chosen !== null && !/^[\x21-\x7e]{1,512}$/.test(chosen.token)) {
    throw new Failure(`What ${chosen.from} holds is no token: a token is one word of at most 512 letters, digits and signs.`);
  }
  return chosen ?? { token: null, from: 'nowhere' };
}

function readToken(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new Failure(`${file} cannot be read as this user: give a token of your own with --token.`, { cause });
  }
}
