import { describe, expect, test } from 'vitest';

import { UnreachableError } from '../errors.ts';
import type { ChatAdapter } from '../ports/chat-adapter.ts';
import { makeDeliveryWorld, textBody } from '../testing/delivery-world.ts';
import type { DeliveryWorld, Place } from '../testing/delivery-world.ts';

const LOOKS = 30;
const MINUTE_MS = 60_000;

/** A network that has to be asked about every number, and remembers when. */
function probed(world: DeliveryWorld): { readonly channel: ChatAdapter; readonly looks: number[] } {
  const looks: number[] = [];
  const takeAway: NonNullable<ChatAdapter['orphans']>['takeAway'] = async (_to, { inTurn }) => {
    for (let count = 0; count < LOOKS; count += 1) await inTurn(async () => void looks.push(world.clock.monotonic()));
    return 0;
  };
  return { channel: { ...world.channel, orphans: { takeAway } }, looks };
}

/** The first sending at a place is cut off after it was done, and what was to be said there has been told since. */
async function cutOffAnswer(place: Place) {
  const world = await makeDeliveryWorld(
    {},
    {
      onRequest: ({ number }, when) => {
        if (number === 1 && when === 'after') throw new UnreachableError('cut');
      },
    },
  );
  const { channel, looks } = probed(world);
  const driven = world.drive(world, channel);
  const answer = await world.ask(place);
  await answer.grow('раз');
  await world.clock.advance(3_000);
  await answer.end(textBody('раз, два'));
  await world.clock.advance(6_000);
  expect(world.channel.messages.map(({ text }) => text)).toContain('раз, два');
  return { world, channel, looks, driven };
}

describe.each([
  ['privately', { chat: '1' }],
  ['in a group', { chat: '-1', audience: 'group' }],
] as const)('the search for what was cut off, %s', (_where, place) => {
  test('lets the next answer be told before it has ended, and goes on when the chat is quiet', async () => {
    const { world, looks, driven } = await cutOffAnswer(place);
    const next = await world.ask(place);
    await next.grow('три');
    await world.clock.advance(1_500);
    expect(world.channel.messages.map(({ text }) => text)).toContain('три');
    const before = looks.length;
    for (let second = 1; second <= 20; second += 1) {
      await next.grow(`три${'!'.repeat(second)}`);
      await world.clock.advance(1_000);
    }
    expect(looks.length).toBe(before);
    await next.end(textBody('три, четыре'));
    await world.clock.advance(2_500);
    expect(world.channel.messages).toMatchObject([{}, { text: 'раз, два' }, { text: 'три, четыре', isFinal: true }]);
    expect(looks.length).toBeLessThan(LOOKS);
    expect(await world.outbox.waiting()).toMatchObject([{ count: 1 }]);
    await world.clock.advance(10 * MINUTE_MS);
    expect(looks).toHaveLength(LOOKS);
    await expect(world.outbox.waiting()).resolves.toEqual([]);
    expect(world.channel.floodWaits).toBe(0);
    await driven.stop();
  });

  test('lets it be told also after a restart in the middle', async () => {
    const { world, channel, looks, driven } = await cutOffAnswer(place);
    await world.clock.advance(10_000);
    await driven.stop();
    expect(looks.length).toBeLessThan(LOOKS);
    const before = looks.length;
    await world.notify(place, 'n1', 'Напоминание');
    const again = world.drive(world, channel);
    await world.clock.advance(3_000);
    expect(world.channel.messages.map(({ text }) => text)).toEqual(['раз', 'раз, два', 'Напоминание']);
    expect(looks.length).toBeLessThan(before + LOOKS);
    await world.clock.advance(10 * MINUTE_MS);
    expect(looks).toHaveLength(before + LOOKS);
    await expect(world.outbox.waiting()).resolves.toEqual([]);
    await again.stop();
  });
});
