import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApi } from '../../testing/api/api-world.ts';
import type { ApiWorld } from '../../testing/api/api-world.ts';

let api: ApiWorld;
let folder: string;
let dist: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-console-'));
  dist = join(folder, 'dist');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'dist-secret.txt'), 'secret');
  api = await startApi({ staticDir: dist });
});
afterEach(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

async function build(): Promise<void> {
  await mkdir(join(dist, 'assets'), { recursive: true });
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Консоль</title>');
  await writeFile(join(dist, 'assets/app-1a2b.js'), 'console.log(1)');
}

/** A path exactly as it is written, which `fetch` would tidy up. */
function rawGet(path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: api.port, path }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end();
  });
}

describe('the console', () => {
  it('says so when it is not built yet', async () => {
    const response = await fetch(api.url);
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('The console is not built yet.');
  });

  it('is asked for again each time, except for what has its content in its name', async () => {
    await build();
    const page = await fetch(api.url);
    expect(await page.text()).toContain('Консоль');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const again = await fetch(api.url, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    const asset = await fetch(`${api.url}/assets/app-1a2b.js`);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('answers places inside it with its page, and files that are not there with 404', async () => {
    await build();
    expect(await (await fetch(`${api.url}/tasks/abc234`)).text()).toContain('Консоль');
    expect((await fetch(`${api.url}/assets/old-9z.js`)).status).toBe(404);
  });

  it('loads only its own files and is framed by nobody', async () => {
    await build();
    const { headers } = await fetch(api.url);
    expect(headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/../dist-secret.txt',
    '//etc/passwd',
    '/\\..\\secret.txt',
  ])('gives nothing outside its folder: %s', async (path) => {
    await build();
    const { status, text } = await rawGet(path);
    expect(text).not.toContain('secret');
    expect(text).not.toContain('root:');
    expect([200, 400, 404]).toContain(status);
  });

  it('is only looked at', async () => {
    const response = await fetch(api.url, { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET');
  });
});

describe('the explorer of the API', () => {
  it('comes with everything it needs', async () => {
    const response = await fetch(`${api.url}/graphql`, { headers: { accept: 'text/html' } });
    const page = await response.text();
    expect(page).toContain('YogaGraphiQL');
    expect(page).not.toMatch(/<(script|link)[^>]+(src|href)="?https?:/);
  });

  it('is off where it is not wanted', async () => {
    await api.close();
    api = await startApi({ config: { graphiql: false } });
    const response = await fetch(`${api.url}/graphql`);
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ errors: [{ message: 'Use POST here.' }] });
  });
});
