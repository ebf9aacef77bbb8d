import { randomUUID } from 'node:crypto';

import type { Pin } from '../../domain/delivery/pin.ts';
import { RejectedError } from '../../domain/errors.ts';
import { geoText } from '../../domain/messaging/geo-text.ts';
import type { ChannelCapabilities, ChatTransport, Destination, OutgoingFile, OutgoingMessage } from '../../domain/ports/chat-transport.ts';
import { fileIn } from './encrypted-file.ts';
import { mediaPath } from './media-path.ts';
import type { MatrixClient } from './matrix-client.ts';
import { renderMatrix } from './render-matrix.ts';
import type { RoomCrypto } from './room-crypto.ts';
import type { RoomSender } from './room-sender.ts';

/** Synapse's own limit, unless its owner has changed it: a burst of 10, then one in five seconds; the server says when it is too much, and is obeyed. */
const PACE = { spacingMs: 1_000, window: { count: 10, milliseconds: 50_000 } };

export const MATRIX_CAPABILITIES: ChannelCapabilities = {
  channel: 'matrix',
  // An event has 64 KiB, and an edit carries its text twice, as plain text and as HTML.
  maxLength: 6_000,
  maxSpans: 2_000,
  pace: { private: PACE, group: PACE },
  perSecond: 10,
  sendsOnce: true,
  feedback: 'reactions',
  maxFileBytes: 20 * 1024 * 1024,
  typingMs: 20_000,
};

export interface MatrixTransportDeps {
  readonly client: MatrixClient;
  readonly userId: string;
  readonly sender: RoomSender;
  /** Null: files that are encrypted cannot be opened. */
  readonly crypto: RoomCrypto | null;
}

/** Sends to the rooms of one account; the key of a message is its transaction id, so that the server takes it once. */
export function makeMatrixTransport({ client, userId, sender, crypto }: MatrixTransportDeps): ChatTransport {
  const say = ({ address }: Destination, content: object, key: string, signal: AbortSignal): Promise<string> =>
    sender.say(address.chat, 'm.room.message', content, key, signal);

  return {
    capabilities: MATRIX_CAPABILITIES,
    send: (to, message, key, signal) => say(to, { ...contentOf(message), ...relation(to) }, key, signal),
    async edit(to, messageId, message, key, signal) {
      const content = textContent(message);
      const edit = { msgtype: content.msgtype, body: '* …', 'm.new_content': content };
      // Of a text that still grows each state is an event of its own.
      const txn = message.isFinal ? `${key}.final` : randomUUID();
      await say(to, { ...edit, 'm.relates_to': { rel_type: 'm.replace', event_id: messageId } }, txn, signal);
    },
    async remove(to, messageId, signal) {
      const path = `/v3/rooms/${encodeURIComponent(to.address.chat)}/redact/${encodeURIComponent(messageId)}/${randomUUID()}`;
      await client.ask('PUT', path, { body: {}, signal });
    },
    async sendFile(to, file, key, signal) {
      const stored = await sender.store(to.address.chat, file, signal);
      return say(to, { ...fileContent(file), ...stored, ...relation(to) }, key, signal);
    },
    async showTyping(to, signal) {
      const path = `/v3/rooms/${encodeURIComponent(to.address.chat)}/typing/${encodeURIComponent(userId)}`;
      await client.ask('PUT', path, { body: { typing: true, timeout: MATRIX_CAPABILITIES.typingMs }, signal });
    },
    async fetchFile(remote, maxBytes, signal) {
      const file = fileIn(remote);
      const content = await client.download(mediaPath(file?.url ?? remote), signal);
      if (content.length > maxBytes) throw new RejectedError('The file is too large.');
      if (file === null) return content;
      if (crypto === null) throw new RejectedError('The file is encrypted, and there is no encryption here.');
      return crypto.decryptFile(content, file);
    },
  };
}

function contentOf(message: OutgoingMessage) {
  return message.pin === undefined ? textContent(message) : pinContent(message, message.pin);
}

/** With the extension by which clients show a name at the place (MSC3488). */
function pinContent({ document }: OutgoingMessage, { latitude, longitude, title }: Pin) {
  const uri = geoText({ latitude, longitude, title: null });
  const { body } = renderMatrix(document);
  const described = { 'org.matrix.msc3488.location': { uri, description: title }, 'org.matrix.msc3488.asset': { type: 'm.pin' } };
  return { msgtype: 'm.location', body, geo_uri: uri, ...described, 'm.mentions': {} };
}

function textContent({ document }: OutgoingMessage) {
  const { body, formattedBody } = renderMatrix(document);
  return { msgtype: 'm.text', body, format: 'org.matrix.custom.html', formatted_body: formattedBody, 'm.mentions': {} };
}

/** By the first half of the file's type. */
const MESSAGE_TYPES: ReadonlyMap<string, string> = new Map([
  ['image', 'm.image'],
  ['audio', 'm.audio'],
  ['video', 'm.video'],
]);

function fileContent({ name, mime, content, caption }: OutgoingFile) {
  const msgtype = MESSAGE_TYPES.get(mime.split('/')[0] ?? '') ?? 'm.file';
  return { msgtype, body: caption === '' ? name : caption, filename: name, info: { mimetype: mime, size: content.length } };
}

/** Where the message hangs: in its thread, and in a group under the question. */
function relation({ address, audience, replyTo }: Destination): Record<string, unknown> {
  const reply = replyTo === null ? {} : { 'm.in_reply_to': { event_id: replyTo } };
  if (address.thread !== null)
    return { 'm.relates_to': { rel_type: 'm.thread', event_id: address.thread, is_falling_back: false, ...reply } };
  return audience === 'group' && replyTo !== null ? { 'm.relates_to': reply } : {};
}
