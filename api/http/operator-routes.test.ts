import { afterEach, describe, expect, it } from 'vitest';
import type { HealthPart } from '../../domain/access/check-health.ts';
import { startApi } from '../../testing/api/api-world.ts';
import type { ApiWorld, ApiWorldOptions } from '../../testing/api/api-world.ts';

let api: ApiWorld;
afterEach(() => api.close());

async function start(options: ApiWorldOptions = {}): Promise<void> {
  api = await startApi(options);
}

const part = (change: Partial<HealthPart>): HealthPart => ({ name: 'database', isReady: true, detail: null, isEssential: true, ...change });

describe('what whoever runs the server asks', () => {
  it('it is alive', async () => {
    await start({ parts: [part({ isReady: false, detail: 'The database cannot be reached.' })] });
    const response = await fetch(`${api.url}/healthz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ alive: true });
  });

  it('it is ready while every essential part is', async () => {
    await start({ parts: [part({}), part({ name: 'sandbox', isReady: false, isEssential: false, detail: 'bubblewrap is missing.' })] });
    const response = await fetch(`${api.url}/readyz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ready: true, reasons: [] });
  });

  it('it is not ready, and says why', async () => {
    await start({ parts: [part({ isReady: false, detail: 'The database cannot be reached.' }), part({ name: 'disk' })] });
    const response = await fetch(`${api.url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ready: false, reasons: [{ name: 'database', detail: 'The database cannot be reached.' }] });
  });

  it('what it counted, from this machine without a token', async () => {
    await start();
    const response = await fetch(`${api.url}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toBe('parley_turns_total 1\n');
  });

  it('what it counted, after how the channels fare was looked up', async () => {
    await start();
    const account = { channel: 'telegram', account: 'bot1' } as const;
    await api.ports.workers.register('w');
    await api.ports.channels.claim(account, { workerId: 'w', milliseconds: 60_000 });
    await fetch(`${api.url}/metrics`);
    expect(api.ports.metrics.gauged('channel_connected', account)).toBe(0);
    expect(api.ports.metrics.gauged('outbox_waiting', account)).toBe(0);
  });

  it('what it counted, for others (a proxy speaks for them) only with a token', async () => {
    await start();
    const forwarded = { 'x-forwarded-for': '203.0.113.9' };
    expect((await fetch(`${api.url}/metrics`, { headers: forwarded })).status).toBe(401);
    const authorization = `Bearer ${api.tokens.member.secret}`;
    expect((await fetch(`${api.url}/metrics`, { headers: { ...forwarded, authorization } })).status).toBe(200);
  });
});
