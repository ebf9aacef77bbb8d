import { randomUUID } from 'node:crypto';
import { z } from 'zod';

import type { KnownFrames } from './known-frames.ts';
import type { Following } from './orders.ts';
import { openQuickSocket } from './quick-socket.ts';
import type { QuickSocket, TextFrame } from './quick-socket.ts';
import { deliveredLine } from './received.ts';
import type { Receiver } from './received.ts';

const DOCUMENT = 'subscription ($id: ID!, $after: Int) { taskOutput(taskId: $id, after: $after) { number at kind text } }';

const protocolMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('next'), id: z.string(), payload: z.object({ data: z.object({ taskOutput: deliveredLine }) }) }),
  z.object({ type: z.literal('connection_ack') }),
  z.object({ type: z.literal('ping') }),
]);
const lines = z.array(deliveredLine);

/** The followers of one server. */
export interface Crowd {
  readonly following: Following;
  readonly receiver: Receiver;
  readonly known: KnownFrames;
  /** Where all of them read. */
  readonly readInto: Buffer;
}

/** One follower; what goes wrong with it ends the process. */
export class Follower {
  readonly #crowd: Crowd;
  readonly #index: number;
  #socket: QuickSocket | null = null;
  /** The id of its subscription, as graphql-ws's own client makes them. */
  #id = '';
  /** The same as its frames have it, and what stands before it there; nothing where frames have no id. */
  #idBytes = Buffer.alloc(0);
  #beforeId = '';
  #acknowledged = Promise.withResolvers<void>();

  constructor(crowd: Crowd, index: number) {
    this.#crowd = crowd;
    this.#index = index;
  }

  /** Resolves when it has said what it wants: the lines after its last one. */
  async begin(): Promise<void> {
    const { following, readInto } = this.#crowd;
    const { url, token, taskId, protocol } = following;
    const isGraphql = protocol === 'graphql';
    this.#id = randomUUID();
    this.#idBytes = Buffer.from(isGraphql ? this.#id : '');
    this.#beforeId = isGraphql ? '{"id":"' : '';
    this.#acknowledged = Promise.withResolvers();
    this.#socket = await openQuickSocket({
      url,
      protocol: isGraphql ? 'graphql-transport-ws' : null,
      readInto,
      skip: (stream, at, seenNs) => this.#skip(stream, at, seenNs),
      onText: (frame, seenNs) => this.#take(frame, seenNs),
      onEnd: (why) => {
        throw new Error(`${url} ended the connection of follower ${this.#index}: ${why}`);
      },
    });
    if (!isGraphql) return;
    this.#socket.send({ type: 'connection_init', payload: token === '' ? {} : { authorization: `Bearer ${token}` } });
    await this.#acknowledged.promise;
    const after = this.#crowd.receiver.last(this.#index);
    const variables = after === 0 ? { id: taskId } : { id: taskId, after };
    this.#socket.send({ id: this.#id, type: 'subscribe', payload: { query: DOCUMENT, variables } });
  }

  cut(): void {
    this.#socket?.cut();
  }

  stall(isStalled: boolean): void {
    this.#socket?.stall(isStalled);
  }

  /** Counts what others got the same. */
  #skip(stream: Buffer, at: number, seenNs: number): number {
    const { receiver, known } = this.#crowd;
    let bytes = 0;
    for (const { begin, end, madeNs } of known.match(receiver.last(this.#index) + 1, this.#idBytes, stream, at)) {
      for (const each of madeNs) receiver.count(this.#index, each, seenNs);
      bytes += end - begin;
    }
    return bytes;
  }

  #take({ stream, at, begin, end }: TextFrame, seenNs: number): void {
    const { receiver, known } = this.#crowd;
    const number = receiver.last(this.#index) + 1;
    const text = stream.toString('utf8', begin, end);
    const madeNs = this.#read(text, seenNs);
    if (madeNs.length === 0 || !text.startsWith(`${this.#beforeId}${this.#idBytes.toString()}`)) return;
    known.keep(number, stream.subarray(at, end), { idAt: begin - at + this.#beforeId.length, madeNs });
  }

  /** Reads a text whole; returns when its lines were made. */
  #read(text: string, seenNs: number): readonly number[] {
    const { receiver, following } = this.#crowd;
    const content: unknown = JSON.parse(text);
    if (following.protocol === 'lines') return lines.parse(content).map((line) => receiver.take(this.#index, line, seenNs));
    const { data: message } = protocolMessage.safeParse(content);
    if (message === undefined) throw new Error(`Follower ${this.#index} got: ${text.slice(0, 1_000)}`);
    if (message.type === 'ping') this.#socket?.send({ type: 'pong' });
    if (message.type === 'connection_ack') this.#acknowledged.resolve();
    if (message.type !== 'next') return [];
    if (message.id !== this.#id) throw new Error(`Follower ${this.#index} got something for ${message.id}.`);
    return [receiver.take(this.#index, message.payload.data.taskOutput, seenNs)];
  }
}
