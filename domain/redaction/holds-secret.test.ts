import { expect, test } from 'vitest';

import { holdsSecret } from './holds-secret.ts';
import { makeRedactor } from './redactor.ts';

const redactor = makeRedactor({ secrets: ['our-own-secret'] });

test.each([
  'it is our-own-secret, keep it',
  `my key is sk-${'a1'.repeat(12)}`,
  'My password is hunter2',
  'the wifi password: swordfish',
  'password for the router is Tr0ub4dor&3',
  'PIN 4821',
  'пин-код 4821',
  'Пароль от вайфая — рыбамеч',
  'пароль рыба1234',
  'my card is 4111 1111 1111 1111',
  'карта 5555-5555-5555-4444, до 12/30',
  'token aZ3kQ9xV7bN2mP5rT8wY1cD4',
  'd41d8cd98f00b204e9800998ecf8427e',
  'cvv: 123',
])('I10: a secret is in "%s"', (text) => {
  expect(holdsSecret(text, redactor)).toBe(true);
});

test.each([
  'I live in Lisbon',
  'I keep forgetting my password',
  'my password is too weak',
  'The password is wrong.',
  'пароль я забыла',
  'I pin the map to the wall',
  'my phone is +49 170 1234567',
  'IBAN DE89 3704 0044 0532 0130 01',
  'order 1234567890123456',
  'https://example.com/a/B3kQ9xV7bN2mP5rT8wY1cD4zz',
  'The spin 1234 is nice',
  'Мой день рождения 05.03.1990',
  'Donaudampfschifffahrtsgesellschaft',
])('none is in "%s"', (text) => {
  expect(holdsSecret(text, redactor)).toBe(false);
});

test('a text of megabytes is looked through at once', () => {
  for (const text of ['password '.repeat(500_000), '1 '.repeat(2_000_000), 'a1B'.repeat(1_000_000)])
    expect([true, false]).toContain(holdsSecret(text, redactor));
});
