import fc from 'fast-check';
import { expect, test } from 'vitest';

import { FRAGMENTS, randomMarkdown } from '../../testing/markdown/random-markdown.ts';
import { makeGrowingParser } from './growing-parser.ts';
import { parseGrowingReply } from './parse-growing-reply.ts';

const PROSE = 'Слово **жирное** и `код`, потом [ссылка](https://e.org/a). Some words here, 2 * 3, snake_case. ';

/** Grows a text by steps of these lengths, and gives what is seen in the end. */
function grown(markdown: string, steps: readonly number[]) {
  const parse = makeGrowingParser(12);
  for (let [length, index] = [0, 0]; length < markdown.length; index += 1) {
    length += steps[index % steps.length] ?? 1;
    parse(markdown.slice(0, length));
  }
  return parse(markdown);
}

const STEPS = fc.array(fc.integer({ min: 5, max: 80 }), { minLength: 1, maxLength: 5 });

test('a text that grew in random steps ends as the text that is parsed at once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), STEPS, (seed, steps) => {
      const markdown = randomMarkdown(seed).slice(0, 600);
      expect(grown(markdown, steps)).toEqual(parseGrowingReply(markdown));
    }),
    { numRuns: 40 },
  );
});

test('also when it is made of anything', () => {
  const words = fc.array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.constantFrom('слово', ' ', ' and ', '. Then')), { maxLength: 60 });
  fc.assert(
    fc.property(words, STEPS, (parts, steps) => {
      expect(grown(parts.join(''), steps)).toEqual(parseGrowingReply(parts.join('')));
    }),
    { numRuns: 100 },
  );
});

test('a list that interrupts a paragraph is one, wherever its item is cut', () => {
  const markdown = 'слово и слово\n1. первое слово\n2) и второе';
  expect(grown(markdown, [5])).toEqual(parseGrowingReply(markdown));
});

test.each(['**слово, [ и** слово > https://example.org/a и слово', 'слово [ и слово. слово https://example.org/a и слово'])(
  'a bare address behind an open bracket is no link: %s',
  (markdown) => {
    expect(grown(markdown, [5])).toEqual(parseGrowingReply(markdown));
  },
);

test.each([
  ['one paragraph', PROSE.repeat(200)],
  ['one paragraph of lines', `${PROSE.trim()}\n`.repeat(200)],
  ['paragraphs', `${PROSE.trim()}\n\n`.repeat(200)],
  ['a list and a paragraph', `- ${PROSE.trim()}\n`.repeat(50) + PROSE.repeat(100)],
  ['code', `\`\`\`\n${PROSE.repeat(100)}\n\nслово\n\n${PROSE.repeat(100)}`],
])('%s is seen at each length as if it were parsed anew', (_name, markdown) => {
  const parse = makeGrowingParser();
  for (let length = 1_900; length <= markdown.length; length += 3_733) {
    expect(parse(markdown.slice(0, length))).toEqual(parseGrowingReply(markdown.slice(0, length)));
  }
});
