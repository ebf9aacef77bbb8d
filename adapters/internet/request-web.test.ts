import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';

import type { WebRequest } from '../../domain/ports/internet.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { startLocalWeb } from '../../testing/local-web.ts';
import type { LocalWeb } from '../../testing/local-web.ts';
import { makeInternet } from './internet.ts';

const NEVER = new AbortController().signal;
const webs: LocalWeb[] = [];

afterEach(async () => {
  await Promise.all(webs.splice(0).map(async (web) => web.close()));
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const web = await startLocalWeb(answer);
  webs.push(web);
  return `http://127.0.0.1:${String(web.port)}`;
}

/** Asks as a plugin does: nothing of this machine may be reached but what is trusted. */
async function ask(address: string, change: Partial<WebRequest> = {}, clock = makeManualClock()) {
  const request: WebRequest = { address, method: 'GET', headers: [], body: null, redirect: 'follow', trusted: [], ...change };
  const outcome = await makeInternet({ searchUrl: null, clock }).request(request, NEVER);
  if (outcome.kind === 'refused') return outcome.message;
  return { ...outcome.value, body: new TextDecoder().decode(outcome.value.body) };
}

function echo(request: IncomingMessage, response: ServerResponse): void {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { method, url, headers } = request;
    response.setHeader('x-seen', 'yes').end(JSON.stringify({ method, url, headers, body: Buffer.concat(parts).toString() }));
  });
}

describe('a request', () => {
  test('I8: reaches nothing of this network, unless whoever runs Parley named it', async () => {
    const origin = await serve(echo);
    await expect(ask(`${origin}/a`)).resolves.toContain('Port');
    await expect(ask('http://127.0.0.1/a')).resolves.toContain('not on the public internet');
    await expect(ask(`${origin}/a`, { trusted: ['http://127.0.0.1:1'] })).resolves.toContain('Port');
    await expect(ask(`${origin}/a`, { trusted: [origin] })).resolves.toMatchObject({ status: 200, address: `${origin}/a` });
  });

  test('is sent with its method, headers and body, and its answer is whole and unpacked', async () => {
    const origin = await serve((request, response) => {
      response.setHeader('content-encoding', 'gzip');
      request
        .resume()
        .on('end', () => response.writeHead(207, 'Multi').end(gzipSync(`${request.method ?? ''} ${String(request.headers['depth'])}`)));
    });
    const body = new TextEncoder().encode('<propfind/>');
    const answer = await ask(origin, { method: 'PROPFIND', headers: [['Depth', '1']], body, trusted: [origin] });
    expect(answer).toMatchObject({ status: 207, reason: 'Multi', body: 'PROPFIND 1' });
    expect(JSON.stringify(answer)).not.toContain('content-encoding');
    const echoing = await serve(echo);
    const posted = await ask(echoing, {
      method: 'POST',
      headers: [
        ['host', 'evil'],
        ['x-own', 'ж'.length.toString()],
      ],
      body,
      trusted: [echoing],
    });
    expect(JSON.parse(typeof posted === 'string' ? '{}' : posted.body)).toMatchObject({
      method: 'POST',
      headers: { host: echoing.slice('http://'.length), 'x-own': '1', 'content-length': String(body.byteLength) },
      body: '<propfind/>',
    });
  });

  test('I8: that is led away from what is trusted goes nowhere that is not public, and takes no secrets along', async () => {
    const secret = await serve(echo);
    const origin = await serve((_, response) => response.writeHead(302, { location: `${secret}/inside` }).end());
    await expect(ask(origin, { trusted: [origin, secret] })).resolves.toContain('It leads elsewhere, and there: Port');
    await expect(ask(origin, { trusted: [origin], redirect: 'manual' })).resolves.toMatchObject({ status: 302 });
    await expect(ask(origin, { trusted: [origin], redirect: 'error' })).resolves.toContain('not wanted');
  });

  test('follows what leads to the same place, as the standard says', async () => {
    const origin = await serve((request, response) =>
      request.url === '/' ? response.writeHead(303, { location: '/next' }).end() : echo(request, response),
    );
    const answer = await ask(`${origin}/`, {
      method: 'POST',
      headers: [
        ['authorization', 'Basic x'],
        ['content-type', 'text/plain'],
      ],
      body: new Uint8Array([65]),
      trusted: [origin],
    });
    const seen: unknown = JSON.parse(typeof answer === 'string' ? '{}' : answer.body);
    expect(seen).toMatchObject({ method: 'GET', url: '/next', headers: { authorization: 'Basic x' }, body: '' });
    expect(seen).not.toHaveProperty(['headers', 'content-type']);
    const round = await serve((_, response) => response.writeHead(307, { location: '/again' }).end());
    await expect(ask(round, { trusted: [round] })).resolves.toContain('more than 5 times');
  });

  test('is bounded in size and time, and says what was wrong', async () => {
    const big = await serve((_, response) => response.end(Buffer.alloc(17 * 1024 * 1024)));
    await expect(ask(big, { trusted: [big] })).resolves.toContain('more than 16777216 bytes');
    await expect(ask(big, { trusted: [big], method: 'PUT', body: new Uint8Array(9 * 1024 * 1024) })).resolves.toContain('At most 8388608');
    const clock = makeManualClock();
    const hanging = await serve(() => undefined);
    const asked = ask(hanging, { trusted: [hanging] }, clock);
    await clock.advance(25_000);
    await expect(asked).resolves.toContain('longer than 25 seconds');
    await expect(ask('no address')).resolves.toContain('is no address');
  });
});
