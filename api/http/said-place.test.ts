import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi } from '../../testing/api/api-world.ts';
import type { ApiWorld } from '../../testing/api/api-world.ts';
import { ask, connect, followWs } from '../../testing/api/graphql-client.ts';

const STOP = 'mutation { stopTask(input: { id: "k7m2x9qa" }) { __typename } }';

let api: ApiWorld;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

async function auditedPlace(): Promise<string | undefined> {
  return (await api.ports.audit.list({ limit: 1, after: null })).items[0]?.item.place;
}

describe('where something was done, as the audit log shows it', () => {
  it.each([
    ['the terminal', { 'parley-client': 'terminal' }, 'terminal'],
    ['a client that says nothing', {}, 'web'],
    ['one that says something else', { 'parley-client': 'telegram:bot1:5' }, 'web'],
  ])('over HTTP, for %s', async (_who, headers, place) => {
    await ask(api.url, api.tokens.member.secret, STOP, {}, headers);
    expect(await auditedPlace()).toBe(place);
  });

  it.each([
    ['the terminal', { client: 'terminal' }, 'terminal'],
    ['a client that says nothing', {}, 'web'],
    ['one that says no text', { client: { name: 'terminal' } }, 'web'],
  ])('over WebSocket, for %s', async (_who, said, place) => {
    const authorization = `Bearer ${api.tokens.member.secret}`;
    const client = connect(api.url, null, { connectionParams: { authorization, ...said } });
    await followWs(client, STOP, {}).ended;
    await client.dispose();
    expect(await auditedPlace()).toBe(place);
  });
});
