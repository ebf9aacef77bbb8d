import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { hashSecret, isTokenSecret, makeTokenSecret, TOKEN_PREFIX } from './token-secret.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const random = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 22, maxLength: 44 });

describe('a token secret', () => {
  test('is recognised, and begins so that scanners can find it', () => {
    fc.assert(
      fc.property(random, (text) => {
        const secret = makeTokenSecret(text);
        expect(secret.startsWith(TOKEN_PREFIX)).toBe(true);
        expect(isTokenSecret(secret)).toBe(true);
      }),
    );
  });

  test('with one mistyped character is told from a whole one', () => {
    fc.assert(
      fc.property(random, fc.nat(), fc.constantFrom(...ALPHABET), (text, place, letter) => {
        const secret = makeTokenSecret(text);
        const at = TOKEN_PREFIX.length + (place % (secret.length - TOKEN_PREFIX.length));
        const typed = secret.slice(0, at) + letter + secret.slice(at + 1);
        expect(isTokenSecret(typed)).toBe(typed === secret);
      }),
    );
  });

  test('that lost its end, two neighbours of which were swapped, or that has something around it is refused', () => {
    const secret = makeTokenSecret('Abcdefghij0123456789klmn');
    for (const wrong of [
      '',
      'parley_',
      secret.slice(0, -1),
      `${secret} `,
      `x${secret}`,
      secret.replace('cd', 'dc'),
      `${secret}é`,
      'parley_short',
    ]) {
      expect(isTokenSecret(wrong)).toBe(false);
    }
  });

  test('is kept as a hash from which it cannot be read', () => {
    const secret = makeTokenSecret('Abcdefghij0123456789klmn');
    expect(hashSecret(secret)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashSecret(secret)).not.toBe(hashSecret(`${secret}0`));
  });
});
