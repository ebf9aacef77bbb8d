import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findSynapse, startSynapse } from './synapse.ts';
import type { MatrixLogin, Synapse } from './synapse.ts';

const found = await findSynapse();
if ('missing' in found) process.stdout.write(`skipped: no Synapse here (${found.missing})\n`);

describe.skipIf('missing' in found)('a real homeserver for tests', () => {
  let synapse: Synapse;

  beforeAll(async () => {
    synapse = await startSynapse('root' in found ? found.root : '');
  }, 90_000);
  afterAll(() => synapse.close());

  async function as<T>(login: MatrixLogin, method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${synapse.url}/_matrix/client/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${login.accessToken}` },
      body: body === undefined ? null : JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    return response.json();
  }

  it('carries a message from one person to another, once for a transaction id', async () => {
    const [ann, ben] = [await synapse.register('ann'), await synapse.register('ben')];
    const { room_id: room } = await as<{ room_id: string }>(ann, 'POST', '/createRoom', { invite: [ben.userId], preset: 'private_chat' });
    await as(ben, 'POST', `/join/${encodeURIComponent(room)}`, {});
    const message = { msgtype: 'm.text', body: 'Привет' };
    const path = `/rooms/${encodeURIComponent(room)}/send/m.room.message/the-same`;
    const first = await as<{ event_id: string }>(ann, 'PUT', path, message);
    expect(await as(ann, 'PUT', path, message)).toEqual(first);
    const seen = await as<{ chunk: { event_id: string; content: { body?: string } }[] }>(
      ben,
      'GET',
      `/rooms/${encodeURIComponent(room)}/messages?dir=b&limit=20`,
    );
    expect(seen.chunk.filter(({ content }) => content.body === 'Привет').map((event) => event.event_id)).toEqual([first.event_id]);
  });
});
