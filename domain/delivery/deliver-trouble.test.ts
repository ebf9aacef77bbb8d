import { describe, expect, test } from 'vitest';

import { NotSentError, RateLimitedError, RejectedError, UnreachableError } from '../errors.ts';
import { makeDeliveryWorld, textBody } from '../testing/delivery-world.ts';

const ANN = { chat: '1' };

describe('trouble with the network', () => {
  test('it asks to wait: obeyed to the millisecond, counted, and nothing is lost', async () => {
    let isOver = false;
    const world = await makeDeliveryWorld({}, { onRequest: () => throwUnless(isOver, new RateLimitedError('wait', 7000)) });
    const driven = world.drive();
    await world.notify(ANN, 'n1', 'Задача готова.');
    await world.clock.advance(6999);
    isOver = true;
    expect(world.channel.messages).toEqual([]);
    await world.clock.advance(1);
    expect(world.channel.messages).toMatchObject([{ text: 'Задача готова.' }]);
    expect(world.metrics.total('flood_waits_total')).toBe(1);
    await driven.stop();
  });

  test('it is away and nothing was done: tried again with growing pauses, told once, without a note', async () => {
    let isBack = false;
    const world = await makeDeliveryWorld({}, { onRequest: () => throwUnless(isBack, new NotSentError('no route')) });
    const driven = world.drive();
    await world.notify(ANN, 'n1', 'Напоминание');
    await world.clock.advance(300_000);
    isBack = true;
    await world.clock.advance(31_000);
    expect(world.channel.messages.map(({ text }) => text)).toEqual(['Напоминание']);
    await driven.stop();
  });

  test('I2: nobody knows whether a notice was sent: it is sent again with a note, and what was not known of is taken away', async () => {
    const world = await makeDeliveryWorld(
      {},
      { onRequest: ({ number }, when) => throwUnless(number !== 1 || when === 'before', new UnreachableError('cut')) },
    );
    const driven = world.drive();
    await world.notify(ANN, 'n1', 'Напоминание');
    await world.clock.advance(600);
    await world.clock.advance(5000);
    expect(world.channel.messages.map(({ id, text }) => [id, text])).toEqual([
      ['2', 'Возможно, повтор: неизвестно, было ли это уже отправлено.\n\nНапоминание'],
    ]);
    expect(world.metrics.total('placeholder_orphans_total')).toBe(1);
    await driven.stop();
  });

  test('I2: where the same key is sent once, it is sent again and nothing is doubled', async () => {
    const world = await makeDeliveryWorld(
      {},
      {
        capabilities: { sendsOnce: true },
        onRequest: ({ number }, when) => throwUnless(number !== 1 || when === 'before', new UnreachableError('cut')),
      },
    );
    const driven = world.drive();
    const answer = await world.ask(ANN);
    await answer.grow('раз');
    await world.clock.advance(10);
    await answer.end(textBody('раз, два'));
    await world.clock.advance(5000);
    expect(world.channel.messages.map(({ id, text }) => [id, text])).toEqual([['1', 'раз, два']]);
    expect(world.metrics.total('placeholder_orphans_total')).toBe(0);
    await driven.stop();
  });

  test('it refuses the looks: said in plain words; it refuses those too: the entry is closed with the problem, and the next is told', async () => {
    const world = await makeDeliveryWorld(
      {},
      { onRequest: ({ text, marks }) => throwUnless(!text.includes('никогда') && marks === 0, new RejectedError('bad entities')) },
    );
    const driven = world.drive();
    await world.notify(ANN, 'n1', 'никогда');
    await world.notify(ANN, 'n2', '**дальше**');
    await world.clock.advance(5000);
    expect(world.channel.messages.map(({ text }) => text)).toEqual(['дальше']);
    await driven.stop();
  });

  test('it never answers: after half a minute the outcome counts as unknown', async () => {
    let isFirst = true;
    const world = await makeDeliveryWorld({}, { latencyMs: () => (isFirst ? ((isFirst = false), 3_600_000) : 0) });
    const driven = world.drive();
    await world.notify(ANN, 'n1', 'Напоминание');
    await world.clock.advance(29_000);
    expect(world.channel.messages).toEqual([]);
    await world.clock.advance(10_000);
    expect(world.channel.messages).toHaveLength(1);
    await driven.stop();
  });
});

describe('trouble of our own', () => {
  test('what cannot be read for a moment is told when it can', async () => {
    const world = await makeDeliveryWorld();
    let isBroken = true;
    const open: typeof world.outbox.open = async (claim, most) => {
      throwUnless(!isBroken, new Error('the disk is full'));
      return world.outbox.open(claim, most);
    };
    const driven = world.drive({ ...world, outbox: { ...world.outbox, open } });
    await world.notify(ANN, 'n1', 'Напоминание');
    await world.clock.advance(5_000);
    expect(world.channel.messages).toEqual([]);
    isBroken = false;
    await world.clock.advance(3_000);
    expect(world.channel.messages.map(({ text }) => text)).toEqual(['Напоминание']);
    await driven.stop();
    expect(world.clock.sleepers).toBe(0);
  });

  test('what fails again and again is given up, and the next is told', async () => {
    const world = await makeDeliveryWorld({}, { onRequest: ({ text }) => throwUnless(!text.includes('никогда'), new TypeError('a bug')) });
    const driven = world.drive();
    await world.notify(ANN, 'n1', 'никогда');
    await world.notify(ANN, 'n2', 'дальше');
    await world.clock.advance(10_000);
    expect(world.channel.messages).toEqual([]);
    await world.clock.advance(120_000);
    expect(world.channel.messages.map(({ text }) => text)).toEqual(['дальше']);
    await expect(world.outbox.waiting()).resolves.toEqual([]);
    await driven.stop();
    expect(world.clock.sleepers).toBe(0);
  });

  test('what fails while it is stopping waits for whoever goes on', async () => {
    let isBroken = true;
    const world = await makeDeliveryWorld({}, { onRequest: () => throwUnless(!isBroken, new TypeError('a bug')) });
    const driven = world.drive();
    await world.notify(ANN, 'n1', 'Напоминание');
    await world.clock.advance(1_500);
    await driven.stop();
    isBroken = false;
    const again = world.drive();
    await world.clock.advance(5_000);
    expect(world.channel.messages.map(({ text }) => text)).toEqual([expect.stringContaining('Напоминание')]);
    await again.stop();
  });
});

function throwUnless(isFine: boolean, error: Error): void {
  if (!isFine) throw error;
}
