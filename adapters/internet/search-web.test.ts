import { afterEach, describe, expect, test } from 'vitest';

import type { InternetOutcome, WebHit } from '../../domain/ports/internet.ts';
import { makeManualClock } from '../../domain/testing/manual-clock.ts';
import { freePort } from '../../testing/free-port.ts';
import { startLocalWeb } from '../../testing/local-web.ts';
import type { LocalWeb } from '../../testing/local-web.ts';
import { startSearchStandIn } from '../../testing/search-stand-in.ts';
import { makeInternet } from './internet.ts';
import { makeSearchProbe } from './search-probe.ts';

const NEVER = new AbortController().signal;
const HIT = { url: 'https://example.org/хлеб', title: 'Хлеб  \n из печи', content: 'Тёплый' };
const open: LocalWeb[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

async function kept<W extends LocalWeb>(started: Promise<W>): Promise<W> {
  const web = await started;
  open.push(web);
  return web;
}

async function search(searchUrl: string, query = 'хлеб & соль', clock = makeManualClock()): Promise<InternetOutcome<readonly WebHit[]>> {
  const internet = makeInternet({ searchUrl, clock });
  return internet.search === null ? { kind: 'refused', message: 'none' } : internet.search(query, NEVER);
}

describe('the search', () => {
  test.each(['', '/', '/search'])(
    'asks an endpoint that is given as URL%s, also one of this machine, and takes what leads somewhere',
    async (path) => {
      const stranger = { url: 'javascript:alert(1)', title: 'x', content: 'y' };
      const endpoint = await kept(startSearchStandIn({ results: [stranger, HIT] }));
      expect(await search(`${endpoint.url}${path}`)).toEqual({
        kind: 'ok',
        value: [{ address: HIT.url, title: 'Хлеб из печи', excerpt: 'Тёплый' }],
      });
      expect(endpoint.queries).toEqual(['хлеб & соль']);
    },
  );

  test('gives the first ten, cut to what helps', async () => {
    const results = Array.from({ length: 30 }, (_, index) => ({ ...HIT, content: 'я'.repeat(5_000), title: String(index) }));
    const found = await search((await kept(startSearchStandIn({ results }))).url);
    expect(found.kind === 'ok' ? found.value.map(({ title, excerpt }) => [title, excerpt.length]) : []).toEqual(
      Array.from({ length: 10 }, (_, index) => [String(index), 500]),
    );
  });

  test('says what to do when its settings forbid JSON', async () => {
    const endpoint = await kept(startSearchStandIn({ formats: ['html'] }));
    expect(await search(endpoint.url)).toEqual({
      kind: 'refused',
      message: 'The search refused: status 403; SearXNG needs "json" under search.formats in its settings.yml.',
    });
  });

  test.each([
    ['another address', '/elsewhere', 'The search refused: status 404; the address in parley.yaml (search.url) is not that of a SearXNG.'],
  ])('says so at %s', async (_what, path, message) => {
    expect(await search(`${(await kept(startSearchStandIn({}))).url}${path}`)).toEqual({ kind: 'refused', message });
  });

  test.each(['<html>', '{"results": 1}', '', '[]'])('says so when the answer is %j', async (body) => {
    const endpoint = await kept(startLocalWeb((_request, response) => response.end(body)));
    expect(await search(endpoint.url)).toEqual({ kind: 'refused', message: 'The search answered something that is no list of results.' });
  });

  test('says so when nobody is there, or nobody answers in time', async () => {
    expect(await search(`http://127.0.0.1:${await freePort()}`)).toEqual({
      kind: 'refused',
      message: 'The search does not answer: nobody listens there.',
    });
    const clock = makeManualClock();
    const { promise: asked, resolve } = Promise.withResolvers<void>();
    const silent = await kept(startLocalWeb(() => resolve()));
    const searching = search(silent.url, 'x', clock);
    await asked;
    await clock.advance(20_000);
    expect(await searching).toEqual({ kind: 'refused', message: 'The search does not answer: it took longer than 20 seconds.' });
  });
});

describe('the health of the search', () => {
  test('is no trouble where none is configured, and says what to set', async () => {
    await expect(makeSearchProbe({ searchUrl: null, clock: makeManualClock() })()).resolves.toMatchObject({
      name: 'search',
      isReady: true,
      detail: expect.stringContaining('set search in parley.yaml'),
    });
  });

  test('is asked of the endpoint without searching for anything, and at most once a minute', async () => {
    const endpoint = await kept(startSearchStandIn({}));
    const clock = makeManualClock();
    const probe = makeSearchProbe({ searchUrl: endpoint.url, clock });
    await expect(probe()).resolves.toEqual({ name: 'search', isReady: true, detail: null, isEssential: false });
    await probe();
    expect([endpoint.asked.length, endpoint.queries]).toEqual([1, []]);
    await clock.advance(60_000);
    await probe();
    expect(endpoint.asked).toHaveLength(2);
  });

  test('says what is wrong and what to do', async () => {
    const strict = await kept(startSearchStandIn({ formats: ['html'] }));
    const refusing = await makeSearchProbe({ searchUrl: strict.url, clock: makeManualClock() })();
    expect(refusing).toMatchObject({ isReady: false, isEssential: false, detail: expect.stringContaining('"json" under search.formats') });
    const away = await makeSearchProbe({ searchUrl: `http://127.0.0.1:${await freePort()}`, clock: makeManualClock() })();
    expect(away).toMatchObject({ isReady: false, detail: expect.stringContaining('does not answer: nobody listens there.') });
  });
});
