import { expect, test } from 'vitest';

import { boundText } from './bound-text.ts';

test('a text of up to 30,000 units stays as it is', () => {
  for (const text of ['', 'я'.repeat(30_000), 'a\nb']) expect(boundText(text)).toBe(text);
});

test('of a longer one the beginning and the end stay, and what is left out between them is counted', () => {
  expect(boundText(`${'a'.repeat(15_000)}МИНУС${'b'.repeat(15_000)}`)).toBe(
    `${'a'.repeat(15_000)}\n[… 5 characters left out …]\n${'b'.repeat(15_000)}`,
  );
});

test('a character that the cut goes through becomes a replacement character, not half of one', () => {
  const bounded = boundText(`a${'😀'.repeat(20_000)}`);
  expect(bounded.isWellFormed()).toBe(true);
  expect(bounded.length).toBeLessThan(30_100);
});
