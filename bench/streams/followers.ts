import { WebSocket } from 'ws';
import { z } from 'zod';

import { answerParent } from '../harness/child.ts';
import { followerOrder } from './orders.ts';
import type { Following } from './orders.ts';
import { deliveredLine, Receiver } from './received.ts';

// The load: a process of its own that follows and checks what it gets.

const DOCUMENT = 'subscription ($id: ID!) { taskOutput(taskId: $id) { number at kind text } }';
/** A subscription says nothing when it has begun: this is a good time for all of them to. */
const SETTLE_MS = 500;

const frame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('next'), payload: z.object({ data: z.object({ taskOutput: deliveredLine }) }) }),
  z.object({ type: z.literal('connection_ack') }),
  z.object({ type: z.literal('ping') }),
]);
const lines = z.array(deliveredLine);

const receivers = new Map<string, Receiver>();

answerParent(async (question) => {
  const order = followerOrder.parse(question);
  if (order.kind === 'until') return receivers.get(order.server)?.until(order.number);
  const { following, server } = order;
  const receiver = new Receiver(following.followers);
  receivers.set(server, receiver);
  await Promise.all(Array.from({ length: following.followers }, (_, index) => follow(following, receiver, index)));
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return null;
});

/** Resolves when the follower has said what it wants. What goes wrong later ends the process. */
async function follow(following: Following, receiver: Receiver, index: number): Promise<void> {
  const { url, token, taskId, protocol } = following;
  const socket = new WebSocket(url, protocol === 'graphql' ? 'graphql-transport-ws' : [], { perMessageDeflate: false });
  socket.on('close', (code) => {
    throw new Error(`${url} closed the connection of follower ${index}: ${code}`);
  });
  const send = (message: object): void => socket.send(JSON.stringify(message));
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => (protocol === 'lines' ? resolve() : send(initiation(token))));
    socket.on('message', (data: Buffer) => {
      const content: unknown = JSON.parse(data.toString('utf8'));
      if (protocol === 'lines') {
        for (const line of lines.parse(content)) receiver.take(index, line);
        return;
      }
      const message = frame.parse(content);
      if (message.type === 'next') receiver.take(index, message.payload.data.taskOutput);
      if (message.type === 'ping') send({ type: 'pong' });
      if (message.type !== 'connection_ack') return;
      send({ id: '1', type: 'subscribe', payload: { query: DOCUMENT, variables: { id: taskId } } });
      resolve();
    });
  });
}

function initiation(token: string): object {
  return { type: 'connection_init', payload: token === '' ? {} : { authorization: `Bearer ${token}` } };
}
