import { expect, it } from 'vitest';
import { Heartbeat } from './heartbeat.ts';

function connection(heartbeat: Heartbeat, isThere: boolean) {
  const seen = { pings: 0, terminated: 0 };
  const socket = {
    ping: () => {
      seen.pings += 1;
      if (isThere) heartbeat.answered(socket);
    },
    terminate: () => {
      seen.terminated += 1;
      heartbeat.leave(socket);
    },
  };
  heartbeat.watch(socket);
  return { socket, seen };
}

it('cuts off who answers nothing between two pings, and asks the others on until they leave', async () => {
  const heartbeat = new Heartbeat(20);
  const [there, gone] = [connection(heartbeat, true), connection(heartbeat, false)];
  await expect.poll(() => gone.seen.terminated).toBe(1);
  await expect.poll(() => there.seen.pings).toBeGreaterThan(3);
  expect([gone.seen.pings, there.seen.terminated]).toEqual([1, 0]);
  heartbeat.leave(there.socket);
  heartbeat.leave(there.socket);
  const { pings } = there.seen;
  const late = connection(heartbeat, true);
  await expect.poll(() => late.seen.pings).toBeGreaterThan(2);
  expect(there.seen.pings).toBe(pings);
  heartbeat.leave(late.socket);
});
