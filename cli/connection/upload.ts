import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';

import { Failure, Unreachable } from '../failure.ts';
import { noToken, refusedToken, unreachable } from './ask.ts';
import type { Server } from './find-server.ts';

const DEADLINE_MS = 120_000;
const UNAUTHORIZED = 401;
/** What browsers know by a name and a terminal does not: pictures, which models see only when they are told to be some. */
const PICTURES: Readonly<Record<string, string>> = {
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/**
 * Hands a file over for a message to come and returns its id for `uploadIds`. Throws a Failure when it cannot be read or is refused,
 * and Unreachable when the server cannot be reached.
 */
export type Upload = (path: string) => Promise<string>;

export function makeUpload(find: () => Server): Upload {
  return async (path) => {
    const server = find();
    if (server.token === null) throw noToken(server);
    const name = basename(path);
    const type = PICTURES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
    const body = await opened(path);
    const answer = await post(`${server.url}/uploads?name=${encodeURIComponent(name)}`, server, body, {
      authorization: `Bearer ${server.token}`,
      'content-type': type,
    });
    return idIn(answer.body, answer.status, server, path);
  };
}

async function opened(path: string): Promise<Blob> {
  try {
    return await openAsBlob(path);
  } catch (cause) {
    throw new Failure(`${path} cannot be read: is there such a file?`, { cause });
  }
}

async function post(url: string, server: Server, body: Blob, headers: Record<string, string>) {
  try {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    const text = await response.text();
    return { status: response.status, body: text };
  } catch (cause) {
    throw unreachable(server, cause);
  }
}

function idIn(body: string, status: number, server: Server, path: string): string {
  const answer = parsed(body);
  if ('id' in answer && typeof answer.id === 'string') return answer.id;
  const sentence = 'errors' in answer && Array.isArray(answer.errors) ? sentenceOf(answer.errors) : null;
  if (status >= 500) throw new Unreachable(sentence ?? `The server at ${server.url} is not ready now (HTTP ${status}).`);
  if (sentence === null) throw new Failure(`What answers at ${server.url} is not Parley (HTTP ${status}): check the address.`);
  throw new Failure(status === UNAUTHORIZED ? refusedToken(sentence, server) : `${path}: ${sentence}`);
}

function parsed(body: string): object {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null ? answer : {};
  } catch {
    return {};
  }
}

function sentenceOf([first]: readonly unknown[]): string | null {
  return typeof first === 'object' && first !== null && 'message' in first && typeof first.message === 'string' ? first.message : null;
}
