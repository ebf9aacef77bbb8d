import { expect, test } from 'vitest';

import { PLAIN_SOURCE } from '../messaging/message-source.ts';
import { OFFLINE_MODEL } from '../routing/known-models.ts';
import { aTurn } from '../testing/a-turn.ts';
import { aFailure, anAnswer } from '../testing/fixtures.ts';
import { chainForRetry } from './chain-for-retry.ts';

const CHAIN = ['small', 'middle', 'big'].map((id) => ({ ...OFFLINE_MODEL, id }));
const again = aTurn({ source: { ...PLAIN_SOURCE, retryOf: 'first' } });

async function order(outcome: ReturnType<typeof anAnswer> | null, turn = again): Promise<string[]> {
  const turns = { get: async () => aTurn({ outcome }) };
  return (await chainForRetry(turns, turn, CHAIN)).map(({ id }) => id);
}

test('a message that is answered again goes to the models after the one that answered', async () => {
  await expect(order(anAnswer({ model: 'small' }))).resolves.toEqual(['middle', 'big', 'small']);
  await expect(order(anAnswer({ model: 'middle' }))).resolves.toEqual(['big', 'middle', 'small']);
});

test('where there is none after it the best goes first', async () => {
  await expect(order(anAnswer({ model: 'big' }))).resolves.toEqual(['big', 'middle', 'small']);
});

test('the chain stays as it is when no model of it had answered, and for every other message', async () => {
  const whole = ['small', 'middle', 'big'];
  await expect(order(aFailure())).resolves.toEqual(whole);
  await expect(order(anAnswer({ model: null }))).resolves.toEqual(whole);
  await expect(order(anAnswer({ model: 'gone' }))).resolves.toEqual(whole);
  await expect(order(null)).resolves.toEqual(whole);
  await expect(order(anAnswer({ model: 'small' }), aTurn())).resolves.toEqual(whole);
});
