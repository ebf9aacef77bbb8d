import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storableJson, storableText } from './storable.ts';

test('leaves a text alone that the database can keep', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!text.includes('\0'));
      expect(storableText(text)).toBe(text);
      expect(JSON.parse(storableJson({ text }))).toEqual({ text });
    }),
  );
});

test.each([
  ['a\0b', 'a\uFFFDb'],
  ['\uD83D alone', '\uFFFD alone'],
  ['alone \uDE80', 'alone \uFFFD'],
  ['whole 🚀', 'whole 🚀'],
  ['written out \\u0000 and \\ud83d', 'written out \\u0000 and \\ud83d'],
  ['\\\0', '\\\uFFFD'],
])('keeps of %j what can be kept', (text, kept) => {
  expect(storableText(text)).toBe(kept);
  expect(JSON.parse(storableJson({ [text]: [text] }))).toEqual({ [kept]: [kept] });
});
