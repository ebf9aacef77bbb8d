import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApi } from '../../testing/api/api-world.ts';
import type { ApiWorld } from '../../testing/api/api-world.ts';
import { ask, connect, followWs, socketWith } from '../../testing/api/graphql-client.ts';

const ME = '{ me { name } }';

let api: ApiWorld;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

async function loginLink(world: ApiWorld): Promise<string> {
  const query = 'mutation { createLoginLink { ... on CreateLoginLinkPayload { url expiresAt } } }';
  const { data } = await ask<{ createLoginLink: { url: string } }>(world.url, world.tokens.member.secret, query);
  return data.createLoginLink.url;
}

async function logIn(world: ApiWorld): Promise<{ cookie: string; header: string; response: Response }> {
  const response = await fetch(await loginLink(world), { redirect: 'manual' });
  const header = response.headers.get('set-cookie') ?? '';
  return { cookie: header.split(';')[0] ?? '', header, response };
}

describe('a login link', () => {
  it('gives the browser a session of 30 days and leads to the console', async () => {
    const { response, header, cookie } = await logIn(api);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/');
    expect(header).toMatch(/^parley_session=parley_\w+; Expires=Wed, 23 Dec 2026 12:00:00 GMT; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(await ask(api.url, null, ME, {}, { cookie, 'sec-fetch-site': 'same-origin' })).toMatchObject({ data: { me: { name: 'Анна' } } });
  });

  it('works once, and for 15 minutes', async () => {
    const [used, late] = [await loginLink(api), await loginLink(api)];
    expect((await fetch(used, { redirect: 'manual' })).status).toBe(303);
    await api.ports.clock.advance(15 * 60_000);
    for (const url of [used, late, `${api.url}/login?code=nonsense`, `${api.url}/login`]) {
      const response = await fetch(url, { redirect: 'manual' });
      expect(response.status).toBe(401);
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(await response.text()).toContain('This login link was used or is older than 15 minutes');
    }
  });

  it('is not used up by a browser that looks ahead, nor by a HEAD request', async () => {
    const url = await loginLink(api);
    await fetch(url, { redirect: 'manual', headers: { 'sec-purpose': 'prefetch;prerender' } });
    await fetch(url, { redirect: 'manual', method: 'HEAD' });
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
  });

  it('marks the cookie as secure where the public address is', async () => {
    await api.close();
    api = await startApi({ config: { publicUrl: 'https://parley.example' } });
    const url = new URL(await loginLink(api));
    expect(url.origin).toBe('https://parley.example');
    const response = await fetch(`${api.url}${url.pathname}${url.search}`, { redirect: 'manual' });
    expect(response.headers.get('set-cookie')).toMatch(/; Secure$/);
  });
});

describe('a session cookie', () => {
  it.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['on another port of this machine', { origin: 'http://localhost:1' }],
    ['of another site that hides its name', { origin: 'null' }],
    ['of a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['of a browser that does not say', {}],
  ])('is worth nothing in a request from a page %s', async (_what, headers) => {
    const { cookie } = await logIn(api);
    expect(await ask(api.url, null, ME, {}, { cookie, ...headers })).toMatchObject({ status: 403, data: null });
  });

  it('is worth nothing in a form', async () => {
    const { cookie } = await logIn(api);
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { cookie, origin: api.url },
      body: new URLSearchParams({ query: ME }),
    });
    expect(response.status).toBe(415);
  });

  it('ends when its person logs out, with everything that was open', async () => {
    const { cookie } = await logIn(api);
    const running = await api.runningTask(api.people.anna);
    const page = connect(api.url, null, { webSocketImpl: socketWith({ headers: { cookie }, origin: api.url }) });
    const followed = followWs(page, `subscription { taskOutput(taskId: "${running.task.id}") { number } }`);
    await running.write('1');
    await followed.has(1);
    expect((await fetch(`${api.url}/logout`, { method: 'POST', headers: { cookie, origin: 'https://evil.example' } })).status).toBe(403);
    const response = await fetch(`${api.url}/logout`, { method: 'POST', headers: { cookie, origin: api.url } });
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toMatch(/^parley_session=; Max-Age=0/);
    expect(await followed.ended).toMatchObject({ code: 4401 });
    expect((await ask(api.url, null, ME, {}, { cookie, origin: api.url })).status).toBe(401);
  });
});
