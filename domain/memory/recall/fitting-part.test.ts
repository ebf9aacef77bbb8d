import { expect, test } from 'vitest';

import { fittingPart } from './fitting-part.ts';

const has =
  (...words: readonly string[]) =>
  (sentence: string): number =>
    words.filter((word) => sentence.includes(word)).length;

test('what is short stays whole, on one line', () => {
  expect(fittingPart(' Люблю\n\nчай ', 20, has())).toBe('Люблю чай');
});

test('of a long text the sentences that fit are shown, in their order', () => {
  const text = 'First I slept. Then we went to Paris! It rained all day long. In Paris we saw the tower.';
  expect(fittingPart(text, 55, has('Paris', 'tower'))).toBe('Then we went to Paris! In Paris we saw the tower.');
});

test('where nothing fits, it begins at the beginning', () => {
  expect(fittingPart('One two. Three four. Five six.', 22, has('zebra'))).toBe('One two. Three four.');
});

test('a sentence that is too long is cut, never in the middle of a sign', () => {
  expect(fittingPart('слово '.repeat(100), 11, has('слово'))).toBe('слово слов…');
  expect(fittingPart('👩'.repeat(100), 10, has()).isWellFormed()).toBe(true);
});
