import { describe, expect, test } from 'vitest';

import type { Inline } from './document.ts';
import { parseInlines, plainText, textWithBreaks } from './parse-inlines.ts';
import { parseReply } from './parse-reply.ts';

const text = (value: string): Inline => ({ kind: 'text', text: value });
const link = (url: string, ...children: Inline[]): Inline => ({ kind: 'link', url, children });
const BREAK: Inline = { kind: 'break' };

describe('what stands in a line', () => {
  test.each([
    ['![](https://e.org/c.png)', [link('https://e.org/c.png', text('https://e.org/c.png'))]],
    ['![кот](cat.png)', [text('кот (cat.png)')]],
    ['![](cat.png)', [text('cat.png')]],
    ['![кот][r]\n\n[r]: https://e.org/c.png', [link('https://e.org/c.png', text('кот'))]],
    ['![][r]\n\n[r]: https://e.org/c.png', [link('https://e.org/c.png', text('https://e.org/c.png'))]],
    ['[**a** b](https://e.org)', [link('https://e.org/', { kind: 'bold', children: [text('a')] }, text(' b'))]],
    ['[*![cat](https://e.org/c.png)*](https://e.org)', [link('https://e.org/', { kind: 'italic', children: [text('cat')] })]],
    ['[a][nowhere]', [text('[a][nowhere]')]],
    ['`a\nb`', [{ kind: 'code', text: 'a b' }]],
    ['a<BR />b', [text('a'), BREAK, text('b')]],
    ['a <b>\nc', [text('a <b>'), BREAK, text('c')]],
  ] satisfies [string, Inline[]][])('%s', (markdown, children) => {
    expect(parseReply(markdown)).toEqual([{ kind: 'paragraph', children }]);
  });

  test('marks nested too deep stay as they were written, and their words are kept', () => {
    const deep = `${'**a _b '.repeat(8)}middle${'_**'.repeat(8)}`;
    const [paragraph] = parseReply(deep);
    expect(paragraph?.kind).toBe('paragraph');
    const said = paragraph?.kind === 'paragraph' ? plainText(paragraph.children) : '';
    expect(said).toContain('middle');
    expect(said).toMatch(/^a b a b .*\*\*a _b middle_\*\*/);
  });

  test('a mark around nothing, and a reference to nothing, leave nothing but their words', () => {
    const tree = { source: '', blocks: [], urls: new Map<string, string>(), footnotes: new Map() };
    const context = { tree, notes: new Map<string, number>() };
    const parsed = parseInlines(
      [
        { type: 'strong', children: [] },
        { type: 'linkReference', identifier: 'r', referenceType: 'full', children: [{ type: 'text', value: 'a' }] },
        { type: 'text', value: '' },
        { type: 'imageReference', identifier: 'r', referenceType: 'full', alt: null },
        { type: 'imageReference', identifier: 'r', referenceType: 'full', alt: 'кот' },
      ],
      context,
    );
    expect(parsed).toEqual([text('aкот')]);
  });
});

test.each([
  ['', []],
  ['a', [text('a')]],
  ['a\n\nb', [text('a'), BREAK, text(''), BREAK, text('b')]],
])('the ends of the lines of %j are breaks', (written, inlines) => {
  expect(textWithBreaks(written)).toEqual(inlines);
  expect(plainText(textWithBreaks(written))).toBe(written);
});
