import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { FRAGMENTS } from '../../testing/markdown/random-markdown.ts';
import { layOut } from './lay-out.ts';
import { parseGrowingReply } from './parse-growing-reply.ts';
import { parseReply } from './parse-reply.ts';

const ANSWER = `# Заголовок **важный**

Hello **bold _both_ text** and *it* with \`co de\` and [a **link**](https://e.org/a_(b)) or [an other](https://e.org), 2 * 3, a[0], ~~no **x** more~~.
Second __under__ snake_case_word 😀👍🏽 end

- one **two**
- [x] three \`\`a \` b\`\`
  1. four
     five *six*

> quote **q**
> more

\`\`\`ts
const a = \`x\`; ** [
\`\`\`

---

After ***both*** end \\* esc`;

function shown(document: ReturnType<typeof parseReply>): string {
  return layOut(document).text.replace(/\s/gu, '');
}

describe('a text that is still growing', () => {
  test('shows at each of its lengths only what it will show in the end', () => {
    const whole = shown(parseReply(ANSWER));
    for (let length = 0; length <= ANSWER.length; length += 1) {
      const text = shown(parseGrowingReply(ANSWER.slice(0, length))).replace(/\ufffd$/u, '');
      expect(whole.startsWith(text), `${ANSWER.slice(0, length).slice(-30)} → ${text.slice(-30)}`).toBe(true);
    }
    expect(parseGrowingReply(ANSWER)).toEqual(parseReply(ANSWER));
  });

  test.each([
    ['a **b', 'a **b**'],
    ['a **b *c', 'a **b *c***'],
    ['a `b', 'a `b`'],
    ['a [b](https://e.o', 'a b'],
    ['a ![b](', 'a b'],
    ['a\n-', 'a'],
    ['a\n``', 'a'],
    ['a\n\n| b | c |', 'a\n\n'],
    ['a\n\n| b | c |\n|--', 'a\n\n'],
    ['```ts\nx\n``', '```ts\nx\n```'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['snake_case', 'snake_case'],
  ])('%j is shown like %j', (growing, whole) => {
    expect(parseGrowingReply(growing)).toEqual(parseReply(whole));
  });

  test.each([
    '*a **b '.repeat(4_000),
    '`a `` '.repeat(4_000),
    '[a]('.repeat(4_000),
    '*'.repeat(20_000),
    ' '.repeat(20_000),
    '- '.repeat(4_000),
  ])('never hangs: %#', (markdown) => {
    const begun = performance.now();
    parseGrowingReply(`${markdown}x`);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  test('never throws, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FRAGMENTS)), (parts) => void parseGrowingReply(parts.join(''))),
      { numRuns: 300 },
    );
  });
});
