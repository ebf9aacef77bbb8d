import { randomUUID } from 'node:crypto';
import { z } from 'zod';

import { answerParent } from '../harness/child.ts';
import { KnownTexts } from './known-texts.ts';
import { followerOrder } from './orders.ts';
import type { Following } from './orders.ts';
import { openQuickSocket } from './quick-socket.ts';
import { deliveredLine, Receiver } from './received.ts';

// The load: a process of its own that follows and checks what it gets.

const DOCUMENT = 'subscription ($id: ID!) { taskOutput(taskId: $id) { number at kind text } }';
/** A subscription says nothing when it has begun: this is a good time for all of them to. */
const SETTLE_MS = 500;

const frame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('next'), id: z.string(), payload: z.object({ data: z.object({ taskOutput: deliveredLine }) }) }),
  z.object({ type: z.literal('connection_ack') }),
  z.object({ type: z.literal('ping') }),
]);
const lines = z.array(deliveredLine);

/** The followers of one server. */
interface Crowd {
  readonly receiver: Receiver;
  readonly known: KnownTexts;
}

const crowds = new Map<string, Crowd>();

answerParent(async (question) => {
  const order = followerOrder.parse(question);
  const { server } = order;
  if (order.kind === 'until') {
    const crowd = crowds.get(server);
    const result = await crowd?.receiver.until(order.number);
    crowd?.known.clear();
    return result;
  }
  const { following } = order;
  const crowd: Crowd = { receiver: new Receiver(following.followers), known: new KnownTexts() };
  crowds.set(server, crowd);
  await Promise.all(Array.from({ length: following.followers }, (_, index) => follow(following, crowd, index)));
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return null;
});

/** Resolves when the follower has said what it wants. What goes wrong later ends the process. */
async function follow({ url, token, taskId, protocol }: Following, { receiver, known }: Crowd, index: number): Promise<void> {
  const isGraphql = protocol === 'graphql';
  // As graphql-ws's own client makes them.
  const id = randomUUID();
  const before = isGraphql ? Buffer.from(`{"id":"${id}"`) : Buffer.alloc(0);
  const acknowledged = Promise.withResolvers<void>();
  const read = (text: string, seenNs: number): readonly number[] => {
    const content: unknown = JSON.parse(text);
    if (!isGraphql) return lines.parse(content).map((line) => receiver.take(index, line, seenNs));
    const message = frame.parse(content);
    if (message.type === 'ping') socket.send({ type: 'pong' });
    if (message.type === 'connection_ack') acknowledged.resolve();
    if (message.type !== 'next') return [];
    if (message.id !== id) throw new Error(`Follower ${index} got something for ${message.id}.`);
    return [receiver.take(index, message.payload.data.taskOutput, seenNs)];
  };
  const socket = await openQuickSocket({
    url,
    protocol: isGraphql ? 'graphql-transport-ws' : null,
    onText(stream, begin, end, seenNs) {
      const number = receiver.last(index) + 1;
      const isOwn = end - begin >= before.length && (before.length === 0 || before.compare(stream, begin, begin + before.length) === 0);
      const madeNs = isOwn ? known.find(number, stream, begin + before.length, end) : null;
      if (madeNs !== null) {
        for (const each of madeNs) receiver.count(index, each, seenNs);
        return;
      }
      const made = read(stream.toString('utf8', begin, end), seenNs);
      if (isOwn && made.length > 0) known.keep(number, stream.subarray(begin + before.length, end), made);
    },
    onEnd: (why) => {
      throw new Error(`${url} ended the connection of follower ${index}: ${why}`);
    },
  });
  if (!isGraphql) return;
  socket.send({ type: 'connection_init', payload: token === '' ? {} : { authorization: `Bearer ${token}` } });
  await acknowledged.promise;
  socket.send({ id, type: 'subscribe', payload: { query: DOCUMENT, variables: { id: taskId } } });
}
