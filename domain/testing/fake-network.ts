import { layOut } from '../delivery/lay-out.ts';
import { GoneError, RejectedError } from '../errors.ts';
import type { ChannelCapabilities, ChatTransport, Destination, OutgoingMessage } from '../ports/chat-transport.ts';
import type { Clock } from '../ports/clock.ts';
import type { FakeLimiter } from './fake-limiter.ts';

/** A message in one of the fake's chats. */
export interface FakeMessage {
  readonly id: string;
  readonly chat: string;
  readonly thread: string | null;
  readonly replyTo: string | null;
  text: string;
  buttons: readonly string[];
  isFinal: boolean;
  readonly fileName: string | null;
  readonly firstAt: number;
  changedAt: number;
}

export interface FakeRequest {
  readonly method: 'send' | 'edit' | 'remove' | 'sendFile' | 'fetchFile';
  /** Of all that was asked, from 1. */
  readonly number: number;
  readonly text: string;
  /** How many spans it has. */
  readonly marks: number;
}

/** What a fake network knows, and how it answers. */
export interface FakeNetwork {
  readonly able: ChannelCapabilities;
  readonly clock: Clock;
  readonly latencyMs: () => number;
  readonly onRequest: (request: FakeRequest, when: 'before' | 'after') => void;
  readonly limiter: FakeLimiter;
  readonly messages: FakeMessage[];
  readonly sentByKey: Map<string, string>;
  ids: number;
  asked: number;
}

/** The strict network's side of a ChatTransport. */
export function makeFakeTransport(network: FakeNetwork, typing: string[], files: Map<string, Uint8Array>): ChatTransport {
  const { able } = network;
  return {
    capabilities: able,
    send: async (to, message, key, signal) =>
      request(network, to, { method: 'send', ...seenOf(message), signal }, () =>
        add(network, to, key, { ...checked(able, message), fileName: null }),
      ),
    edit: async (to, id, message, _key, signal) =>
      request(network, to, { method: 'edit', ...seenOf(message), signal }, () => {
        Object.assign(find(network, id), checked(able, message), { changedAt: network.clock.monotonic() });
      }),
    remove: async (to, id, signal) =>
      request(network, to, { method: 'remove', text: '', marks: 0, signal }, () => {
        const index = network.messages.findIndex((message) => message.id === id);
        if (index !== -1) network.messages.splice(index, 1);
      }),
    sendFile: async (to, { name, caption }, key, signal) =>
      request(network, to, { method: 'sendFile', text: caption, marks: 0, signal }, () =>
        add(network, to, key, { text: caption, buttons: [], isFinal: true, fileName: name }),
      ),
    showTyping: async ({ address }) => void typing.push(address.chat),
    fetchFile: async (remote, maxBytes) => {
      network.onRequest({ method: 'fetchFile', number: (network.asked += 1), text: remote, marks: 0 }, 'before');
      const content = files.get(remote);
      if (content === undefined) throw new GoneError('there is no such file');
      if (content.byteLength > maxBytes) throw new RejectedError('the file is too large');
      return content;
    },
  };
}

async function request<T>(
  network: FakeNetwork,
  to: Destination,
  { signal, ...what }: Omit<FakeRequest, 'number'> & { readonly signal: AbortSignal },
  work: () => T,
): Promise<T> {
  const { clock, latencyMs, limiter, onRequest } = network;
  signal.throwIfAborted();
  network.asked += 1;
  const asked = { ...what, number: network.asked };
  onRequest(asked, 'before');
  const delay = latencyMs();
  if (delay > 0) await clock.sleep(delay / 2, signal);
  limiter.take(to, clock.monotonic());
  const result = work();
  onRequest(asked, 'after');
  if (delay > 0) await clock.sleep(delay / 2, signal);
  return result;
}

function seenOf({ document }: OutgoingMessage): { text: string; marks: number } {
  const { text, spans } = layOut(document);
  return { text, marks: spans.length };
}

function checked(able: ChannelCapabilities, message: OutgoingMessage) {
  const { text, spans } = layOut(message.document);
  if (text.trim() === '') throw new RejectedError('the message is empty');
  if (text.length > able.maxLength) throw new RejectedError('the message is too long');
  if (spans.length > able.maxSpans) throw new RejectedError('the message has too many marks');
  return { text, buttons: message.buttons.map(({ action }) => action), isFinal: message.isFinal };
}

function add(
  network: FakeNetwork,
  { address, replyTo }: Destination,
  key: string,
  content: Pick<FakeMessage, 'text' | 'buttons' | 'isFinal' | 'fileName'>,
): string {
  const known = network.able.sendsOnce ? network.sentByKey.get(key) : undefined;
  if (known !== undefined) return known;
  network.ids += 1;
  const [id, now] = [String(network.ids), network.clock.monotonic()];
  network.messages.push({ ...content, id, chat: address.chat, thread: address.thread, replyTo, firstAt: now, changedAt: now });
  network.sentByKey.set(key, id);
  return id;
}

function find({ messages }: FakeNetwork, id: string): FakeMessage {
  const message = messages.find((each) => each.id === id);
  if (message === undefined) throw new GoneError('there is no such message');
  return message;
}
