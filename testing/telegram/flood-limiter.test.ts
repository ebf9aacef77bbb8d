import { expect, test } from 'vitest';
import { makeFloodLimiter, PUBLISHED_LIMITS } from './flood-limiter.ts';

function makeWorld(limits = PUBLISHED_LIMITS) {
  let now = 1_000_000;
  const limiter = makeFloodLimiter(limits, () => now);
  return {
    pass: (ms: number): void => {
      now += ms;
    },
    /** 0: taken; else the seconds to wait. */
    send: (chatId: number): number => {
      try {
        limiter.take(chatId, chatId < 0);
        return 0;
      } catch (error) {
        return Number(/retry after (\d+)/.exec(String(error))?.[1]);
      }
    },
  };
}

test('one message a second goes on for ever in private, after a burst of three', () => {
  const { send, pass } = makeWorld();
  expect([send(1), send(1), send(1), send(1)]).toEqual([0, 0, 0, 1]);
  pass(1000);
  for (let second = 0; second < 100; second += 1) {
    expect(send(1)).toBe(0);
    pass(1000);
  }
});

test('while a flood wait lasts everything in that chat is refused, which makes it no longer, and nothing elsewhere', () => {
  const { send, pass } = makeWorld();
  for (let count = 0; count < 4; count += 1) send(1);
  pass(900);
  expect(send(1)).toBe(1);
  expect(send(2)).toBe(0);
  pass(100);
  expect(send(1)).toBe(0);
});

test('the 21st message within a minute in a group has to wait until the minute is over', () => {
  const { send, pass } = makeWorld();
  for (let count = 0; count < 20; count += 1) {
    expect(send(-1)).toBe(0);
    pass(1000);
  }
  expect(send(-1)).toBe(40);
  pass(40_000);
  expect(send(-1)).toBe(0);
});

test('the 31st message within a second in all chats together is refused', () => {
  const { send } = makeWorld();
  const waits = Array.from({ length: 31 }, (_, index) => send(index + 1));
  expect(waits.filter((wait) => wait > 0)).toEqual([1]);
});
