import { describe, expect, test } from 'vitest';

import type { CrashPoint } from '../ports/crash-points.ts';
import type { Ports } from '../ports/ports.ts';
import { makeDeliveryWorld, textBody } from '../testing/delivery-world.ts';
import type { DeliveryWorld } from '../testing/delivery-world.ts';
import type { FakeChannel } from '../testing/fake-channel.ts';
import { uuid } from '../testing/fixtures.ts';

const POINTS = [
  'before.part.begin',
  'after.part.begin',
  'after.part.send',
  'after.part.placed',
  'before.part.final',
  'after.part.final',
  'before.entry.close',
] as const satisfies readonly CrashPoint[];

/** How often each is reached when nothing goes wrong. */
const REACHED = {
  'before.part.begin': 4,
  'after.part.begin': 4,
  'after.part.send': 4,
  'after.part.placed': 4,
  'before.part.final': 2,
  'after.part.final': 3,
  'before.entry.close': 2,
};

const ANN = { chat: '1' };
const LONG = ['а', 'б', 'в'].map((letter) => letter.repeat(90)).join('\n\n');
const DONE = [/^а{90}$/u, /^б{90}$/u, /^в{90}$/u];

interface Mortal {
  /** Dies at its `number`th reach of the point. */
  readonly ports: Ports;
  readonly channel: FakeChannel;
  readonly isDead: () => boolean;
  /** How often it came to the point. */
  readonly reached: (at: CrashPoint) => number;
}

/** The ports and the network as a process sees them that is killed there: from then on nothing that it asks is done or answered. */
function mortal(world: DeliveryWorld, point: CrashPoint, number: number): Mortal {
  let isDead = false;
  const counts = new Map<CrashPoint, number>();
  const reach = (at: CrashPoint): void => {
    if (isDead) throw new Error('dead');
    counts.set(at, (counts.get(at) ?? 0) + 1);
    if (at !== point || counts.get(at) !== number) return;
    isDead = true;
    throw new Error(`killed at ${point}`);
  };
  const veiled = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (of, name) => {
        const value: unknown = Reflect.get(of, name);
        return typeof value === 'function'
          ? (...given: unknown[]): unknown => (isDead ? new Promise(() => {}) : Reflect.apply(value, of, given))
          : value;
      },
    });
  const { channel } = world;
  return {
    ports: {
      ...world,
      crashPoints: { reach },
      outbox: veiled(world.outbox),
      channels: veiled(world.channels),
      conversationLog: veiled(world.conversationLog),
    },
    channel: { ...channel, transport: veiled(channel.transport), floodWaits: 0 },
    isDead: () => isDead,
    reached: (at) => counts.get(at) ?? 0,
  };
}

/** A process is killed at a point while it tells an answer of three messages and a notice, and another one goes on. */
async function crashAndGoOn(point: CrashPoint, number: number, sendsOnce: boolean) {
  const world = await makeDeliveryWorld({}, { capabilities: { maxLength: 150, sendsOnce }, latencyMs: () => 20 });
  const victim = mortal(world, point, number);
  await world.workers.register(uuid(9001));
  world.drive(victim.ports, victim.channel, uuid(9001));
  const answer = await world.ask(ANN, '0');
  for (const text of [LONG.slice(0, 40), LONG.slice(0, 120), LONG.slice(0, 200)]) {
    await answer.grow(text);
    await world.clock.advance(1500);
  }
  await answer.end(textBody(LONG));
  await world.clock.advance(6000);
  await world.notify(ANN, 'n1', 'Напоминание');
  await world.clock.advance(4000);
  const wasKilled = victim.isDead();
  world.killWorker(uuid(9001));
  await world.clock.advance(3000);
  const next = world.drive(world, world.channel, uuid(9002));
  await world.clock.advance(60_000);
  await next.stop();
  return { world, wasKilled, reached: victim.reached };
}

describe.each([
  ['I2: a network that sends the same key once', true],
  ['I2: a network that knows no keys', false],
] as const)('%s', (_name, sendsOnce) => {
  test.each(POINTS.flatMap((point) => Array.from({ length: REACHED[point] }, (_, index) => [point, index + 1] as const)))(
    'killed at %s, time %i: nothing is lost and nothing told twice',
    async (point, number) => {
      const { world, wasKilled } = await crashAndGoOn(point, number, sendsOnce);
      expect(wasKilled).toBe(true);
      const texts = world.channel.messages.map(({ text }) => text);
      const [notice, parts] = [texts.filter((text) => text.includes('Напоминание')), texts.filter((text) => !text.includes('Напоминание'))];
      expect(parts).toEqual(DONE.map((pattern) => expect.stringMatching(pattern)));
      expect(notice).toHaveLength(1);
      await expect(world.outbox.waiting()).resolves.toEqual([]);
      expect(world.channel.messages.map(({ isFinal }) => isFinal)).toEqual([true, true, true, true]);
      const isCutOff = point === 'after.part.begin' || point === 'after.part.send';
      expect(world.metrics.total('placeholder_orphans_total')).toBe(isCutOff && !sendsOnce ? 1 : 0);
      expect(world.logger.of('reply.orphan')).toHaveLength(isCutOff && !sendsOnce ? 1 : 0);
    },
  );
});

test('every crash point of the delivery is reached', async () => {
  const { reached } = await crashAndGoOn('before.cursor.save', 1, false);
  expect(Object.fromEntries(POINTS.map((point) => [point, reached(point)]))).toEqual(REACHED);
});
