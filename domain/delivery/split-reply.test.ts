import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { faultOf } from '../../testing/markdown/check-reply.ts';
import { FRAGMENTS, randomMarkdown } from '../../testing/markdown/random-markdown.ts';
import { layOut } from './lay-out.ts';
import { parseReply } from './parse-reply.ts';
import { splitReply } from './split-reply.ts';

function texts(markdown: string, maxLength: number, maxSpans = 100): string[] {
  return splitReply(parseReply(markdown), { maxLength, maxSpans }).map((part) => layOut(part).text);
}

describe('a long answer in parts', () => {
  test('is one part when it fits, also when nothing is to be seen', () => {
    expect(texts('a\n\nb', 100)).toEqual(['a\n\nb']);
    expect(splitReply([], { maxLength: 100, maxSpans: 100 })).toEqual([[]]);
    expect(splitReply(parseReply('\u200b'), { maxLength: 1, maxSpans: 0 })).toEqual([[]]);
  });

  test('is cut between blocks, and a heading stays with what is under it', () => {
    expect(texts('aaaa aaaa\n\n# B\n\ncccc cccc', 16)).toEqual(['aaaa aaaa', 'B\n\ncccc cccc']);
  });

  test('is cut after a sentence if one ends near, else between words', () => {
    expect(texts('Раз два три. Четыре пять шесть', 20)).toEqual(['Раз два три.', 'Четыре пять шесть']);
    expect(texts('one two three four five', 10)).toEqual(['one two', 'three four', 'five']);
  });

  test('goes on with the numbers of a list', () => {
    expect(texts('8. aaaa\n9. bbbb\n10. cccc\n11. dddd', 16)).toEqual(['8. aaaa\n9. bbbb', '10. cccc', '11. dddd']);
    expect(texts('1. a\n2. bbbb bbbb bbbb bbbb\n3. c', 14)).toEqual(['1. a\n2. bbbb', 'bbbb bbbb bbbb', '3. c']);
  });

  test('never cuts code that fits into a message, and longer code between its lines, in the same language', () => {
    expect(texts('aaaa\n\n```\nb\nb\nb\nb\n```', 10)).toEqual(['aaaa', 'b\nb\nb\nb']);
    const parts = splitReply(parseReply('```py\ndef a\n  bb\n  cc\n```'), { maxLength: 10, maxSpans: 9 });
    expect(parts.flat().map((block) => block.kind === 'code' && [block.language, block.text])).toEqual([
      ['py', 'def a\n  bb'],
      ['py', '  cc'],
    ]);
  });

  test('goes on with a table under its heading', () => {
    const rows = Array.from({ length: 4 }, (_, index) => `| ${index} | x |`).join('\n');
    expect(texts(`| a | b |\n|--|--|\n${rows}`, 40)).toEqual([
      '| a | b |\n|---|---|\n| 0 | x |\n| 1 | x |',
      '| a | b |\n|---|---|\n| 2 | x |\n| 3 | x |',
    ]);
  });

  test('never cuts a link that fits into a message', () => {
    const parts = splitReply(parseReply('aaaa aaaa [bbb bbb](https://e.org) cc'), { maxLength: 14, maxSpans: 9 });
    expect(parts.map((part) => layOut(part).text)).toEqual(['aaaa aaaa', 'bbb bbb cc']);
  });

  test('cuts a word that is longer than a message between characters as people see them', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(texts(family.repeat(3), family.length * 2)).toEqual([family.repeat(2), family]);
    expect(texts(`a${'\u0301'.repeat(9)}`, 4).join('')).toBe(`a${'\u0301'.repeat(9)}`.normalize('NFD'));
    expect(texts('x'.repeat(10), 4)).toEqual(['xxxx', 'xxxx', 'xx']);
  });

  test('has no more spans in a part than it may', () => {
    const parts = splitReply(parseReply('**a** b '.repeat(250)), { maxLength: 4_096, maxSpans: 100 });
    expect(parts.map((part) => layOut(part).spans.length)).toEqual([100, 100, 50]);
  });

  test('leaves the earlier parts as they are while the text grows', () => {
    const words = Array.from({ length: 400 }, (_, index) => `word${index}${index % 40 === 39 ? '.\n\n' : ''}`).join(' ');
    const whole = texts(words, 300);
    const half = texts(words.slice(0, words.length / 2), 300);
    expect(half.slice(0, -2)).toEqual(whole.slice(0, half.length - 2));
  });

  test('I2: fits, is accepted and loses nothing, whatever the text is', () => {
    const limits = fc.constantFrom({ maxLength: 4_096, maxSpans: 100 }, { maxLength: 200, maxSpans: 10 }, { maxLength: 30, maxSpans: 3 });
    const soup = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 40 }).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(fc.oneof(soup, fc.integer().map(randomMarkdown)), limits, (markdown, limit) => {
        expect(faultOf(markdown, limit)).toBeNull();
      }),
      { numRuns: 400 },
    );
  });
});
