// Somebody with a real Matrix program that encrypts: matrix-js-sdk, in a process of its own that does what it is told, one thing a message.
import * as sdk from 'matrix-js-sdk';

import type { Logger } from 'matrix-js-sdk/lib/logger.js';

import { decryptFile, encryptFile } from './file-cipher.ts';
import type { FileKey } from './file-cipher.ts';
import type { PeerEvent } from './encrypting-peer.ts';

type Given = readonly unknown[];
type Content = Readonly<Record<string, unknown>>;

const [baseUrl = '', userId = '', deviceId = '', accessToken = ''] = process.argv.slice(2);
const nothing = (): void => {};
const quiet: Logger = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, getChild: () => quiet };
const client = sdk.createClient({ baseUrl, userId, deviceId, accessToken, logger: quiet });
await client.initRustCrypto({ useIndexedDB: false });
await client.startClient({ initialSyncLimit: 100 });

async function say(room: unknown, type: unknown, content: unknown): Promise<string> {
  await until(() => client.getRoom(String(room)) !== null);
  const path = client.getCrypto();
  if (path === undefined) throw new Error('no crypto');
  const send: (room: string, type: string, content: object) => Promise<{ event_id: string }> = Reflect.get(client, 'sendEvent').bind(
    client,
  );
  return (await send(String(room), String(type), Object(content))).event_id;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function sendFile(room: unknown, name: unknown, mime: unknown, text: unknown): Promise<string> {
  const { content, key } = encryptFile(Buffer.from(String(text)));
  const { content_uri: url } = await client.uploadContent(new Blob([new Uint8Array(content)]), { type: 'application/octet-stream' });
  const body = { msgtype: 'm.file', body: name, file: { ...key, url }, info: { mimetype: mime, size: content.length } };
  return say(room, 'm.room.message', body);
}

async function openFile(of: unknown): Promise<string> {
  const file: FileKey & { readonly url: string } = Object(of);
  const url = `${baseUrl}/_matrix/client/v1/media/download/${file.url.slice('mxc://'.length)}`;
  const answer = await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } });
  return decryptFile(new Uint8Array(await answer.arrayBuffer()), file).toString('utf8');
}

function seen(room: unknown): readonly PeerEvent[] {
  const events = client.getRoom(String(room))?.getLiveTimeline().getEvents() ?? [];
  return events.map((event) => {
    const clear: Content | undefined = event.getClearContent() ?? undefined;
    const wire: Content = event.getWireContent();
    return {
      id: event.getId() ?? '',
      sender: event.getSender() ?? '',
      type: event.getType(),
      content: clear ?? event.getContent(),
      wireType: event.getWireType(),
      wire,
      isUnreadable: event.isDecryptionFailure(),
    };
  });
}

async function devicesOf(user: unknown): Promise<unknown> {
  const devices = await client.getCrypto()?.getUserDeviceInfo([String(user)], true);
  const crypto = client.getCrypto();
  return Promise.all(
    [...(devices?.get(String(user))?.values() ?? [])].map(async (device) => {
      const status = await crypto?.getDeviceVerificationStatus(String(user), device.deviceId);
      return { id: device.deviceId, fingerprint: device.getFingerprint(), isSignedByOwner: status?.signedByOwner ?? false };
    }),
  );
}

const actions: Readonly<Record<string, (given: Given) => unknown>> = {
  async createRoom([invite, more]) {
    const encryption = { type: 'm.room.encryption', state_key: '', content: { algorithm: 'm.megolm.v1.aes-sha2' } };
    const options = { invite, preset: 'trusted_private_chat', initial_state: [encryption], ...Object(more) };
    return (await client.createRoom(options)).room_id;
  },
  join: async ([room]) => (await client.joinRoom(String(room))).roomId,
  say: ([room, content]) => say(room, 'm.room.message', content),
  react: ([room, of, key]) => say(room, 'm.reaction', { 'm.relates_to': { rel_type: 'm.annotation', event_id: of, key } }),
  sendFile: ([room, name, mime, text]) => sendFile(room, name, mime, text),
  openFile: ([file]) => openFile(file),
  seen: ([room]) => seen(room),
  devicesOf: ([user]) => devicesOf(user),
  /** What is said next has a new key. */
  newKey: async ([room]) => client.getCrypto()?.forceDiscardSession(String(room)),
};

process.on('message', (asked: { readonly id: number; readonly what: string; readonly given: Given }) => {
  void (async () => {
    try {
      process.send?.({ id: asked.id, answer: (await actions[asked.what]?.(asked.given)) ?? null });
    } catch (cause) {
      process.send?.({ id: asked.id, error: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
    }
  })();
});
process.send?.({ id: 0, answer: 'ready' });
