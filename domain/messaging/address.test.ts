import fc from 'fast-check';
import { expect, test } from 'vitest';

import { addressKey } from './address.ts';
import type { Address } from './address.ts';

test('the key of an address reads like the words in DESIGN', () => {
  expect(addressKey({ channel: 'telegram', account: 'bot1', chat: '-100123', thread: '45' })).toBe('telegram:bot1:-100123:45');
  expect(addressKey({ channel: 'web', account: 'parley', chat: 'чат', thread: null })).toBe('web:parley:чат');
  expect(addressKey({ channel: 'matrix', account: '@bot:example.org', chat: '!a%b', thread: null })).toBe(
    'matrix:@bot%3Aexample.org:!a%25b',
  );
});

test('two addresses have one key only when they are the same', () => {
  const part = fc.string({ unit: fc.constantFrom('a', ':', '%', '3A'), maxLength: 4 });
  const address: fc.Arbitrary<Address> = fc.record({
    channel: fc.constantFrom('telegram', 'matrix', 'web'),
    account: part,
    chat: part,
    thread: fc.option(part),
  });
  fc.assert(
    fc.property(address, address, (a, b) => {
      const parts = ({ channel, account, chat, thread }: Address) => JSON.stringify([channel, account, chat, thread]);
      expect(addressKey(a) === addressKey(b)).toBe(parts(a) === parts(b));
    }),
  );
});
