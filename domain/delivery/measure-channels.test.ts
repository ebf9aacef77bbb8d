import { expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import { makeDeliveryWorld } from '../testing/delivery-world.ts';
import { makeMeasureChannels } from './measure-channels.ts';

const BOT = { channel: 'telegram', account: 'bot1' };
const OUTBOX = ['outbox_waiting', 'outbox_oldest_seconds'];

test('tells of each account whether it is connected, when something came last, and what waits since when', async () => {
  let isAway = true;
  const onRequest = (): void => {
    if (isAway) throw new UnreachableError('away');
  };
  const world = await makeDeliveryWorld({}, { onRequest });
  const { clock, metrics, channel } = world;
  const measure = makeMeasureChannels(world);
  const values = (names: readonly string[]) => names.map((name) => metrics.gauged(name, BOT));
  const driven = world.drive();
  await clock.advance(1000);
  await measure();
  expect(values(['channel_connected', 'channel_last_event_timestamp_seconds', ...OUTBOX])).toEqual([1, null, 0, 0]);

  channel.session()?.report({ kind: 'event' });
  const at = clock.now().getTime() / 1000;
  for (const key of ['n1', 'n2']) await world.notify({ chat: '1' }, key, 'ждёт');
  await clock.advance(7000);
  await measure();
  expect(values(['channel_connected', 'channel_last_event_timestamp_seconds', ...OUTBOX])).toEqual([1, at, 2, 7]);

  isAway = false;
  await clock.advance(60_000);
  await driven.stop();
  await measure();
  expect(values(['channel_connected', ...OUTBOX])).toEqual([0, 0, 0]);
});

test('leaves the numbers as they are while the database is away or does not answer', async () => {
  const world = await makeDeliveryWorld();
  for (const waiting of [async () => Promise.reject(new UnreachableError('away')), () => new Promise<never>(() => {})]) {
    const measured = makeMeasureChannels({ ...world, outbox: { ...world.outbox, waiting } })();
    await world.clock.advance(2000);
    await measured;
  }
  expect(world.logger.of('channels.not-measured')).toHaveLength(2);
  expect(world.clock.sleepers).toBe(0);
});
