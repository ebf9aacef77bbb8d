import { describe, expect, it } from 'vitest';

import { parseReply } from '../../domain/delivery/parse-reply.ts';
import { RejectedError } from '../../domain/errors.ts';
import type { Destination } from '../../domain/ports/chat-transport.ts';
import { scriptedMatrixClient } from '../../testing/matrix/scripted-client.ts';
import type { MatrixClient } from './matrix-client.ts';
import { mediaPath } from './media-path.ts';
import { makeMatrixTransport } from './matrix-transport.ts';
import { makeRoomBook } from './room-book.ts';
import { makeRoomSender } from './room-sender.ts';

const { signal } = new AbortController();
const KEY = '00000000-0000-7000-8000-000000000001';

function to(more: Partial<Destination> = {}, thread: string | null = null): Destination {
  const address = { channel: 'matrix', account: '@parley:example.org', chat: '!room:example.org', thread } as const;
  return { address, audience: 'private', replyTo: null, ...more };
}

function aTransport(isEncrypted = false) {
  const state = isEncrypted ? [{ type: 'm.room.encryption', state_key: '', content: {} }] : [];
  const { client: scripted, asked } = scriptedMatrixClient(({ path }) => (path.endsWith('/state') ? state : { event_id: '$sent' }));
  const uploads: string[] = [];
  const upload: MatrixClient['upload'] = async (content, mime, name, until) => {
    uploads.push(name);
    return scripted.upload(content, mime, name, until);
  };
  const client: MatrixClient = { ...scripted, upload };
  const sender = makeRoomSender({ client, rooms: makeRoomBook(client), crypto: null });
  return {
    get asked() {
      return asked.filter(({ method }) => method !== 'GET');
    },
    uploads,
    transport: makeMatrixTransport({ client, userId: '@parley:example.org', sender, crypto: null }),
  };
}

const say = (markdown: string, isFinal = true) => ({ document: parseReply(markdown), buttons: [], isFinal });

describe('writing into a Matrix room', () => {
  it('I2: uses the key as transaction id, for the message and for its final text', async () => {
    const at = aTransport();
    const { transport } = at;
    expect(await transport.send(to(), say('Hi', false), KEY, signal)).toBe('$sent');
    await transport.edit(to(), '$sent', say('Hi there'), KEY, signal);
    expect(at.asked.map(({ path }) => path.split('/').at(-1))).toEqual([KEY, `${KEY}.final`]);
  });

  it('gives each state of a growing text a transaction of its own', async () => {
    const at = aTransport();
    const { transport } = at;
    await transport.edit(to(), '$sent', say('Hi t', false), KEY, signal);
    await transport.edit(to(), '$sent', say('Hi th', false), KEY, signal);
    expect(new Set(at.asked.map(({ path }) => path)).size).toBe(2);
  });

  it('stays under the question in a group, and in the thread it was asked in', async () => {
    const at = aTransport();
    const { transport } = at;
    await transport.send(to({ replyTo: '$q' }), say('private'), KEY, signal);
    await transport.send(to({ replyTo: '$q', audience: 'group' }), say('group'), KEY, signal);
    await transport.send(to({ replyTo: '$q', audience: 'group' }, '$root'), say('thread'), KEY, signal);
    const relations = at.asked.map(({ body }) => Reflect.get(Object(body), 'm.relates_to'));
    expect(relations).toEqual([
      undefined,
      { 'm.in_reply_to': { event_id: '$q' } },
      { rel_type: 'm.thread', event_id: '$root', is_falling_back: false, 'm.in_reply_to': { event_id: '$q' } },
    ]);
  });

  it('mentions nobody, whatever the text says', async () => {
    const at = aTransport();
    const { transport } = at;
    await transport.send(to(), say('@room look'), KEY, signal);
    expect(at.asked[0]?.body).toMatchObject({ 'm.mentions': {}, body: '@room look' });
  });

  it('sends a place on a map as a location with a name', async () => {
    const at = aTransport();
    const { transport } = at;
    const pin = { latitude: 52.5219184, longitude: 13.4132147, title: 'Weltzeituhr', address: 'Alexanderplatz 1' };
    await transport.send(to({ replyTo: '$q', audience: 'group' }), { ...say('📍 Weltzeituhr'), pin }, KEY, signal);
    expect(at.asked[0]?.body).toEqual({
      msgtype: 'm.location',
      body: '📍 Weltzeituhr',
      geo_uri: 'geo:52.521918,13.413215',
      'org.matrix.msc3488.location': { uri: 'geo:52.521918,13.413215', description: 'Weltzeituhr' },
      'org.matrix.msc3488.asset': { type: 'm.pin' },
      'm.mentions': {},
      'm.relates_to': { 'm.in_reply_to': { event_id: '$q' } },
    });
  });

  it('sends nothing at all into an encrypted room', async () => {
    const at = aTransport(true);
    const { transport, uploads } = at;
    const file = { name: 'a.png', mime: 'image/png', content: new Uint8Array(3), caption: '' };
    await expect(transport.send(to(), say('secret'), KEY, signal)).rejects.toThrow(RejectedError);
    await expect(transport.edit(to(), '$1', say('secret'), KEY, signal)).rejects.toThrow(RejectedError);
    await expect(transport.sendFile(to(), file, KEY, signal)).rejects.toThrow(RejectedError);
    expect(at.asked).toEqual([]);
    expect(uploads).toEqual([]);
  });

  it.each([
    ['image/png', 'm.image'],
    ['audio/mpeg', 'm.audio'],
    ['video/mp4', 'm.video'],
    ['application/pdf', 'm.file'],
  ])('sends a file of type %s as %s, with its name, type and size, and its caption in place of the name', async (mimetype, msgtype) => {
    const at = aTransport();
    const { transport } = at;
    const file = { name: 'отчёт', mime: mimetype, content: new Uint8Array(3), caption: '' };
    await transport.sendFile(to(), file, KEY, signal);
    await transport.sendFile(to(), { ...file, caption: 'Вот он' }, KEY, signal);
    const expected = { msgtype, filename: 'отчёт', url: 'mxc://example.org/stored', info: { mimetype, size: 3 } };
    expect(at.asked.map(({ body }) => body)).toMatchObject([
      { ...expected, body: 'отчёт' },
      { ...expected, body: 'Вот он' },
    ]);
  });

  it('I2: a file that is sent again after a crash has the same transaction id, so that only an upload is left over', async () => {
    const at = aTransport();
    const { transport } = at;
    const file = { name: 'a.png', mime: 'image/png', content: new Uint8Array(3), caption: '' };
    await transport.sendFile(to(), file, KEY, signal);
    await transport.sendFile(to(), file, KEY, signal);
    expect(at.asked.map(({ path }) => path.split('/').at(-1))).toEqual([KEY, KEY]);
  });

  it('shows that it is typing, and takes back what it said', async () => {
    const at = aTransport();
    const { transport } = at;
    await transport.showTyping(to(), signal);
    await transport.remove(to(), '$1', signal);
    expect(at.asked.map(({ path }) => path.split('/')[4])).toEqual(['typing', 'redact']);
  });

  it('fetches only what has an address of a file, and no more than is wanted', async () => {
    const { transport } = aTransport();
    expect(await transport.fetchFile('mxc://example.org/abc', 7, signal)).toHaveLength(7);
    await expect(transport.fetchFile('mxc://example.org/abc', 6, signal)).rejects.toThrow(RejectedError);
    expect(() => mediaPath('mxc://example.org/../admin')).toThrow(RejectedError);
    expect(() => mediaPath('https://example.org/abc')).toThrow(RejectedError);
  });
});
