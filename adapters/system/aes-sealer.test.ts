import { describe, expect, test } from 'vitest';

import { makeAesSealer } from './aes-sealer.ts';

describe('what is sealed', () => {
  const sealer = makeAesSealer('the secret of this installation');

  test.each(['', 'пароль 🔑', 'x'.repeat(100_000)])('opens again for the same purpose', (text) => {
    expect(sealer.open(sealer.seal(text, 'calendar/account'), 'calendar/account')).toBe(text);
  });

  test('I10: shows nothing of itself, and is another one each time', () => {
    const [first, second] = [sealer.seal('пароль', 'p'), sealer.seal('пароль', 'p')];
    expect(first).not.toBe(second);
    expect(Buffer.from(first, 'base64url').toString('utf8')).not.toContain('пароль');
  });

  test('does not open for another purpose, with another key, or when it was changed', () => {
    const sealed = sealer.seal('пароль', 'p');
    expect(sealer.open(sealed, 'q')).toBeNull();
    expect(makeAesSealer('another').open(sealed, 'p')).toBeNull();
    expect(sealer.open(`${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`, 'p')).toBeNull();
    for (const broken of ['', 'a1.', 'a1.AAAA', 'пароль', sealed.slice(3)]) expect(sealer.open(broken, 'p')).toBeNull();
  });
});
