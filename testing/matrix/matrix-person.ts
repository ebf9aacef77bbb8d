import { randomUUID } from 'node:crypto';

import type { MatrixLogin, Synapse } from './synapse.ts';

export interface RoomMessage {
  readonly event_id: string;
  readonly sender: string;
  readonly type: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** Somebody with an ordinary Matrix program, as far as a test needs one. */
export function matrixPerson(synapse: Synapse, login: MatrixLogin) {
  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${synapse.url}/_matrix/client${path}`, {
      method,
      headers: { authorization: `Bearer ${login.accessToken}` },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  }
  const inRoom = (room: string, rest: string): string => `/v3/rooms/${encodeURIComponent(room)}/${rest}`;

  async function sendEvent(room: string, type: string, content: object): Promise<string> {
    return (await ask<{ event_id: string }>('PUT', inRoom(room, `send/${type}/${randomUUID()}`), content)).event_id;
  }

  return {
    userId: login.userId,
    sendEvent,
    say: (room: string, body: string, more: object = {}) => sendEvent(room, 'm.room.message', { msgtype: 'm.text', body, ...more }),
    react: (room: string, eventId: string, key: string) =>
      sendEvent(room, 'm.reaction', { 'm.relates_to': { rel_type: 'm.annotation', event_id: eventId, key } }),
    redact: (room: string, eventId: string) => ask('PUT', inRoom(room, `redact/${encodeURIComponent(eventId)}/${randomUUID()}`), {}),
    async createRoom(invite: readonly string[], more: object = {}): Promise<string> {
      return (await ask<{ room_id: string }>('POST', '/v3/createRoom', { invite, preset: 'private_chat', ...more })).room_id;
    },
    join: (room: string) => ask('POST', `/v3/join/${encodeURIComponent(room)}`, {}),
    leave: (room: string) => ask('POST', inRoom(room, 'leave'), {}),
    async members(room: string): Promise<Readonly<Record<string, string>>> {
      const { chunk } = await ask<{ chunk: { state_key: string; content: { membership: string } }[] }>('GET', inRoom(room, 'members'));
      return Object.fromEntries(chunk.map(({ state_key: key, content }) => [key, content.membership]));
    },
    /** Oldest first. */
    async messages(room: string): Promise<readonly RoomMessage[]> {
      const all: RoomMessage[] = [];
      for (let from = ''; ;) {
        const { chunk, end } = await ask<{ chunk: RoomMessage[]; end?: string }>('GET', inRoom(room, `messages?dir=b&limit=200${from}`));
        all.push(...chunk);
        if (end === undefined || chunk.length === 0) return all.toReversed();
        from = `&from=${encodeURIComponent(end)}`;
      }
    },
    async upload(content: string, mime: string): Promise<string> {
      const response = await fetch(`${synapse.url}/_matrix/media/v3/upload?filename=a.txt`, {
        method: 'POST',
        headers: { authorization: `Bearer ${login.accessToken}`, 'content-type': mime },
        body: content,
      });
      return (await response.json()).content_uri;
    },
    async download(mxc: string): Promise<string> {
      const path = mxc.replace('mxc://', `${synapse.url}/_matrix/client/v1/media/download/`);
      return (await fetch(path, { headers: { authorization: `Bearer ${login.accessToken}` } })).text();
    },
  };
}
