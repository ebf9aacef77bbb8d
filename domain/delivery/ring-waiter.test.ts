import { expect, test } from 'vitest';

import { makeDomainWorld, settled } from '../testing/domain-world.ts';
import { makeRingWaiter } from './ring-waiter.ts';

function world() {
  const ports = makeDomainWorld();
  const signal = new AbortController();
  let woken = 0;
  const wait = (rings: ReturnType<typeof makeRingWaiter>) => {
    void rings.wait(2_000, signal.signal).then(() => (woken += 1));
  };
  return { ports, signal, wait, woken: () => woken };
}

test('a ring on any of its topics wakes, and a lost one is made up for by the poll', async () => {
  const { ports, wait, woken } = world();
  using rings = makeRingWaiter(ports, 'task:a', 'output:a');
  for (const topic of ['task:a', 'output:a'] as const) {
    wait(rings);
    await settled(ports);
    ports.doorbell.ring(topic);
    await settled(ports);
  }
  expect(woken()).toBe(2);
  wait(rings);
  await ports.clock.advance(1_999);
  expect(woken()).toBe(2);
  await ports.clock.advance(1);
  expect(woken()).toBe(3);
});

test('a ring between two waits is not missed, and counts once', async () => {
  const { ports, wait, woken } = world();
  using rings = makeRingWaiter(ports, 'task:a');
  ports.doorbell.ring('task:a');
  await settled(ports);
  wait(rings);
  await settled(ports);
  expect(woken()).toBe(1);
  wait(rings);
  await settled(ports);
  expect(woken()).toBe(1);
});

test('whoever leaves waits no longer, and lets go of the doorbell', async () => {
  const { ports, wait, woken, signal } = world();
  {
    using rings = makeRingWaiter(ports, 'task:a');
    wait(rings);
    await settled(ports);
    signal.abort();
    await settled(ports);
    wait(rings);
    await settled(ports);
    expect(woken()).toBe(2);
  }
  expect([ports.doorbell.listeners('task:a'), ports.clock.sleepers]).toEqual([0, 0]);
});

test('rings that follow each other closely can be gathered, while a poll is not put off', async () => {
  const { ports, signal } = world();
  using rings = makeRingWaiter(ports, 'task:a');
  let woken = 0;
  const wait = () => void rings.wait(2_000, signal.signal, 25).then(() => (woken += 1));
  wait();
  await settled(ports);
  for (let ring = 0; ring < 4; ring += 1) {
    ports.doorbell.ring('task:a');
    await ports.clock.advance(6);
  }
  expect(woken).toBe(0);
  await ports.clock.advance(1);
  expect(woken).toBe(1);
  wait();
  await ports.clock.advance(1_999);
  expect(woken).toBe(1);
  await ports.clock.advance(1);
  expect(woken).toBe(2);
  wait();
  await settled(ports);
  ports.doorbell.ring('task:a');
  await settled(ports);
  signal.abort();
  await settled(ports);
  expect([woken, ports.clock.sleepers]).toEqual([3, 0]);
});
