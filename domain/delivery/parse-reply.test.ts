import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { FRAGMENTS } from '../../testing/markdown/random-markdown.ts';
import type { Inline } from './document.ts';
import { parseReply } from './parse-reply.ts';

const text = (value: string): Inline => ({ kind: 'text', text: value });
const paragraph = (...children: Inline[]) => ({ kind: 'paragraph', children });
const link = (url: string, ...children: Inline[]): Inline => ({ kind: 'link', url, children });

describe('a model’s Markdown', () => {
  test('keeps what a document can hold', () => {
    expect(parseReply('# Привет\n\n**a** *b* ~~c~~ `d`  \ne\n\n---')).toEqual([
      { kind: 'heading', level: 1, children: [text('Привет')] },
      paragraph(
        { kind: 'bold', children: [text('a')] },
        text(' '),
        { kind: 'italic', children: [text('b')] },
        text(' '),
        { kind: 'strike', children: [text('c')] },
        text(' '),
        { kind: 'code', text: 'd' },
        { kind: 'break' },
        text('e'),
      ),
      { kind: 'rule' },
    ]);
  });

  test('has lists with numbers and boxes, quotes, code and tables', () => {
    expect(parseReply('3. x\n4. [x] y\n\n> q\n\n```TS title\n  z\n```\n\n| a | b |\n|:--|--:|\n| c | `d` |')).toEqual([
      {
        kind: 'list',
        start: 3,
        items: [
          { checked: null, children: [paragraph(text('x'))] },
          { checked: true, children: [paragraph(text('y'))] },
        ],
      },
      { kind: 'quote', children: [paragraph(text('q'))] },
      { kind: 'code', language: 'ts', text: '  z' },
      {
        kind: 'table',
        align: ['left', 'right'],
        rows: [
          [[text('a')], [text('b')]],
          [[text('c')], [{ kind: 'code', text: 'd' }]],
        ],
      },
    ]);
  });

  test.each([
    ['[a](https://e.org/x)', [link('https://e.org/x', text('a'))]],
    ['![cat](https://e.org/c.png)', [link('https://e.org/c.png', text('cat'))]],
    ['[![cat](https://e.org/c.png)](https://e.org)', [link('https://e.org/', text('cat'))]],
    ['[](https://e.org/x)', [link('https://e.org/x', text('https://e.org/x'))]],
    ['see https://e.org/a_b_c.', [text('see '), link('https://e.org/a_b_c', text('https://e.org/a_b_c')), text('.')]],
    ['[a][r]\n\n[r]: https://e.org/r', [link('https://e.org/r', text('a'))]],
    ['[a](javascript:alert(1))', [text('a (javascript:alert(1))')]],
    ['[a](data:text/html,x)', [text('a (data:text/html,x)')]],
    ['[the file](src/main.ts)', [text('the file (src/main.ts)')]],
    ['[here](http://localhost:4000)', [text('here (http://localhost:4000)')]],
    ['[write](mailto:me@e.org), me@e.org', [text('write (me@e.org), me@e.org')]],
    ['[up](#top)', [text('up')]],
    ['about ~5 or ~6', [text('about ~5 or ~6')]],
    ['a<br>b <i>c</i>', [text('a'), { kind: 'break' }, text('b <i>c</i>')]],
  ])('%s: links lead only where every network lets them, the rest is text', (markdown, children) => {
    expect(parseReply(markdown)).toEqual([{ kind: 'paragraph', children }]);
  });

  test('tells footnotes at the end, numbered as they are mentioned', () => {
    expect(parseReply('one[^b] two[^a]\n\n[^a]: A\n\n[^b]: B[^c]\n\n[^c]: C\n\n[^z]: Z')).toEqual([
      paragraph(text('one[1] two[2]')),
      paragraph(text('[1] '), text('B[3]')),
      paragraph(text('[2] '), text('A')),
      paragraph(text('[3] '), text('C')),
      paragraph(text('[z] '), text('Z')),
    ]);
  });

  test.each<[string, unknown[]]>([
    ['a[^q]\n\n[^q]: > said', [paragraph(text('a[1]')), paragraph(text('[1] ')), { kind: 'quote', children: [paragraph(text('said'))] }]],
    ['a[^e]\n\n[^e]:', [paragraph(text('a[1]')), paragraph(text('[1] '))]],
    ['a[^x] b', [paragraph(text('a[^x] b'))]],
    ['a[^t]\n\n[^t]: one\n\n    two', [paragraph(text('a[1]')), paragraph(text('[1] '), text('one')), paragraph(text('two'))]],
  ])('a footnote may be anything, or nothing: %j', (markdown, blocks) => {
    expect(parseReply(markdown)).toEqual(blocks);
  });

  test.each<[string, unknown[]]>([
    ['```\n\n```', []],
    ['```not*a*language\nx\n```', [{ kind: 'code', language: null, text: 'x' }]],
    ['    x', [{ kind: 'code', language: null, text: 'x' }]],
    ['#', []],
    ['>', []],
    ['<div>\nx\n</div>', [paragraph(text('<div>'), { kind: 'break' }, text('x'), { kind: 'break' }, text('</div>'))]],
    ['[r]: https://e.org/r', []],
    [
      '- [ ] a\n- [x] b\n- c',
      [
        {
          kind: 'list',
          start: null,
          items: [
            { checked: false, children: [paragraph(text('a'))] },
            { checked: true, children: [paragraph(text('b'))] },
            { checked: null, children: [paragraph(text('c'))] },
          ],
        },
      ],
    ],
    ['0. a', [{ kind: 'list', start: 0, items: [{ checked: null, children: [paragraph(text('a'))] }] }]],
  ])('what is empty is left out, what is odd is kept: %j', (markdown, blocks) => {
    expect(parseReply(markdown)).toEqual(blocks);
  });

  test('leaves out what no network shows: control characters, halves of characters, marks that turn the direction', () => {
    expect(parseReply('a\u0000\u001b[1m\u202eb\ud800c\r\nd')).toEqual([paragraph(text('a[1mb\ufffdc'), { kind: 'break' }, text('d'))]);
    expect(parseReply('')).toEqual([]);
    expect(parseReply(' \n\t\n')).toEqual([]);
  });

  test.each([
    '>'.repeat(9_000),
    '- '.repeat(9_000),
    '['.repeat(9_000),
    '**a *b '.repeat(3_000),
    `${'> '.repeat(40)}x`,
    '<a '.repeat(9_000),
  ])('never throws and never hangs, however deep it is nested: %#', (markdown) => {
    const begun = performance.now();
    expect(parseReply(markdown).length).toBeGreaterThan(0);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  test('never throws, whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ unit: 'binary' }))),
        (parts) => void parseReply(parts.join('')),
      ),
      {
        numRuns: 500,
      },
    );
  });
});
