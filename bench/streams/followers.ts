import { answerParent } from '../harness/child.ts';
import { Follower } from './follower.ts';
import type { Crowd } from './follower.ts';
import { KnownFrames } from './known-frames.ts';
import { followerOrder } from './orders.ts';
import type { Following } from './orders.ts';
import { Receiver } from './received.ts';

// The load: a process of its own that follows and checks what it gets.

/** A subscription says nothing when it has begun: this is a good time for all of them to. */
const SETTLE_MS = 500;
const READ_BYTES = 256 * 1024;

interface Gathered extends Crowd {
  readonly followers: readonly Follower[];
}

const crowds = new Map<string, Gathered>();

answerParent(async (question) => {
  const order = followerOrder.parse(question);
  if (order.kind === 'follow') return gather(order.server, order.following);
  const crowd = crowds.get(order.server);
  if (crowd === undefined) throw new Error(`Nobody follows ${order.server}.`);
  if (order.kind === 'until') {
    const result = await crowd.receiver.until(order.number, order.without);
    crowd.known.clear();
    return result;
  }
  if (order.kind === 'stall') for (const follower of crowd.followers.slice(0, order.count)) follower.stall(order.isStalled);
  if (order.kind === 'storm') return storm(crowd);
  return null;
});

async function gather(server: string, following: Following): Promise<null> {
  const crowd = { following, receiver: new Receiver(following.followers), known: new KnownFrames(), readInto: Buffer.alloc(READ_BYTES) };
  const followers = Array.from({ length: following.followers }, (_, index) => new Follower(crowd, index));
  crowds.set(server, { ...crowd, followers });
  await Promise.all(followers.map((follower) => follower.begin()));
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  return null;
}

/** Cuts everybody off at once; they come back at once, each with the number of its last line. Tells how long it took until the last was back. */
async function storm({ followers }: Gathered): Promise<{ readonly backMs: number }> {
  const startedAt = performance.now();
  for (const follower of followers) follower.cut();
  await Promise.all(followers.map((follower) => follower.begin()));
  return { backMs: performance.now() - startedAt };
}
